// Meilisearch behind the search port. The embedded index is fed first and always: it holds texts and statistics for
// scoring, is what the server is reconciled with, and answers with `degraded: true` while the server does not.
import type { Log } from '../../log/log.js';
import type { EmbeddedEngine } from '../embedded/embedded.engine.js';
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
} from '../search.port.js';
import { askMeili } from './meili.ask.js';
import { recallMeili } from './meili.recall.js';
import type { MeiliServer } from './meili.server.js';
import { isMeiliCursor } from './question.js';

/** After a failure the server is left alone for so long, so that a storm of errors does not slow every question. */
const PAUSE_MS = 3_000;

export class MeiliEngine extends SearchEngine {
  readonly engine = 'meilisearch';
  private pausedUntil = 0;

  constructor(
    private readonly server: MeiliServer,
    private readonly embedded: EmbeddedEngine,
    private readonly log?: Pick<Log, 'warn'>,
  ) {
    super();
  }

  async upsert(index: SearchIndex, documents: readonly SearchDocument[]): Promise<void> {
    await this.embedded.upsert(index, documents);
    // The server gets what the embedded index kept, so that an older revision does not pass it by.
    await this.server.put(
      index,
      await this.embedded.documents(
        index,
        documents.map((document) => document.id),
      ),
    );
  }

  async remove(index: SearchIndex, ids: readonly string[]): Promise<void> {
    await this.embedded.remove(index, ids);
    await this.server.remove(index, ids);
  }

  async search(index: SearchIndex, query: SearchQuery): Promise<SearchAnswer> {
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

  async rebuild(index: SearchIndex, batches: AsyncIterable<readonly SearchDocument[]>): Promise<IndexFingerprint> {
    const uid = await this.server.beginRebuild(index);
    const server = this.server;
    async function* fedToBoth() {
      for await (const batch of batches) {
        await server.put(index, batch, uid);
        yield batch;
      }
    }
    await this.embedded.rebuild(index, fedToBoth());
    await this.server.swap(index);
    return this.fingerprint(index);
  }

  /** Makes the server hold exactly what the embedded index holds. */
  async reconcile(index: SearchIndex): Promise<{ added: number; removed: number }> {
    const found = await this.server.hashes(index);
    const stale: string[] = [];
    for (let after: string | null = null; ;) {
      const page: { id: string; hash: string }[] = await this.embedded.entries(index, after, 1_000);
      for (const { id, hash } of page) {
        if (found.get(id) !== hash) stale.push(id);
        found.delete(id);
      }
      if (page.length < 1_000) break;
      after = page.at(-1)!.id;
    }
    for (let at = 0; at < stale.length; at += 1_000) {
      await this.server.put(index, await this.embedded.documents(index, stale.slice(at, at + 1_000)));
    }
    await this.server.remove(index, [...found.keys()]);
    return { added: stale.length, removed: found.size };
  }

  private async orElse<T>(ask: () => Promise<T>, standIn: () => Promise<T>): Promise<T> {
    if (Date.now() < this.pausedUntil) return standIn();
    try {
      return await ask();
    } catch (error) {
      // A mistake in the question is ours and would fail on every engine.
      if (error instanceof Error && error.message.startsWith('search index ')) throw error;
      this.pausedUntil = Date.now() + PAUSE_MS;
      this.log?.warn({ error: String(error) }, 'Meilisearch did not answer; the embedded index stands in');
      return standIn();
    }
  }
}
