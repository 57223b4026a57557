// Lists of listings by way of the search engine: a hall with facets, what is similar, and the index as the table's mirror.
// The engine finds ids; the room turns them into cards and decides again who may see.
import type {
  FilterCondition,
  SearchDocument,
  SearchEngine,
  SearchFilter,
  SearchIndex,
  SearchQuery,
} from '@app/platform';
import type { HallQuery, Highlights } from './listing.schema.js';

const HIGHLIGHT_LENGTH = 120;
const SIMILAR_LIMIT = 6;

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

interface Search<Facet extends string> {
  query: HallQuery & { readonly [F in Facet]?: string | undefined };
  now: Date;
  /** Further conditions beside the facets. */
  filter?: readonly FilterCondition[];
  /** Text fields that the viewer may search in; default all. */
  within?: readonly string[];
}

/** One page of a hall; `cardsOf` gives the cards of ids in their order and leaves out what the viewer may not see. */
export async function searchHall<
  Facet extends string,
  Card extends { id: string; highlights?: Highlights | undefined },
>(
  engine: SearchEngine,
  hall: Hall<Facet>,
  { query, now, filter = [], within }: Search<Facet>,
  cardsOf: (ids: string[]) => Promise<Card[]>,
) {
  const { hits, nextCursor, total, facetCounts, degraded } = await engine.search(hall.index, {
    q: query.q,
    filter: [...stillValid(now), ...facetFilter(hall.facets, query), ...filter],
    within,
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
  return { items, nextCursor, total, facets: facetCounts, degraded };
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

function facetFilter<Facet extends string>(facets: readonly Facet[], query: Search<Facet>['query']): FilterCondition[] {
  return facets.flatMap((field) => {
    const values = query[field];
    return values ? [{ field, in: values.split(',') }] : [];
  });
}
