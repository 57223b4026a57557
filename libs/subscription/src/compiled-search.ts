// A saved search as columns that new documents are held against, and the anchors by which they find it. Pure but for the
// frequencies of words, which are asked once.
import { rarestTokens, storedQuestion, type IndexStatistics, type WordList } from '@app/platform';
import type { SavedSearchEntity } from './saved-search.entity.js';
import type { SavedFilters } from './saved-filters.schema.js';

/** Between the values of one facet group: chr(31), which no code holds. */
export const UNIT_SEPARATOR = '\u001F';
/** Anchor of the few searches that name nothing a document could be looked up by: every document meets them. */
export const ANY_DOCUMENT = '*';
/** Before the anchors that are values of a filter; no word begins with it. */
export const VALUE_SIGN = '=';

type Columns = Pick<SavedSearchEntity, 'question' | 'facetGroups' | 'trlMin' | 'trlMax' | 'holderId'>;

export interface CompiledSearch extends Columns {
  readonly anchors: readonly string[];
}

/** What a question is compiled with. */
export interface CompiledWith {
  readonly statistics: () => Promise<IndexStatistics>;
  /** The operator's words, as the hall asks with them. */
  readonly words: WordList;
}

/** @returns null when the search would find everything: neither words nor filters */
export async function compileSearch(
  q: string,
  filters: SavedFilters,
  { statistics, words }: CompiledWith,
): Promise<CompiledSearch | null> {
  const stored = storedQuestion(q, words);
  const { holder, trlMin, trlMax, ...facets } = filters;
  const groups = Object.entries(facets).flatMap(([field, codes]) =>
    codes === undefined ? [] : [[...new Set(codes.split(','))].map((code) => `${field}=${code}`)],
  );
  const isOpen = groups.length === 0 && holder === undefined && trlMin === undefined && trlMax === undefined;
  if (stored === null && (isOpen || q !== '')) return null;
  return {
    question: stored?.question ?? null,
    facetGroups: groups.map((group) => group.join(UNIT_SEPARATOR)),
    trlMin: trlMin ?? null,
    trlMax: trlMax ?? null,
    holderId: holder ?? null,
    anchors: stored ? await rarestTokens(await statistics(), stored.tokens) : valueAnchors(groups, holder),
  };
}

/** A holder is rarer than a code, and few codes are rarer than many. */
function valueAnchors(groups: readonly (readonly string[])[], holder: string | undefined): readonly string[] {
  if (holder !== undefined) return [`${VALUE_SIGN}${holder}`];
  const least = groups.toSorted((a, b) => a.length - b.length)[0];
  return least?.map((value) => VALUE_SIGN + value) ?? [ANY_DOCUMENT];
}
