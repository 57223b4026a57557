// The search port: what rooms may ask of a full-text engine. It knows indexes, documents and terms, no domain word.
// Engines only find candidates and answer the search box; how a match is scored is decided in `libs/matching`.
import type { AlsoAsked } from './also-asked.js';
import { TEXT_VERSION } from './text.js';
import type { WordList } from './words.schema.js';

export type { AlsoAsked } from './also-asked.js';

/** A scalar that can be filtered on. Instants are epoch milliseconds, money is fen, both as safe integers. */
export type FilterValue = string | number | boolean;

/** Attributes are never tokenised; a list means "has each of these values". */
export type AttributeValue = FilterValue | readonly string[] | null;

/** Weight label of a text field: A counts most. At most four labels, because PostgreSQL has four. */
export type TextLabel = 'A' | 'B' | 'C' | 'D';

/**
 * An index as code. Fields that share a label are searched or left out together (see `SearchQuery.within`), so give
 * every disclosure group its own label. Raise `version` when fields or tokenising change: the index is then rebuilt.
 */
export interface SearchIndex<Text extends string = string, Attribute extends string = string> {
  readonly name: string;
  readonly version: number;
  readonly text: Readonly<Record<Text, TextLabel>>;
  readonly filterable: readonly Attribute[];
  /** Subset of `filterable` whose values are counted. */
  readonly facets: readonly Attribute[];
  /** At most four numeric attributes. */
  readonly sortable: readonly Attribute[];
  /** Text fields that `scoringTexts`, `recall` and `statistics` see; default all. Leave out what a match may not reveal. */
  readonly scored?: readonly Text[] | undefined;
}

export interface SearchDocument<Text extends string = string, Attribute extends string = string> {
  readonly id: string;
  /** Grows with every change of the row (for instance `updatedAt` in ms): an older revision never overwrites a newer. */
  readonly revision: number;
  readonly text: Readonly<Partial<Record<Text, string | null>>>;
  readonly attributes: Readonly<Partial<Record<Attribute, AttributeValue>>>;
}

export type FilterCondition =
  | { readonly field: string; readonly in: readonly FilterValue[] }
  | { readonly field: string; readonly notIn: readonly FilterValue[] }
  | { readonly field: string; readonly gte?: number; readonly lte?: number; readonly gt?: number; readonly lt?: number }
  | { readonly any: readonly SearchFilter[] };

/** All conditions must hold. A document that lacks the field passes `notIn` and fails `in` and ranges. */
export type SearchFilter = readonly FilterCondition[];

export interface SearchQuery {
  /** As typed. Empty or absent: browse. */
  readonly q?: string | undefined;
  /** Always set by the api (visibility), never by the browser. */
  readonly filter: SearchFilter;
  /** Text fields this viewer may read; default all. Hits, highlights and counts never use another field. */
  readonly within?: readonly string[] | undefined;
  /** Each facet is counted without the conditions on its own field, so that one can add a second value. */
  readonly facets?: readonly string[] | undefined;
  /** Absent: by relevance, or newest id first when there is no `q`. */
  readonly sort?: { readonly field: string; readonly direction: 'asc' | 'desc' } | undefined;
  /** `nextCursor` of the page before. */
  readonly cursor?: string | undefined;
  /** Synonyms and stop words to ask with instead of the stored ones, for a preview. */
  readonly words?: WordList | undefined;
  /** 1–100, more with `isExhaustive`. */
  readonly limit: number;
  /**
   * To be read to the last page: keyset pages of the embedded index on every engine, because a server's end somewhere.
   * Nothing is counted or marked (`total` 0). Words need `sort`, because ranks end too.
   */
  readonly isExhaustive?: boolean | undefined;
  /** Text fields to return with marked words, cut to about `highlightLength` characters around the first hit. */
  readonly highlight?: readonly string[] | undefined;
  readonly highlightLength?: number | undefined;
}

/** A piece of the original text; `hit` pieces matched. Pieces, not markup, so that nothing has to be escaped. */
export interface HighlightPiece {
  readonly text: string;
  readonly hit: boolean;
}

export interface SearchHit {
  readonly id: string;
  readonly score: number;
  readonly highlights: Readonly<Record<string, readonly HighlightPiece[]>>;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly facetCounts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly total: number;
  readonly nextCursor: string | null;
  /** Of the first page: what was asked for beside the words typed. */
  readonly alsoAsked: readonly AlsoAsked[];
  /** True when the configured engine did not answer and the embedded one stood in. */
  readonly degraded: boolean;
}

export interface RecallQuery {
  /** Output of `searchWords`/`bigrams`; the engine takes the rarest ones. */
  readonly terms: readonly string[];
  readonly filter: SearchFilter;
  readonly limit: number;
}

/** Typing on, for a reader. */
export interface SuggestQuery {
  /** As typed so far: Chinese, Latin, pinyin or initials. */
  readonly typed: string;
  readonly filter: SearchFilter;
  /** Text fields this reader may read; default all. */
  readonly within?: readonly string[] | undefined;
  /** 1–20. */
  readonly limit: number;
}

export interface Suggestion {
  readonly kind: 'word' | 'title';
  readonly text: string;
  /** Of the document whose title it is. */
  readonly id?: string;
}

export interface SuggestAnswer {
  readonly suggestions: readonly Suggestion[];
  readonly degraded: boolean;
}

/** The heaviest text field of a document. */
export interface HitTitle {
  readonly id: string;
  readonly title: string;
}

