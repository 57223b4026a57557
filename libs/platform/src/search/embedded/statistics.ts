// Document frequencies and average lengths of an index, counted as a frozen snapshot.
//
// Why not exactly at every write: one listing has some 600 terms, so each publish would touch 600 hot rows, and every
// score in the market would move. A snapshot is counted again only after the index has changed by a fifth, and then
// from at most SAMPLE documents: the cost per document is constant from a thousand documents to a million, scores of
// one snapshot are reproducible, and idf of a fifth more documents differs in the second decimal.
import type { Database, Tx } from '../../database/database.js';
import type { IndexStatistics, SearchIndex } from '../search.port.js';
import { liveGeneration, type Generation } from './generations.js';
import { lexemePrefix } from './lexemes.js';

const SAMPLE = 50_000;
const STALE_SHARE = 0.2;
const STALE_FLOOR = 20;
/** While an import runs, a snapshot would be outgrown every few seconds: then only doubling makes a new one. */
const BURST_MS = 20_000;
const BURST_SHARE = 1;
/** Terms kept in memory of this process and index; a term is about 100 bytes. */
const CACHED_TERMS = 200_000;
/**
 * So long a snapshot is used again without asking whether it is still the live one. What another process counts or swaps
 * is seen at the latest after it: until then the snapshot before is complete, since it is kept until the next but one.
 */
export const SNAPSHOT_MS = 500;

/** The generation that answers questions, with its frequencies. */
export interface Snapshot {
  readonly generation: Generation;
  readonly statistics: IndexStatistics;
}

export class Statistics {
  /** When this process counted a generation last. */
  private readonly countedAtMs = new Map<number, number>();
  private readonly recent = new Map<string, { readonly askedAtMs: number; readonly snapshot: Promise<Snapshot> }>();
  private readonly caches = new Map<number, { version: number; terms: Map<string, number> }>();

  constructor(private readonly database: Database) {}

  /** The current snapshot; counts a new one first when the index has changed much. */
  async of(index: SearchIndex): Promise<IndexStatistics> {
    return (await this.current(index)).statistics;
  }

  /** The live generation with its statistics, asked for at most once in `SNAPSHOT_MS`, also by many at once. */
  current(index: SearchIndex): Promise<Snapshot> {
    const nowMs = performance.now();
    const known = this.recent.get(index.name);
    if (known && nowMs - known.askedAtMs < SNAPSHOT_MS) return known.snapshot;
    const entry = { askedAtMs: nowMs, snapshot: this.ask(index) };
    this.recent.set(index.name, entry);
    const drop = (): void => {
      if (this.recent.get(index.name) === entry) this.recent.delete(index.name);
    };
    // Without a count there is nothing worth keeping, nor after a failure.
    entry.snapshot.then(({ statistics }) => statistics.version === 0 && drop(), drop);
    return entry.snapshot;
  }

  /** What this process has written counts at once. */
  forget(index: SearchIndex): void {
    this.recent.delete(index.name);
  }

  private async ask(index: SearchIndex): Promise<Snapshot> {
    let generation = await liveGeneration(this.database, index);
    if (await this.isStale(generation)) {
      await this.count(generation.id);
      generation = await liveGeneration(this.database, index);
    }
    return { generation, statistics: this.snapshot(generation) };
  }

  snapshot(generation: Generation): IndexStatistics {
    return {
      version: generation.statisticsVersion,
      documents: generation.statisticsDocuments,
      averageLength: generation.averageLength,
      frequencies: (terms) => this.frequencies(generation, terms),
    };
  }

  private async isStale(generation: Generation): Promise<boolean> {
    const rows = await this.database.query<{ documents: string }>(
      'select documents from search_generation_change where generation_id = $1',
      [generation.id],
    );
    const changed = Number(rows[0]?.documents ?? 0);
    if (generation.statisticsVersion === 0) return changed > 0;
    const isBurst = performance.now() - (this.countedAtMs.get(generation.id) ?? -Infinity) < BURST_MS;
    const share = isBurst ? BURST_SHARE : STALE_SHARE;
    return changed > Math.max(STALE_FLOOR, generation.statisticsDocuments * share);
  }

