// How far a mistyped Latin word may be from the one that was meant, the same as the search server allows. Never for Han
// characters, where one other character is another word, and never for numbers.

const LATIN_WORD = /^[a-z]+$/;
/** Letters from which one typing error is forgiven, and two. */
const ONE_FROM = 5;
const TWO_FROM = 9;

/** Typing errors that a word may have. */
export function forgivenErrors(word: string): number {
  if (!LATIN_WORD.test(word) || word.length < ONE_FROM) return 0;
  return word.length < TWO_FROM ? 1 : 2;
}

/** Whether `known` may have been meant by `typed`. A wrong first letter counts twice: few people mistype it. */
export function isNear(typed: string, known: string): boolean {
  const most = forgivenErrors(typed);
  if (most === 0 || !LATIN_WORD.test(known) || Math.abs(typed.length - known.length) > most) return false;
  return distance(typed, known) + (typed[0] === known[0] ? 0 : 1) <= most;
}

/** Letters to add, leave out, replace, or swap with the next one. */
function distance(a: string, b: string): number {
  let [earlier, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(replaced, row[j]! + 1, next[j - 1]! + 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) next[j] = Math.min(next[j]!, earlier[j - 2]! + 1);
    }
    [earlier, row] = [row, next];
  }
  return row[b.length]!;
}
