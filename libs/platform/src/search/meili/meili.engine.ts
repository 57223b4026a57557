// Meilisearch behind the search port. The embedded index is fed first and always: it holds texts and statistics for
// scoring, is what the server is reconciled with, and answers with `degraded: true` while the server does not.
import type { Log } from '../../log/log.js';
import type { EmbeddedEngine } from '../embedded/embedded.engine.js';
import { MeilisearchApiError } from 'meilisearch';
import { ProblemError } from '../../http/problem.js';
import type { Behind } from '../behind.js';
import { Breaker } from '../breaker.js';
import { fingerprintOf } from '../fingerprint.js';
import {
  SearchEngine,
  type IndexFingerprint,
  type IndexStatistics,
  type RecallAnswer,
  type RecallQuery,
  type ScoringText,
  type SearchAnswer,
  type SearchDocument,
  type SearchIndex,
  type SearchQuery,
  type ServerReconciliation,
  type SimilarQuery,
  type SuggestAnswer,
  type SuggestQuery,
} from '../search.port.js';
import { askMeili } from './meili.ask.js';
import { recallMeili, similarMeili } from './meili.recall.js';
import { isMissingIndex, type MeiliServer } from './meili.server.js';
import { isMeiliCursor } from './question.js';
import type { SettingDrift } from './settings.js';

/** Documents on their way from the embedded index to the server: so many at once, and so many times that. */
const COPIED = 2_000;
const COPIES_UNDER_WAY = 5;

export class MeiliEngine extends SearchEngine {
  readonly engine = 'meilisearch';
  private readonly breaker = new Breaker();
  /** Indexes that this process has seen on the server. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly server: MeiliServer,
    private readonly embedded: EmbeddedEngine,
    private readonly behind: Behind,
    private readonly log?: Pick<Log, 'warn'>,
  ) {
    super();
  }

  async upsert(index: SearchIndex, documents: readonly SearchDocument[]): Promise<void> {
    await this.embedded.upsert(index, documents);
    const ids = documents.map((document) => document.id);
    // The server gets what the embedded index kept, so that an older revision does not pass it by.
    await this.toServer(index, async () => this.server.put(index, await this.embedded.documents(index, ids)));
  }

  async remove(index: SearchIndex, ids: readonly string[]): Promise<void> {
    await this.embedded.remove(index, ids);
    if (ids.length > 0) await this.toServer(index, () => this.server.remove(index, ids));
  }

  async search(index: SearchIndex, query: SearchQuery): Promise<SearchAnswer> {
    if (query.isExhaustive) return this.embedded.search(index, query);
    const isOwnPage = query.cursor === undefined || isMeiliCursor(query.cursor);
    const standIn = async (): Promise<SearchAnswer> => {
      const answer = await this.embedded.search(index, isOwnPage ? { ...query, cursor: undefined } : query);
      return { ...answer, degraded: true };
    };
    if (!isOwnPage) return standIn();
    return this.orElse(() => askMeili(this.server, this.embedded, index, query), standIn);
  }

  async recall(index: SearchIndex, query: RecallQuery): Promise<RecallAnswer> {
    return this.orElse(
      () => recallMeili(this.server, this.embedded, index, query),
      async () => ({ ...(await this.embedded.recall(index, query)), degraded: true }),
    );
  }

  async similar(index: SearchIndex, query: SimilarQuery): Promise<RecallAnswer> {
    return this.orElse(
      () => similarMeili(this.server, this.embedded, index, query),
      async () => ({ ...(await this.embedded.similar(index, query)), degraded: true }),
    );
  }

  suggest(index: SearchIndex, query: SuggestQuery): Promise<SuggestAnswer> {
    return this.embedded.suggestFrom(index, query, this);
  }

  statistics(index: SearchIndex): Promise<IndexStatistics> {
    return this.embedded.statistics(index);
  }

  scoringTexts(index: SearchIndex, ids: readonly string[]): Promise<readonly ScoringText[]> {
    return this.embedded.scoringTexts(index, ids);
  }

  entries(index: SearchIndex, afterId: string | null, limit: number) {
    return this.embedded.entries(index, afterId, limit);
  }

  /** Of the server. */
  async fingerprint(index: SearchIndex): Promise<IndexFingerprint> {
    return fingerprintOf((await this.server.hashes(index)).values());
  }

  async faults(index: SearchIndex): Promise<readonly string[]> {
    const faults = [...(await this.embedded.faults(index))];
    const drifted = await this.server.driftOf(index);
    if (drifted === null) return [...faults, 'absent on the server'];
    faults.push(...drifted.map(({ key }) => `setting ${key}`));
    if ((await this.behind.of(index.name)) !== null) faults.push('a write did not reach the server');
    const [here, there] = await Promise.all([this.embedded.count(index), this.server.count(index)]);
    if (here !== there) faults.push(`${there} documents on the server instead of ${here}`);
    return faults;
  }

  async rebuild(index: SearchIndex, batches: AsyncIterable<readonly SearchDocument[]>): Promise<IndexFingerprint> {
    await this.embedded.rebuild(index, batches);
    await this.fill(index);
    await this.reconcile(index);
    return this.fingerprint(index);
  }

