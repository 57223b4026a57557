// Filters of the port as SQL conditions over `search_document`. Values are always parameters.
import type { FilterCondition, FilterValue, SearchFilter, SearchIndex } from '../search.port.js';

/** Collects parameters and hands out their placeholders. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** Name checked against the definition, as it is written into the statement. @throws Error for an unknown field. */
export function knownField(index: SearchIndex, field: string): string {
  if (!index.filterable.includes(field) && !index.sortable.includes(field)) {
    throw new Error(`search index ${index.name} has no filterable field "${field}"`);
  }
  return field;
}

/** A scalar or one element of a list; both forms are served by the GIN index on attributes. */
function holdsAny(field: string, values: readonly FilterValue[], parameters: Parameters): string {
  if (values.length === 0) return 'false';
  const forms = values
    .flatMap((value) => [{ [field]: value }, { [field]: [value] }])
    .map((form) => JSON.stringify(form));
  return `d.attributes @> any(${parameters.add(forms, 'jsonb[]')})`;
}

/** The column that mirrors a sortable attribute. */
export function sortColumn(index: SearchIndex, field: string): string | null {
  const at = index.sortable.indexOf(field);
  return at < 0 ? null : `d.sort${at + 1}`;
}

/** Null where the attribute is no number: a wrong type must not break the whole question. */
function attributeNumber(field: string, parameters: Parameters): string {
  const name = parameters.add(field, 'text');
  return `(case when jsonb_typeof(d.attributes->${name}) = 'number' then (d.attributes->>${name})::float8 end)`;
}

const COMPARISONS = { gte: '>=', lte: '<=', gt: '>', lt: '<' } as const;

function range(
  index: SearchIndex,
  condition: Extract<FilterCondition, { field: string }>,
  parameters: Parameters,
): string {
  const value = sortColumn(index, condition.field) ?? attributeNumber(condition.field, parameters);
  const bounds = Object.entries(COMPARISONS).flatMap(([key, sign]) => {
    const bound: unknown = Reflect.get(condition, key);
    return typeof bound === 'number' ? [`${value} ${sign} ${parameters.add(bound, 'float8')}`] : [];
  });
  return bounds.length === 0 ? 'true' : `(${bounds.join(' and ')})`;
}

function conditionSql(index: SearchIndex, condition: FilterCondition, parameters: Parameters): string {
  if ('any' in condition) {
    if (condition.any.length === 0) return 'false';
    return `(${condition.any.map((filter) => filterSql(index, filter, parameters)).join(' or ')})`;
  }
  knownField(index, condition.field);
  if ('in' in condition) return holdsAny(condition.field, condition.in, parameters);
  if ('notIn' in condition) return `not (${holdsAny(condition.field, condition.notIn, parameters)})`;
  return range(index, condition, parameters);
}

/** One boolean SQL expression; `true` for the empty filter. The document's alias is `d`. */
export function filterSql(index: SearchIndex, filter: SearchFilter, parameters: Parameters): string {
  if (filter.length === 0) return 'true';
  return `(${filter.map((condition) => conditionSql(index, condition, parameters)).join(' and ')})`;
}

/** The filter without its top-level conditions on `field`, for counting that facet. */
export function withoutField(filter: SearchFilter, field: string): SearchFilter {
  return filter.filter((condition) => !('field' in condition) || condition.field !== field);
}
