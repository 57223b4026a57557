// What a person may want to type on: words and titles of documents that this person may see, so that a suggestion never
// tells more than the list behind it.
import type { HitTitle, Suggestion } from './search.port.js';
import { mayBePinyin, spellings } from './pinyin.js';
import { normalise, plainWords } from './text.js';

/** Titles looked through for one suggestion. */
export const TITLES_READ = 40;
/** Words before titles: they say more in less room. */
const WORDS_SHARE = 0.6;

/**
 * @param typed as typed so far
 * @param titles best first
 */
export function suggestionsOf(typed: string, titles: readonly HitTitle[], limit: number): Suggestion[] {
  const start = normalise(typed);
  if (start === '') return [];
  const words = wordsFrom(start, titles).slice(0, Math.ceil(limit * WORDS_SHARE));
  const seen = new Set(words.map(({ text }) => text));
  const whole: Suggestion[] = [];
  for (const { id, title } of titles) {
    if (seen.has(title) || !answers(start, normalise(title))) continue;
    seen.add(title);
    whole.push({ kind: 'title', text: title, id });
  }
  return [...words, ...whole].slice(0, limit);
}

/** Words of the titles, alone and with the one after, that begin as typed; those of most titles first. */
function wordsFrom(start: string, titles: readonly HitTitle[]): Suggestion[] {
  const counts = new Map<string, number>();
  for (const { title } of titles) {
    const words = plainWords(normalise(title));
    const runs = words.flatMap((word, at) => [word, word + (words[at + 1] ?? '')]);
    for (const run of new Set(runs)) {
      if (run !== start && begins(start, run)) counts.set(run, (counts.get(run) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a, inA], [b, inB]) => inB - inA || a.length - b.length || (a < b ? -1 : 1))
    .map(([text]) => ({ kind: 'word', text }));
}

function begins(start: string, run: string): boolean {
  return run.startsWith(start) || (mayBePinyin(start) && spellings(run).some((typed) => typed.startsWith(start)));
}

function answers(start: string, title: string): boolean {
  return title.includes(start) || begins(start, title);
}
