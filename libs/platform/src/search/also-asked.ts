// What a question was asked for beside its words: the operator's synonyms, and what a word in Latin letters reads as in
// pinyin. Readings come from titles that were found, so that they tell no word which the list does not show.
import { mayBePinyin, spellings } from './pinyin.js';
import { normalise, plainWords } from './text.js';

export interface AlsoAsked {
  readonly kind: 'synonym' | 'pinyin';
  readonly text: string;
}

const MOST_READINGS = 5;
/** From so many letters on, the beginning of a spelling finds the word as well. */
const PREFIX_FROM = 3;

type Asked = readonly (readonly string[])[];

/** @param asked words of the question, each with those that stand in its place, itself first */
export function synonymsIn(asked: Asked): AlsoAsked[] {
  const others = new Set(asked.flatMap(([, ...synonyms]) => synonyms));
  return [...others].map((text) => ({ kind: 'synonym', text }));
}

/** Words of the question that may be pinyin. */
export function spelledIn(asked: Asked): string[] {
  return asked.flatMap(([word = '']) => (mayBePinyin(word) ? [word] : []));
}

/** Words of the titles that are typed like one of `typed`; those of most titles first. */
export function readingsOf(typed: readonly string[], titles: readonly string[]): AlsoAsked[] {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const words = plainWords(normalise(title));
    const pairs = words.flatMap((word, at) => (words[at + 1] ? [word + words[at + 1]] : []));
    const read = typed.flatMap((each) => {
      const whole = words.filter((word) => isTyped(each, word));
      return whole.length > 0 ? whole : pairs.filter((pair) => isTyped(each, pair));
    });
    for (const word of new Set(read)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, inA], [b, inB]) => inB - inA || a.length - b.length || (a < b ? -1 : 1))
    .slice(0, MOST_READINGS)
    .map(([text]) => ({ kind: 'pinyin', text }));
}

function isTyped(typed: string, word: string): boolean {
  return spellings(word).some(
    (spelling) => spelling === typed || (typed.length >= PREFIX_FROM && spelling.startsWith(typed)),
  );
}