  async reconcile(index: SearchIndex): Promise<ServerReconciliation> {
    const mark = await this.behind.of(index.name);
    const drifted = await this.server.driftOf(index);
    if (drifted === null) await this.fill(index);
    else if (drifted.length > 0) await this.setAgain(index, drifted);
    const found = await this.server.hashes(index);
    const missing = await this.missingFrom(index, found);
    await this.copy(index, inPages(missing));
    await this.server.remove(index, [...found.keys()]);
    if (mark !== null) await this.behind.clear(index.name, mark);
    return { drift: (drifted ?? []).map(({ key }) => key), written: missing.length, removed: found.size };
  }

  /** Ids whose document the server lacks or has otherwise. What `found` holds beyond is left in it. */
  private async missingFrom(index: SearchIndex, found: Map<string, string>): Promise<string[]> {
    const missing: string[] = [];
    for (let after: string | null = null; ;) {
      const page: { id: string; hash: string }[] = await this.embedded.entries(index, after, 10_000);
      for (const { id, hash } of page) {
        if (found.get(id) !== hash) missing.push(id);
        found.delete(id);
      }
      if (page.length < 10_000) return missing;
      after = page.at(-1)!.id;
    }
  }

  private async setAgain(index: SearchIndex, drifted: readonly SettingDrift[]): Promise<void> {
    this.log?.warn('settings of a Meilisearch index differ from the code and are set again', {
      index: index.name,
      drifted,
    });
    await this.server.applySettings(index);
  }

  /** Builds the server's index from the embedded one, beside a live one if there is one, and swaps it in. */
  private async fill(index: SearchIndex): Promise<void> {
    const uid = await this.server.beginNext(index);
    const pages = idPages((after) => this.embedded.entries(index, after, COPIED));
    await this.copy(index, pages, uid);
    await this.server.swapIn(index);
  }

  /** Hands several pages over before the first is indexed: the server takes waiting batches together. */
  private async copy(index: SearchIndex, pages: AsyncIterable<string[]>, uid?: string): Promise<void> {
    const underWay: Promise<void>[] = [];
    try {
      for await (const ids of pages) {
        if (underWay.length >= COPIES_UNDER_WAY) await underWay.shift();
        const put = this.server.put(index, await this.embedded.documents(index, ids), uid);
        put.catch(() => undefined);
        underWay.push(put);
      }
      for (const put of underWay) await put;
    } finally {
      await Promise.allSettled(underWay);
    }
  }

  /** A write to the server. One that fails is remembered for the next reconcile, and thrown so that it is tried again. */
  private async toServer(index: SearchIndex, write: () => Promise<void>): Promise<void> {
    try {
      if (!this.seen.has(index.name)) await this.open(index);
      await write();
    } catch (error) {
      if (isMissingIndex(error)) this.seen.delete(index.name);
      await this.behind.mark(index.name);
      throw error;
    }
  }

  /** Before the first write of this process: an index that is absent is filled, settings that differ are set. */
  private async open(index: SearchIndex): Promise<void> {
    const drifted = await this.server.driftOf(index);
    if (drifted === null) await this.fill(index);
    else if (drifted.length > 0) await this.setAgain(index, drifted);
    this.seen.add(index.name);
  }

  private orElse<T>(ask: () => Promise<T>, standIn: () => Promise<T>): Promise<T> {
    const askOrThrow = async () => {
      try {
        return { answer: await ask() };
      } catch (error) {
        // A mistake in the question would fail on every engine.
        if (isMistake(error)) return { mistake: error };
        throw error;
      }
    };
    const onFault = (error: unknown) =>
      this.log?.warn('Meilisearch did not answer; the embedded index stands in', { error: String(error) });
    return this.breaker
      .run<{ answer: T } | { mistake: unknown }>(
        askOrThrow,
        async () => ({ answer: await standIn() }),
        isFault,
        onFault,
      )
      .then((outcome) => {
        if ('mistake' in outcome) throw outcome.mistake;
        return outcome.answer;
      });
  }
}

async function* inPages(ids: readonly string[]): AsyncGenerator<string[]> {
  for (let at = 0; at < ids.length; at += COPIED) yield ids.slice(at, at + COPIED);
}

/** All ids, in the pages that `read` gives after an id. */
async function* idPages(
  read: (after: string | null) => Promise<readonly { readonly id: string }[]>,
): AsyncGenerator<string[]> {
  for (let after: string | null = null; ;) {
    const ids: string[] = (await read(after)).map(({ id }) => id);
    if (ids.length > 0) yield ids;
    if (ids.length < COPIED) return;
    after = ids.at(-1)!;
  }
}

function isMistake(error: unknown): boolean {
  return error instanceof ProblemError || (error instanceof Error && error.message.startsWith('search index '));
}

/** Refusing one question, or lacking one index, says nothing against the server. */
function isFault(error: unknown): boolean {
  if (!(error instanceof MeilisearchApiError)) return true;
  const { status } = error.response;
  return status !== 400 && status !== 404;
}
