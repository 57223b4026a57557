// The question that a hall's address asks, as it is saved; and back to an address. Pure.
import type { AskedSearch, Noun, SavedSearch } from '../../api/queries/subscriptions.js';
import type { FacetRule } from '../../ui/list/ListPage.js';
import { readView, writeView, type ListView } from '../../ui/list/view.js';

const HALLS: Record<Noun, string> = { achievement: '/achievements', demand: '/demands' };
const LONGEST_NAME = 60;

/** null when nothing is asked: neither words nor facets. */
export function askedIn(params: URLSearchParams, noun: Noun, facets: readonly FacetRule[]): AskedSearch | null {
  const { q, filters } = readView(params, { fields: facets.map((facet) => facet.field), sorts: [] });
  const codes = Object.entries(filters).map(([field, chosen]) => [field, chosen.toSorted().join(',')] as const);
  if (q === '' && codes.length === 0) return null;
  return { noun, q, filters: Object.fromEntries(codes) };
}

export function isSame(saved: SavedSearch, asked: AskedSearch): boolean {
  const fields = Object.keys(saved.filters);
  return (
    saved.noun === asked.noun &&
    saved.q === asked.q.replace(/\s+/g, ' ') &&
    fields.length === Object.keys(asked.filters).length &&
    fields.every((field) => String(saved.filters[field]).split(',').toSorted().join(',') === asked.filters[field])
  );
}

/** What it asks for in words, as a name to start from: “榨菜 · 高端装备 · 中试”. */
export function nameOf({ q, filters }: AskedSearch, facets: readonly FacetRule[]): string {
  const labels = facets.flatMap(({ field, options }) =>
    (filters[field]?.split(',') ?? []).map((code) => options.find((option) => option.value === code)?.label ?? code),
  );
  return [q, ...labels].filter(Boolean).join(' · ').slice(0, LONGEST_NAME);
}

/** The hall with this question. */
export function hallOf({ noun, q, filters }: Pick<SavedSearch, 'noun' | 'q' | 'filters'>): string {
  const codes = Object.entries(filters).map(([field, value]) => [field, String(value).split(',')] as const);
  const view: ListView = { q, filters: Object.fromEntries(codes), sort: '', id: null, tab: null };
  const search = writeView(view, { fields: Object.keys(filters), sorts: [] }).toString();
  return search ? `${HALLS[noun]}?${search}` : HALLS[noun];
}

export function itemTo(noun: Noun, id: string): string {
  return `${HALLS[noun]}/${id}`;
}
