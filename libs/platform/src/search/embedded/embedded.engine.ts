// The engine that needs no other server: tsvector and trigram indexes in PostgreSQL.
// It is always fed, also beside Meilisearch: scoring texts and statistics come from here, and it stands in on failure.
import type { Database } from '../../database/database.js';
import { fingerprintOf } from '../fingerprint.js';
import {
  SearchEngine,
  type AlsoAsked,
  type IndexFingerprint,
  type IndexStatistics,
  type RecallAnswer,
  type RecallQuery,
  type ScoringText,
  type SearchAnswer,
  type SearchDocument,
  type SearchHit,
  type SearchIndex,
  type SearchQuery,
  type SimilarQuery,
  type SuggestAnswer,
  type SuggestQuery,
  type ServerReconciliation,
  versionOf,
} from '../search.port.js';
import { answerQuestion } from './answer.js';
import { alsoAskedIn, markHits } from './marked-hits.js';
import { removeDocuments, writeDocuments } from './documents.js';
import { beginGeneration, liveGeneration, swapGeneration } from './generations.js';
import { lexemePrefix, lexemeQuery, openLabels, restriction, textFields } from './lexemes.js';
import { rarestTerms, recallRows } from './recall.js';
import { Statistics } from './statistics.js';
import { byVisibleWords } from './visible-words.js';
import { suggestionsOf, TITLES_READ } from '../suggesting.js';
import { tellingTerms } from '../text.js';
import { StoredWords } from '../words.js';

interface StoredDocument extends Record<string, unknown> {
  id: string;
  revision: string;
  text: SearchDocument['text'];
  attributes: SearchDocument['attributes'];
}

export class EmbeddedEngine extends SearchEngine {
  readonly engine = 'embedded';
  /** The operator's synonyms and stop words. */
  readonly words: StoredWords;
  private readonly counted: Statistics;

  constructor(private readonly database: Database) {
    super();
    this.counted = new Statistics(database);
    this.words = new StoredWords(database);
  }

  async upsert(index: SearchIndex, documents: readonly SearchDocument[]): Promise<void> {
    await writeDocuments(this.database, index, documents);
    this.counted.forget(index);
  }

  async remove(index: SearchIndex, ids: readonly string[]): Promise<void> {
    await removeDocuments(this.database, index, ids);
    this.counted.forget(index);
  }

  async search(index: SearchIndex, query: SearchQuery): Promise<SearchAnswer> {
    const sources = { database: this.database, statistics: this.counted, words: this.words };
    return answerQuestion(sources, index, query);
  }

  async recall(index: SearchIndex, query: RecallQuery): Promise<RecallAnswer> {
    const { generation, statistics } = await this.counted.current(index);
    const prefix = lexemePrefix(generation.id);
    const terms = await rarestTerms(statistics, query.terms);
    const questions = terms.map(({ term, idf }) => ({ query: lexemeQuery(prefix, term), idf }));
    return { candidates: await recallRows(this.database, index, questions, query), degraded: false };
  }

  async similar(index: SearchIndex, query: SimilarQuery): Promise<RecallAnswer> {
    const generation = await liveGeneration(this.database, index);
    const statistics = await this.counted.of(index);
    const prefix = lexemePrefix(generation.id);
    const { suffix, closed } = restriction(openLabels(index, query.within));
    const terms = await rarestTerms(statistics, tellingTerms(query.text));
    const words = {
      looks: terms.map(({ term }) => lexemeQuery(prefix, term)),
      parts: terms.map(({ term }) => lexemeQuery(prefix, term, suffix)),
      closed,
    };
    const { documents } = statistics;
    const asked = { filter: query.filter, limit: query.limit + 1, documents };
    const { found } = await byVisibleWords(this.database, index, words, asked);
    return { candidates: found.filter(({ id }) => id !== query.without).slice(0, query.limit), degraded: false };
  }

  async suggest(index: SearchIndex, query: SuggestQuery): Promise<SuggestAnswer> {
    return this.suggestFrom(index, query, this);
  }

