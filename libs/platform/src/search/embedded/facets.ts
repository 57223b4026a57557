// Counting an answer: its size and the values of its facets.
import type { Database } from '../../database/database.js';
import type { SearchFilter, SearchIndex, SearchQuery } from '../search.port.js';
import { knownField, Parameters, withoutField } from './filter-sql.js';

type Condition = (filter: SearchFilter, parameters: Parameters) => Promise<string>;

interface Count extends Record<string, unknown> {
  /** `field=value`; null: the number of documents. */
  facet: string | null;
  count: number;
}

/** The number of documents, and how many hold each facet value, of all facets or of `field`. */
async function countFacets(database: Database, filter: SearchFilter, condition: Condition, field?: string) {
  const parameters = new Parameters();
  const where = await condition(filter, parameters);
  const only = field === undefined ? '' : `where starts_with(v, ${parameters.add(`${field}=`, 'text')})`;
  return database.query<Count>(
    `with d as materialized (select d.facets from search_document d where ${where})
     select null as facet, count(*)::int as count from d
     union all
     select v, count(*)::int from d cross join unnest(d.facets) as v ${only} group by 1`,
    parameters.values,
  );
}

async function countDocuments(database: Database, filter: SearchFilter, condition: Condition): Promise<Count[]> {
  const parameters = new Parameters();
  const where = await condition(filter, parameters);
  return database.query<Count>(
    `select null as facet, count(*)::int as count from search_document d where ${where}`,
    parameters.values,
  );
}

/** Facets without a condition of their own share one statement; each other one needs its own. */
export async function facetCounts(
  database: Database,
  index: SearchIndex,
  query: SearchQuery,
  condition: Condition,
): Promise<{ total: number; facetCounts: Record<string, Record<string, number>> }> {
  const fields = (query.facets ?? []).map((field) => knownField(index, field));
  const chosen = new Set(query.filter.flatMap((part) => ('field' in part ? [part.field] : [])));
  const counts: Record<string, Record<string, number>> = Object.fromEntries(fields.map((field) => [field, {}]));
  const shared = fields.some((field) => !chosen.has(field))
    ? await countFacets(database, query.filter, condition)
    : await countDocuments(database, query.filter, condition);
  add(
    counts,
    shared.filter(({ facet }) => facet !== null && !chosen.has(fieldOf(facet))),
  );
  for (const field of fields.filter((name) => chosen.has(name))) {
    add(counts, await countFacets(database, withoutField(query.filter, field), condition, field));
  }
  return { total: shared.find(({ facet }) => facet === null)?.count ?? 0, facetCounts: counts };
}

/** Facets that were not asked for have no place in `counts` and are passed over. */
function add(counts: Record<string, Record<string, number>>, rows: readonly Count[]): void {
  for (const { facet, count } of rows) {
    if (facet === null) continue;
    const values = counts[fieldOf(facet)];
    if (values) values[facet.slice(facet.indexOf('=') + 1)] = count;
  }
}

function fieldOf(facet: string): string {
  return facet.slice(0, facet.indexOf('='));
}
