// The operator's synonyms and stop words: read, tried out before they go live, and changed version by version.
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { problem, type FieldError } from '../http/problem.js';
import { Settings } from '../settings.js';
import { SearchEngine, type SearchFilter, type SearchIndex } from './search.port.js';
import './search.problems.js';
import { normalise } from './text.js';
import { NO_WORDS, WORDS_SETTING } from './words.js';
import type { WordList, WordListDraft } from './words.schema.js';

/** Hits compared for one question. */
const COMPARED = 20;

/** What a draft would change for one question. */
export interface WordsEffect {
  readonly q: string;
  readonly totalBefore: number;
  readonly totalAfter: number;
  /** Of the first twenty: ids that come in, and that drop out, best first. */
  readonly added: readonly string[];
  readonly lost: readonly string[];
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
    const ask = (q: string, words: WordList) => this.engine.search(index, { ...reader, q, words, limit: COMPARED });
    const effects: WordsEffect[] = [];
    for (const q of questions) {
      const before = await ask(q, live);
      const after = await ask(q, { ...draft, version: live.version + 1 });
      const known = new Set(before.hits.map(({ id }) => id));
      const kept = new Set(after.hits.map(({ id }) => id));
      effects.push({
        q,
        totalBefore: before.total,
        totalAfter: after.total,
        added: [...kept].filter((id) => !known.has(id)),
        lost: [...known].filter((id) => !kept.has(id)),
      });
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

/** A word stands in one group at most, and is either searched for or left out. */
function refuseContradictions(draft: WordListDraft): void {
  const errors: FieldError[] = [];
  const groupByWord = new Map<string, number>();
  draft.synonyms.forEach((group, at) =>
    group.forEach((word, position) => {
      const known = groupByWord.get(normalise(word));
      const pointer = `/synonyms/${at}/${position}`;
      if (known === undefined) groupByWord.set(normalise(word), at);
      else if (known === at) errors.push({ pointer, detail: `“${word}”在本组中重复` });
      else errors.push({ pointer, detail: `“${word}”已在第 ${known + 1} 组中` });
    }),
  );
  draft.stopWords.forEach((word, at) => {
    if (groupByWord.has(normalise(word))) {
      errors.push({ pointer: `/stopWords/${at}`, detail: `“${word}”是同义词，不能同时停用` });
    }
  });
  if (errors.length > 0) throw problem('search.words-contradict', { errors });
}
