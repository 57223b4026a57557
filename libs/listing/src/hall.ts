// Lists of listings by way of the search engine: a hall with facets, what is similar, and the index as the table's mirror.
// The engine finds ids; the room turns them into cards and decides again who may see.
import {
  normalise,
  plainWords,
  type AlsoAsked,
  type FilterCondition,
  type SearchAnswer,
  type SearchDocument,
  type SearchEngine,
  type SearchFilter,
  type SearchIndex,
  type SearchQuery,
} from '@app/platform';
import type { HallQuery, Highlights, Suggestions } from './listing.schema.js';

const HIGHLIGHT_LENGTH = 120;
const SIMILAR_LIMIT = 6;
const SUGGESTED_TITLES = 5;
const SUGGESTED_WORDS = 5;
/** Asked for: some titles may be gone from the market since the engine was told. */
const SUGGESTIONS_ASKED = 16;

type Sort = NonNullable<SearchQuery['sort']>;

/** How a hall is searched. */
export interface Hall<Facet extends string> {
  readonly index: SearchIndex;
  readonly facets: readonly Facet[];
  /** Orders by name; a name without one means relevance, and the newest first where no words are searched. */
  readonly sorts: { readonly newest: Sort; readonly [name: string]: Sort };
  /** Text fields whose passages are shown with the words found. */
  readonly passages: readonly string[];
}

/** What a hall is asked, of one page or of all. */
export interface HallQuestion<Facet extends string> {
  query: Pick<HallQuery, 'q' | 'sort'> & { readonly [F in Facet]?: string | undefined };
  now: Date;
  /** Further conditions beside the facets. */
  filter?: readonly FilterCondition[];
  /** Text fields that the viewer may search in; default all. */
  within?: readonly string[] | undefined;
}

/** One page of a hall; `cardsOf` gives the cards of ids in their order and leaves out what the viewer may not see. */
export async function searchHall<
  Facet extends string,
  Card extends { id: string; title: string; highlights?: Highlights | undefined },
>(
  engine: SearchEngine,
  hall: Hall<Facet>,
  question: HallQuestion<Facet> & { query: HallQuery },
  cardsOf: (ids: string[]) => Promise<Card[]>,
) {
  const { query } = question;
  const { hits, nextCursor, total, facetCounts, alsoAsked, degraded } = await engine.search(hall.index, {
    ...askedOf(hall, question),
    facets: hall.facets,
    sort: hall.sorts[query.sort] ?? (query.q ? undefined : hall.sorts.newest),
    cursor: query.cursor,
    limit: query.limit,
    highlight: query.q ? hall.passages : undefined,
    highlightLength: HIGHLIGHT_LENGTH,
  });
  const items = await cardsOf(hits.map((hit) => hit.id));
  const highlightsById = new Map(hits.map((hit) => [hit.id, hit.highlights]));
  if (query.q) for (const card of items) card.highlights = highlightsById.get(card.id);
  // The engine may not have heard yet that a listing is gone: a reading is told when a title that is shown has it.
  const titles = items.map((card) => normalise(card.title));
  const isShown = ({ kind, text }: AlsoAsked) => kind === 'synonym' || titles.some((title) => title.includes(text));
  const also = alsoAsked.filter(isShown).map(({ text }) => text);
  return { items, nextCursor, total, facets: facetCounts, degraded, alsoAsked: also };
}

/** Listings read at once for a file. */
const FILE_PAGE = 200;

/**
 * All cards of a hall, page by page, for a file: as many as the hall counts, however many. Ordered by the newest where the
 * hall orders by relevance, because relevance is known of the first ones only.
 */
export async function* wholeHall<Facet extends string, Card>(
  engine: SearchEngine,
  hall: Hall<Facet>,
  question: HallQuestion<Facet>,
  cardsOf: (ids: string[]) => Promise<Card[]>,
): AsyncGenerator<Card> {
  const sort = hall.sorts[question.query.sort] ?? hall.sorts.newest;
  const asked: SearchQuery = { ...askedOf(hall, question), sort, limit: FILE_PAGE, isExhaustive: true };
  for (let cursor: string | undefined | null; cursor !== null;) {
    const page: SearchAnswer = await engine.search(hall.index, { ...asked, cursor });
    yield* await cardsOf(page.hits.map((hit) => hit.id));
    cursor = page.nextCursor;
  }
}

