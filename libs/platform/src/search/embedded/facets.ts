// Counting an answer: its size and the values of its facets.
import type { Database } from '../../database/database.js';
import type { SearchFilter, SearchIndex, SearchQuery } from '../search.port.js';
import { knownField, Parameters, withoutField } from './filter-sql.js';

type Condition = (filter: SearchFilter, parameters: Parameters) => Promise<string>;

/** A list counts once for each of its values. */
const VALUES = (field: string): string => `lateral jsonb_array_elements_text(
  case jsonb_typeof(d.attributes->${field}) when 'array' then d.attributes->${field}
    else jsonb_build_array(d.attributes->${field}) end) as v (value)`;

async function countFacets(database: Database, fields: readonly string[], filter: SearchFilter, condition: Condition) {
  const parameters = new Parameters();
  const where = await condition(filter, parameters);
  const names = parameters.add(fields, 'text[]');
  return database.query<{ field: string | null; value: string | null; count: number }>(
    `with d as materialized (select d.attributes from search_document d where ${where})
     select null as field, null as value, count(*)::int as count from d
     union all
     select f.field, v.value, count(*)::int from d cross join unnest(${names}) as f (field) cross join ${VALUES('f.field')}
     where v.value is not null group by 1, 2`,
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
  const shared = await countFacets(
    database,
    fields.filter((field) => !chosen.has(field)),
    query.filter,
    condition,
  );
  const own = [];
  for (const field of fields.filter((name) => chosen.has(name))) {
    own.push(...(await countFacets(database, [field], withoutField(query.filter, field), condition)));
  }
  for (const row of [...shared, ...own]) {
    if (row.field !== null && row.value !== null) counts[row.field]![row.value] = row.count;
  }
  return { total: shared.find((row) => row.field === null)?.count ?? 0, facetCounts: counts };
}
