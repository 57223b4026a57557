// The words of the search box as the operator works on them: a draft is tried, saved as a version, or an earlier one comes
// back. What words do to a question is the platform's; what a saved search makes of a change is in following.ts.
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { Audit, type Actor } from '@app/identity';
import { Clock, Database, Outbox, problem, SearchWords, type Tx, type WordListDraft } from '@app/platform';
import { SearchWordsChanged } from '../subscription.events.js';
import { KEEP_VERSION, OFTEN_KEPT, VERSIONS } from './words.queries.js';
import type { RestoreWords, SaveWords, WordsDesk, WordsVersion } from './words.schema.js';

interface NewVersion extends SaveWords {
  readonly restoredFrom: number | null;
}

@Injectable()
export class OperatorWords {
  constructor(
    private readonly database: Database,
    private readonly words: SearchWords,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async desk(): Promise<WordsDesk> {
    const oftenKept = async (noun: string) =>
      (await this.database.query<{ q: string }>(OFTEN_KEPT, [noun])).map(({ q }) => q);
    return {
      list: await this.words.get(),
      versions: await this.database.query<WordsVersion & Record<string, unknown>>(VERSIONS),
      questions: { achievement: await oftenKept('achievement'), demand: await oftenKept('demand') },
    };
  }

  /** The words of one version, to look at or to go on from. @throws search.no-such-words */
  async version(version: number): Promise<WordListDraft> {
    const [row] = await this.database.query<{ words: WordListDraft }>(
      'select words from search_words_version where version = $1',
      [version],
    );
    if (!row) throw problem('search.no-such-words');
    return row.words;
  }

  /**
   * Saves a draft as the next version; people search with it within seconds.
   * @throws search.words-changed, search.words-contradict, search.words-unchanged
   */
  async save(actor: Actor, input: SaveWords): Promise<WordsDesk> {
    await this.put(actor, { ...input, restoredFrom: null });
    return this.desk();
  }

  /**
   * Saves the words of an earlier version as the next one: no version is ever changed.
   * @throws search.no-such-words, search.words-changed, search.words-unchanged
   */
  async restore(actor: Actor, version: number, { note, seenVersion }: RestoreWords): Promise<WordsDesk> {
    const draft = await this.version(version);
    await this.put(actor, { draft, note, seenVersion, restoredFrom: version });
    return this.desk();
  }

  private async put(actor: Actor, { draft, note, seenVersion, restoredFrom }: NewVersion): Promise<void> {
    const { synonyms, stopWords } = await this.words.get();
    if (isDeepStrictEqual({ synonyms, stopWords }, draft)) throw problem('search.words-unchanged');
    await this.database.tx(async (tx) => {
      const { version } = await this.words.set(tx, draft, seenVersion);
      const words = JSON.stringify(draft);
      await tx.query(KEEP_VERSION, [version, words, note, this.clock.now(), actor.userId, restoredFrom]);
      await this.record(tx, actor, version, { note, restoredFrom });
      await this.outbox.add(tx, SearchWordsChanged, { version });
    });
  }

  private record(tx: Tx, actor: Actor, version: number, detail: object): Promise<void> {
    return this.audit.write(tx, actor, {
      action: 'search.change-words',
      subjectType: 'search-words',
      subjectId: String(version),
      detail,
    });
  }
}