function askedOf<Facet extends string>(
  hall: Hall<Facet>,
  { query, now, filter = [], within }: HallQuestion<Facet>,
): Pick<SearchQuery, 'q' | 'filter' | 'within'> {
  return { q: query.q, filter: [...stillValid(now), ...facetFilter(hall.facets, query), ...filter], within };
}

/**
 * How a question may go on, from open listings. The engine's answer may be a little older than the database, which
 * decides again: a title that is gone from the market is left out, and the words that only it has.
 * @param titlesOf titles of those ids that the viewer may see
 */
export async function suggestFrom(
  engine: SearchEngine,
  index: SearchIndex,
  { q, now, within }: { q: string; now: Date; within?: readonly string[] },
  titlesOf: (ids: string[]) => Promise<{ id: string; title: string }[]>,
): Promise<Suggestions> {
  const { suggestions, degraded } = await engine.suggest(index, {
    typed: q,
    filter: stillValid(now),
    within,
    limit: SUGGESTIONS_ASKED,
  });
  const ids = suggestions.flatMap((suggestion) => suggestion.id ?? []);
  const titleById = new Map((await titlesOf(ids)).map(({ id, title }) => [id, title]));
  const stale = suggestions.filter(({ id, text }) => id && titleById.get(id) !== text);
  const shown = [...titleById.values()].map(normalise);
  const isTold = (word: string) =>
    shown.some((title) => title.includes(word)) || !stale.some(({ text }) => normalise(text).includes(word));
  const words = suggestions.flatMap(({ kind, text }) => (kind === 'word' && isTold(text) ? { kind, text } : []));
  const titles = ids.flatMap((id) => {
    const text = titleById.get(id);
    return text === undefined ? [] : { kind: 'title' as const, text, id };
  });
  return { items: [...words.slice(0, SUGGESTED_WORDS), ...titles.slice(0, SUGGESTED_TITLES)], degraded };
}

const SHARED_WORDS = 3;
/** A word of more than this share of all listings says nothing about two of them. */
const COMMON_SHARE = 0.2;
const COMMON_AT_LEAST = 5;

/** Per text of `others`, the rarest words that it has in common with `text`: why one is called like the other. */
export async function sharedWords(
  engine: SearchEngine,
  index: SearchIndex,
  text: string,
  others: readonly string[],
): Promise<string[][]> {
  const words = [...new Set(plainWords(normalise(text)))].filter((word) => [...word].length > 1);
  const statistics = await engine.statistics(index);
  const frequencies = await statistics.frequencies(words);
  const limit = Math.max(COMMON_AT_LEAST, statistics.documents * COMMON_SHARE);
  const rarity = (word: string) => frequencies.get(word) ?? 1;
  const telling = words.filter((word) => rarity(word) <= limit).sort((a, b) => rarity(a) - rarity(b));
  return others.map((other) => {
    const there = normalise(other);
    return telling.filter((word) => there.includes(word)).slice(0, SHARED_WORDS);
  });
}

/**
 * Ids of open listings that share the rarest words of these texts, best first, without `id` itself.
 * @param within text fields that the reader may read; the others neither find nor weigh anything
 */
export async function similarTo(
  engine: SearchEngine,
  index: SearchIndex,
  { id, texts, now, within }: { id: string; texts: readonly string[]; now: Date; within?: readonly string[] },
): Promise<{ ids: string[]; degraded: boolean }> {
  const { candidates, degraded } = await engine.similar(index, {
    text: texts.join('\n'),
    without: id,
    filter: stillValid(now),
    within,
    limit: SIMILAR_LIMIT,
  });
  return { ids: candidates.map((candidate) => candidate.id), degraded };
}

/** Makes the index say about `ids` what the table says now: `documents` are of those that stand, the others go. */
export async function mirrorInto(
  engine: SearchEngine,
  index: SearchIndex,
  ids: readonly string[],
  documents: readonly SearchDocument[],
): Promise<void> {
  const kept = new Set(documents.map((document) => document.id));
  const gone = ids.filter((id) => !kept.has(id));
  if (documents.length > 0) await engine.upsert(index, documents);
  if (gone.length > 0) await engine.remove(index, gone);
}

function stillValid(now: Date): SearchFilter {
  return [{ field: 'validUntil', gt: now.getTime() }];
}

function facetFilter<Facet extends string>(
  facets: readonly Facet[],
  query: HallQuestion<Facet>['query'],
): FilterCondition[] {
  return facets.flatMap((field) => {
    const values = query[field];
    return values ? [{ field, in: values.split(',') }] : [];
  });
}