  /** Suggestions from what `engine` finds. */
  async suggestFrom(index: SearchIndex, query: SuggestQuery, engine: SearchEngine): Promise<SuggestAnswer> {
    const { typed, filter, within, limit } = query;
    const [heaviest] = textFields(index);
    if (!heaviest || typed.trim() === '' || (within && !within.includes(heaviest.field))) {
      return { suggestions: [], degraded: false };
    }
    const found = await engine.search(index, { q: typed, filter, within, limit: TITLES_READ });
    const ids = found.hits.map(({ id }) => id);
    const titleById = new Map(
      (await this.documents(index, ids)).map(({ id, text }) => [id, text[heaviest.field] ?? '']),
    );
    const titles = ids.map((id) => ({ id, title: titleById.get(id) ?? '' }));
    return { suggestions: suggestionsOf(typed, titles, limit), degraded: found.degraded };
  }

  async statistics(index: SearchIndex): Promise<IndexStatistics> {
    return this.counted.of(index);
  }

  async scoringTexts(index: SearchIndex, ids: readonly string[]): Promise<readonly ScoringText[]> {
    if (ids.length === 0) return [];
    return this.database.query<ScoringText & Record<string, unknown>>(
      `select id, revision::float8 as revision, normalised, words from search_document
       where generation_id = (select id from search_generation where index_name = $1 and state = 'live')
         and id = any($2::text[])`,
      [index.name, ids],
    );
  }

  /** Documents as they were written last; unknown ids are left out. */
  async documents(index: SearchIndex, ids: readonly string[]): Promise<SearchDocument[]> {
    const generation = await liveGeneration(this.database, index);
    const rows = await this.database.query<StoredDocument>(
      `select id, revision, texts as text, attributes from search_document
       where generation_id = $1 and id = any($2::text[])`,
      [generation.id, ids],
    );
    return rows.map(({ id, revision, text, attributes }) => ({ id, revision: Number(revision), text, attributes }));
  }

  /** Hits found by any engine, with the marked texts that `query` asks for. */
  async withHighlights(
    index: SearchIndex,
    query: SearchQuery,
    words: readonly string[],
    found: readonly { readonly id: string; readonly score: number }[],
  ): Promise<SearchHit[]> {
    const generation = await liveGeneration(this.database, index);
    return markHits(this.database, { index, query, generation }, words, found);
  }

  /** What a question was asked for beside its words, of hits found by any engine. */
  async alsoAsked(
    index: SearchIndex,
    query: SearchQuery,
    asked: readonly (readonly string[])[],
    found: readonly { readonly id: string }[],
  ): Promise<AlsoAsked[]> {
    const generation = await liveGeneration(this.database, index);
    return alsoAskedIn(this.database, { index, query, generation }, asked, found);
  }

  async entries(index: SearchIndex, afterId: string | null, limit: number): Promise<{ id: string; hash: string }[]> {
    const generation = await liveGeneration(this.database, index);
    return this.database.query(
      `select id, hash from search_document where generation_id = $1 and id > $2 order by id limit $3`,
      [generation.id, afterId ?? '', limit],
    );
  }

  async fingerprint(index: SearchIndex): Promise<IndexFingerprint> {
    const hashes: string[] = [];
    for (let after: string | null = null; ;) {
      const page: { id: string; hash: string }[] = await this.entries(index, after, 10_000);
      for (const entry of page) hashes.push(entry.hash);
      if (page.length < 10_000) return fingerprintOf(hashes);
      after = page.at(-1)!.id;
    }
  }

  async count(index: SearchIndex): Promise<number> {
    const generation = await liveGeneration(this.database, index);
    const [row] = await this.database.query<{ count: number }>(
      'select count(*)::int as count from search_document where generation_id = $1',
      [generation.id],
    );
    return row?.count ?? 0;
  }

  async faults(index: SearchIndex): Promise<readonly string[]> {
    const { version } = await liveGeneration(this.database, index);
    return version === versionOf(index) ? [] : [`version ${version} instead of ${versionOf(index)}`];
  }

  async reconcile(): Promise<ServerReconciliation> {
    return { drift: [], written: 0, removed: 0 };
  }

  async rebuild(index: SearchIndex, batches: AsyncIterable<readonly SearchDocument[]>): Promise<IndexFingerprint> {
    await liveGeneration(this.database, index);
    const generationId = await beginGeneration(this.database, index);
    for await (const batch of batches) await writeDocuments(this.database, index, batch, [generationId]);
    await this.counted.count(generationId);
    await swapGeneration(this.database, index, generationId);
    this.counted.forget(index);
    return this.fingerprint(index);
  }
}
