// Which words are used for the same matters, learned from texts alone: words × texts, weighed, the strongest directions, and
// the nearest words of each word. Pure and reproducible from its seed. Not for storing or using the table.
import { rowDirections, type SparseMatrix } from './truncated-svd.js';

/** Fewer texts teach chance. */
export const LEAST_TEXTS = 2_000;
/** A sample of more texts teaches as much, and memory stays bounded: about 250 MB at the most. */
export const MOST_TEXTS = 20_000;
const MOST_WORDS = 30_000;
/** A word of fewer texts has no company to be known by. */
const LEAST_USES = 3;
const DIRECTIONS = 150;
/** Between the plain directions (0) and those of latent semantic analysis (1). */
const POWER = 0.5;
/** How far a word's own length is evened out: 0 not at all, 1 to unit length. */
const DAMPING = 0.7;
const NEAREST = 10;
/** Nearness in [0, 1]: what lies beyond this cosine (matching.md §3). */
const LEAST_COSINE = 0.3;

export interface Near {
  readonly term: string;
  /** In (0, 1]. */
  readonly closeness: number;
}

/** The nearest words of each word that has any, nearest first. */
export type WordTable = ReadonlyMap<string, readonly Near[]>;

/** @param texts words of each text, separated by blanks. Returns an empty table when they are too few. */
export function learnWords(texts: readonly string[], seed: number, leastTexts = LEAST_TEXTS): WordTable {
  if (texts.length < leastTexts) return new Map();
  const counts = texts.slice(0, MOST_TEXTS).map(countWords);
  const words = commonWords(counts);
  const matrix = weighed(counts, words);
  const rank = Math.min(DIRECTIONS, matrix.height, matrix.width);
  return nearest(words, rowDirections(matrix, rank, POWER, seed), rank);
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.split(' ')) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** With the number of texts that hold them; the same order whatever the order of texts. */
function commonWords(counts: readonly ReadonlyMap<string, number>[]): Map<string, { at: number; texts: number }> {
  const texts = new Map<string, number>();
  for (const each of counts) for (const word of each.keys()) texts.set(word, (texts.get(word) ?? 0) + 1);
  const chosen = [...texts]
    .filter(([, count]) => count >= LEAST_USES)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_WORDS);
  return new Map(chosen.map(([word, count], at) => [word, { at, texts: count }]));
}

/** (1 + ln tf) · idf, texts of unit length, then words damped towards it, so that neither long texts nor common words lead. */
function weighed(
  counts: readonly ReadonlyMap<string, number>[],
  words: ReadonlyMap<string, { at: number; texts: number }>,
): SparseMatrix {
  const rows: number[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  const squares = new Float64Array(words.size);
  for (const [column, each] of counts.entries()) {
    const entries = [...each].flatMap(([word, count]) => {
      const known = words.get(word);
      return known ? [{ at: known.at, value: (1 + Math.log(count)) * Math.log(counts.length / known.texts) }] : [];
    });
    const length = Math.sqrt(entries.reduce((sum, { value }) => sum + value * value, 0)) || 1;
    for (const { at, value } of entries) {
      rows.push(at);
      columns.push(column);
      values.push(value / length);
      squares[at] = squares[at]! + (value / length) ** 2;
    }
  }
  const damped = values.map((value, entry) => value / (Math.sqrt(squares[rows[entry]!]!) ** DAMPING || 1));
  return {
    height: words.size,
    width: counts.length,
    rows: Int32Array.from(rows),
    columns: Int32Array.from(columns),
    values: Float32Array.from(damped),
  };
}

function nearest(words: ReadonlyMap<string, unknown>, vectors: Float32Array, rank: number): WordTable {
  const names = [...words.keys()];
  const near = names.map((): { at: number; cosine: number }[] => []);
  for (let a = 0; a < names.length; a += 1) {
    for (let b = a + 1; b < names.length; b += 1) {
      let cosine = 0;
      for (let j = 0, x = a * rank, y = b * rank; j < rank; j += 1) cosine += vectors[x + j]! * vectors[y + j]!;
      if (cosine <= LEAST_COSINE) continue;
      keep(near[a]!, { at: b, cosine });
      keep(near[b]!, { at: a, cosine });
    }
  }
  const table = new Map<string, Near[]>();
  for (const [at, found] of near.entries()) {
    if (found.length === 0) continue;
    const nearnesses = found.map((each) => ({
      term: names[each.at]!,
      closeness: Math.min(1, (each.cosine - LEAST_COSINE) / (1 - LEAST_COSINE)),
    }));
    table.set(names[at]!, nearnesses);
  }
  return table;
}

/** Keeps the list sorted, nearest first, and at most `NEAREST` long. */
function keep(list: { at: number; cosine: number }[], found: { at: number; cosine: number }): void {
  if (list.length === NEAREST && list.at(-1)!.cosine >= found.cosine) return;
  const place = list.findIndex((each) => each.cosine < found.cosine);
  list.splice(place < 0 ? list.length : place, 0, found);
  if (list.length > NEAREST) list.pop();
}