  /**
   * Counts now. Of two at once the second goes on with the snapshot that there is; where there is none it waits for the
   * first and finds nothing to do.
   */
  async count(generationId: number): Promise<void> {
    await this.database.tx(async (tx) => {
      const before = await this.version(tx, generationId);
      if (before === 0) await tx.query('select pg_advisory_xact_lock(7312, $1)', [generationId]);
      else if (!(await takesLock(tx, generationId))) return;
      const version = await this.version(tx, generationId);
      if (version !== before) return;
      await this.recount(tx, generationId, version + 1);
    });
    this.countedAtMs.set(generationId, performance.now());
  }

  private async version(tx: Tx, generationId: number): Promise<number> {
    const rows: { statistics_version: number }[] = await tx.query(
      'select statistics_version from search_generation where id = $1',
      [generationId],
    );
    return rows[0]?.statistics_version ?? 0;
  }

  private async recount(tx: Tx, generationId: number, version: number): Promise<void> {
    const changes: { documents: string }[] = await tx.query(
      'select documents from search_generation_change where generation_id = $1',
      [generationId],
    );
    const rows: { documents: number }[] = await tx.query(
      'select count(*)::int as documents from search_document where generation_id = $1',
      [generationId],
    );
    const documents = rows[0]!.documents;
    const share = Math.min(1, SAMPLE / Math.max(1, documents));
    // Ids are hashed so that the sample is the same at every count and spread over the whole index.
    const sampled = share < 1 ? ` and hashtextextended(id, 0) & 1048575 < ${Math.floor(share * 1_048_576)}` : '';
    await tx.query('delete from search_term where generation_id = $1 and statistics_version < $2', [
      generationId,
      version - 1,
    ]);
    await tx.query(
      `insert into search_term (generation_id, statistics_version, term, documents)
       select $1::int, $2::int, substr(word, $3::int), round(ndoc / $4::float8)::int
       from ts_stat(format('select lexemes from search_document where generation_id = %s%s', $1::int, $5::text))
       where ndoc > 1`,
      [generationId, version, lexemePrefix(generationId).length + 1, share, sampled],
    );
    await tx.query(
      `update search_generation g set statistics_version = $2, statistics_documents = $3,
         average_word_length = l.word, average_bigram_length = l.bigram, average_character_length = l.character
       from (select greatest(1, coalesce(avg(word_length), 1)) as word,
                    greatest(1, coalesce(avg(bigram_length), 1)) as bigram,
                    greatest(1, coalesce(avg(character_length), 1)) as character
             from search_document where generation_id = $1${sampled}) l
       where g.id = $1`,
      [generationId, version, documents],
    );
    // Last, because every writer of the index adds to this row: counting takes seconds that they must not wait.
    await tx.query('update search_generation_change set documents = documents - $2 where generation_id = $1', [
      generationId,
      changes[0]?.documents ?? 0,
    ]);
  }

  private async frequencies(generation: Generation, terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const known = this.cacheOf(generation, terms.length);
    const missing = [...new Set(terms)].filter((term) => !known.has(term));
    if (missing.length > 0) {
      const rows = await this.database.query<{ term: string; documents: number }>(
        `select term, documents from search_term
         where generation_id = $1 and statistics_version = $2 and term = any($3::text[])`,
        [generation.id, generation.statisticsVersion, missing],
      );
      for (const term of missing) known.set(term, 0);
      for (const row of rows) known.set(row.term, row.documents);
    }
    const found = new Map<string, number>();
    for (const term of terms) {
      const documents = known.get(term);
      if (documents) found.set(term, documents);
    }
    return found;
  }

  private cacheOf(generation: Generation, wanted: number): Map<string, number> {
    const cached = this.caches.get(generation.id);
    if (cached?.version === generation.statisticsVersion && cached.terms.size + wanted <= CACHED_TERMS) {
      return cached.terms;
    }
    const terms = new Map<string, number>();
    this.caches.set(generation.id, { version: generation.statisticsVersion, terms });
    return terms;
  }
}

async function takesLock(tx: Tx, generationId: number): Promise<boolean> {
  const rows: { taken: boolean }[] = await tx.query('select pg_try_advisory_xact_lock(7312, $1) as taken', [
    generationId,
  ]);
  return rows[0]!.taken;
}
