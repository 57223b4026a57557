// What the operator's words do to a question: synonyms become alternatives, stop words drop out. The same for every
// engine, and at the time of asking, so that a change needs no new index.
import type { Database } from '../database/database.js';
import { normalise, questionWords } from './text.js';
import type { WordList } from './words.schema.js';

export const NO_WORDS: WordList = { version: 0, synonyms: [], stopWords: [] };
export const WORDS_SETTING = 'search.words';

/** Words of a question that are read. */
const WORDS_ASKED = 32;
/** How long a process may go on with the list before a change. */
const FRESH_MS = 5_000;

interface Prepared {
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly pattern: RegExp | null;
  readonly stopWords: ReadonlySet<string>;
}

const prepared = new WeakMap<WordList, Prepared>();

function prepare(list: WordList): Prepared {
  const known = prepared.get(list);
  if (known) return known;
  const groups = new Map<string, string[]>();
  for (const group of list.synonyms) {
    const words = [...new Set(group.words.map(normalise))];
    for (const word of group.isOneWay ? words.slice(0, 1) : words) {
      groups.set(word, [word, ...words.filter((other) => other !== word)]);
    }
  }
  const longestFirst = [...groups.keys()].sort((a, b) => b.length - a.length);
  const pattern = longestFirst.length === 0 ? null : new RegExp(longestFirst.map(asPattern).join('|'), 'gu');
  const made = { groups, pattern, stopWords: new Set(list.stopWords.map(normalise)) };
  prepared.set(list, made);
  return made;
}

/** A Latin word is found as a whole only: not "pe" in "pepper". */
function asPattern(word: string): string {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const start = /^[a-z0-9]/.test(word) ? '(?<![a-z0-9])' : '';
  const end = /[a-z0-9]$/.test(word) ? '(?![a-z0-9])' : '';
  return start + escaped + end;
}

/** The words of a question, each with the words that may stand in its place, itself first. */
export function askedWords(q: string, list: WordList): string[][] {
  const text = normalise(q);
  const { groups, pattern, stopWords } = prepare(list);
  const asked: string[][] = [];
  let from = 0;
  for (const { 0: word, index } of pattern ? text.matchAll(pattern) : []) {
    asked.push(...questionWords(text.slice(from, index)).map((each) => [each]), [...(groups.get(word) ?? [word])]);
    from = index + word.length;
  }
  asked.push(...questionWords(text.slice(from)).map((each) => [each]));
  const byFirst = new Map(asked.map((alternatives) => [alternatives[0], alternatives]));
  const distinct = [...byFirst.values()].slice(0, WORDS_ASKED);
  const kept = distinct.filter(([word = '']) => !stopWords.has(word));
  return kept.length > 0 ? kept : distinct;
}

/** The list as it is stored, read again after a few seconds. */
export class StoredWords {
  private list = NO_WORDS;
  private readAtMs = -Infinity;

  constructor(private readonly database: Database) {}

  async current(): Promise<WordList> {
    if (performance.now() - this.readAtMs < FRESH_MS) return this.list;
    const rows = await this.database.query<{ value: WordList }>('select value from platform_setting where key = $1', [
      WORDS_SETTING,
    ]);
    const found = rows[0]?.value ?? NO_WORDS;
    if (found.version !== this.list.version) this.list = found;
    this.readAtMs = performance.now();
    return this.list;
  }
}