/** "More like this", for a reader. */
export interface SimilarQuery {
  /** A text that the reader may read, for instance the title and the keywords of a listing. */
  readonly text: string;
  /** Left out of the answer: the document that the text is of. */
  readonly without?: string | undefined;
  readonly filter: SearchFilter;
  /** Text fields this reader may read; default all. */
  readonly within?: readonly string[] | undefined;
  readonly limit: number;
}

export interface RecallAnswer {
  /** Best first, by Σ idf of the terms found. */
  readonly candidates: readonly { readonly id: string; readonly score: number }[];
  readonly degraded: boolean;
}

/** Three views of one text that are scored separately: dictionary words, Han bigrams, single Han characters. */
export const TEXT_VIEWS = ['word', 'bigram', 'character'] as const;
export type TextView = (typeof TEXT_VIEWS)[number];

/** A frozen count of an index. All figures of one `version` belong together, so equal inputs give equal scores. */
export interface IndexStatistics {
  readonly version: number;
  readonly documents: number;
  readonly averageLength: Readonly<Record<TextView, number>>;
  /** Documents that contain each term of any view. Terms of at most one document are not kept: absent means 0 or 1. */
  frequencies(terms: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** What a scorer needs of one document: the normalised text and its dictionary words, each blank-separated. */
export interface ScoringText {
  readonly id: string;
  /** Of the document that it was cut from. */
  readonly revision: number;
  readonly normalised: string;
  readonly words: string;
}

/** What was done to make the server of an engine hold what the embedded index holds. */
export interface ServerReconciliation {
  /** Names of the settings that differed from the code; they are set again. */
  readonly drift: readonly string[];
  readonly written: number;
  readonly removed: number;
}

/** Order-free fingerprint of (id, content hash) pairs: equal on both sides when index and database agree. */
export interface IndexFingerprint {
  readonly count: number;
  readonly checksum: string;
}

/**
 * Injection token and contract. One suite (`search.contract.db.spec.ts`) runs over every engine.
 * Writes throw when the engine did not take them (the job is retried); reads fall back and say `degraded`.
 */
export abstract class SearchEngine {
  abstract readonly engine: 'embedded' | 'meilisearch';
  /** Idempotent. Batches of 500–1,000 are best; documents are searchable when the promise resolves. */
  abstract upsert(index: SearchIndex, documents: readonly SearchDocument[]): Promise<void>;
  abstract remove(index: SearchIndex, ids: readonly string[]): Promise<void>;
  abstract search(index: SearchIndex, query: SearchQuery): Promise<SearchAnswer>;
  abstract recall(index: SearchIndex, query: RecallQuery): Promise<RecallAnswer>;
  /** Documents that share rare words with a text. Words in fields outside `within` neither find nor weigh anything. */
  abstract similar(index: SearchIndex, query: SimilarQuery): Promise<RecallAnswer>;
  /** Words and titles, only of documents and fields that the filter and `within` open. */
  abstract suggest(index: SearchIndex, query: SuggestQuery): Promise<SuggestAnswer>;
  abstract statistics(index: SearchIndex): Promise<IndexStatistics>;
  /** In no particular order; unknown ids are left out. */
  abstract scoringTexts(index: SearchIndex, ids: readonly string[]): Promise<readonly ScoringText[]>;
  /** Ids with content hash after `afterId` in id order, for reconciling. */
  abstract entries(
    index: SearchIndex,
    afterId: string | null,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly hash: string }[]>;
  abstract fingerprint(index: SearchIndex): Promise<IndexFingerprint>;
  /** What a cheap look finds wrong: an index that is absent, outdated or behind, or settings that differ. Empty: nothing. */
  abstract faults(index: SearchIndex): Promise<readonly string[]>;
  /** Makes a server that is kept beside the embedded index equal to it; nothing to do where there is none. */
  abstract reconcile(index: SearchIndex): Promise<ServerReconciliation>;
  /** Builds a fresh generation beside the live one and swaps when `batches` has ended; searches never see a gap. */
  abstract rebuild(index: SearchIndex, batches: AsyncIterable<readonly SearchDocument[]>): Promise<IndexFingerprint>;
}

/** Of the definition and of the cutting of text together: an index of another version has to be built again. */
export function versionOf(index: SearchIndex): number {
  return index.version * 1_000 + TEXT_VERSION;
}

const defined = new Map<string, SearchIndex>();

/**
 * Registers an index; called once per index at import, in `<room>.search.ts`.
 * @throws Error when the definition contradicts itself or the name is taken.
 */
export function defineIndex<const Text extends string, const Attribute extends string>(
  index: SearchIndex<Text, Attribute>,
): SearchIndex<Text, Attribute> {
  if (!/^[a-z][a-z0-9_]{1,40}$/.test(index.name)) throw new Error(`search index name "${index.name}" is not allowed`);
  const filterable = new Set<string>(index.filterable);
  const unknown = index.facets.filter((field) => !filterable.has(field));
  if (unknown.length > 0) throw new Error(`search index ${index.name}: facets not filterable: ${unknown.join(', ')}`);
  if (index.sortable.length > 4) throw new Error(`search index ${index.name}: more than four sortable fields`);
  const earlier = defined.get(index.name);
  if (earlier && JSON.stringify(earlier) !== JSON.stringify(index)) {
    throw new Error(`search index ${index.name} is defined twice`);
  }
  defined.set(index.name, index);
  return index;
}

/** Every index registered in this process. */
export function definedIndexes(): readonly SearchIndex[] {
  return [...defined.values()];
}
