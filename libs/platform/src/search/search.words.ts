// The operator's synonyms and stop words: read, tried out before they go live, and changed version by version.
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { problem, type FieldError } from '../http/problem.js';
import { Settings } from '../settings.js';
import { SearchEngine, type SearchFilter, type SearchIndex } from './search.port.js';
import './search.problems.js';
import { normalise } from './text.js';
import { askedWords, NO_WORDS, WORDS_SETTING } from './words.js';
import type { WordList, WordListDraft } from './words.schema.js';

/** First hits compared for one question. */
const COMPARED = 10;

/** What a draft would change for one question. */
export interface WordsEffect {
  readonly q: string;
  readonly totalBefore: number;
  readonly totalAfter: number;
  /** Ids of the first ten, best first. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

@Injectable()
export class SearchWords {
  constructor(
    private readonly engine: SearchEngine,
    private readonly settings: Settings,
  ) {}

  async get(): Promise<WordList> {
    return (await this.settings.get<WordList>(WORDS_SETTING)) ?? NO_WORDS;
  }

  /**
   * Asks each question with the live list and with the draft; nothing is stored.
   * @throws search.words-contradict
   */
  async preview(
    index: SearchIndex,
    draft: WordListDraft,
    questions: readonly string[],
    reader: { readonly filter: SearchFilter; readonly within?: readonly string[] | undefined },
  ): Promise<WordsEffect[]> {
    refuseContradictions(draft);
    const live = await this.get();
    const list = { ...draft, version: live.version + 1 };
    const ask = async (q: string, words: WordList) => {
      const { hits, total } = await this.engine.search(index, { ...reader, q, words, limit: COMPARED });
      return { ids: hits.map(({ id }) => id), total };
    };
    const effects: WordsEffect[] = [];
    for (const q of questions) {
      const before = await ask(q, live);
      const isAskedAlike = isDeepStrictEqual(askedWords(q, live), askedWords(q, list));
      const after = isAskedAlike ? before : await ask(q, list);
      effects.push({ q, totalBefore: before.total, totalAfter: after.total, before: before.ids, after: after.ids });
    }
    return effects;
  }

  /**
   * Live in every process within seconds.
   * @param seenVersion of the list that was edited
   * @throws search.words-changed when another edit came first, search.words-contradict
   */
  async set(tx: Tx, draft: WordListDraft, seenVersion: number): Promise<WordList> {
    refuseContradictions(draft);
    await tx.query('select pg_advisory_xact_lock(7314)');
    const rows: { value: WordList }[] = await tx.query('select value from platform_setting where key = $1', [
      WORDS_SETTING,
    ]);
    const live = rows[0]?.value ?? NO_WORDS;
    if (live.version !== seenVersion) throw problem('search.words-changed');
    const list = { synonyms: draft.synonyms, stopWords: draft.stopWords, version: live.version + 1 };
    await this.settings.set(tx, WORDS_SETTING, list);
    return list;
  }
}

/** A word leads to one group at most, and is either searched for or left out. */
function refuseContradictions(draft: WordListDraft): void {
  const errors: FieldError[] = [];
  const groupByWord = new Map<string, number>();
  const synonyms = new Set<string>();
  draft.synonyms.forEach(({ words, isOneWay }, at) => {
    const own = new Set<string>();
    words.forEach((typed, position) => {
      const word = normalise(typed);
      const known = isOneWay && position > 0 ? undefined : groupByWord.get(word);
      const fault = wordless(word) ?? (own.has(word) ? '在本组中重复' : known && `已在第 ${known} 组中`);
      if (fault) errors.push({ pointer: `/synonyms/${at}/words/${position}`, detail: `“${typed}”${fault}` });
      else if (!isOneWay || position === 0) groupByWord.set(word, at + 1);
      own.add(word);
      synonyms.add(word);
    });
  });
  const stopped = new Set<string>();
  draft.stopWords.forEach((typed, at) => {
    const word = normalise(typed);
    const fault = wordless(word) ?? (stopped.has(word) ? '重复' : synonyms.has(word) && '是同义词，不能同时停用');
    if (fault) errors.push({ pointer: `/stopWords/${at}`, detail: `“${typed}”${fault}` });
    stopped.add(word);
  });
  if (errors.length > 0) throw problem('search.words-contradict', { errors });
}

function wordless(word: string): string | undefined {
  return /[\p{L}\p{N}]/u.test(word) ? undefined : '没有文字，无法检索';
}
