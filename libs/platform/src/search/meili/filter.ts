// Filters of the port as Meilisearch filter expressions. Values are quoted, fields come from the definition only.
import { knownField } from '../embedded/filter-sql.js';
import type { FilterCondition, FilterValue, SearchFilter, SearchIndex } from '../search.port.js';

/** Every document has a key. */
const ALWAYS = 'key EXISTS';
const NEVER = 'NOT key EXISTS';
const COMPARISONS = { gte: '>=', lte: '<=', gt: '>', lt: '<' } as const;

function literal(value: FilterValue): string {
  return typeof value === 'string' ? `"${value.replace(/[\\"]/g, '\\$&')}"` : String(value);
}

function range(field: string, condition: object): string {
  const bounds = Object.entries(COMPARISONS).flatMap(([key, sign]) => {
    const bound: unknown = Reflect.get(condition, key);
    return typeof bound === 'number' ? [`${field} ${sign} ${bound}`] : [];
  });
  return bounds.length === 0 ? '' : bounds.join(' AND ');
}

function expression(index: SearchIndex, condition: FilterCondition): string {
  if ('any' in condition) {
    const alternatives = condition.any.map((filter) => filterExpression(index, filter) || ALWAYS);
    return alternatives.length === 0 ? NEVER : `(${alternatives.join(' OR ')})`;
  }
  const field = `attributes.${knownField(index, condition.field)}`;
  if ('in' in condition) {
    return condition.in.length === 0 ? NEVER : `${field} IN [${condition.in.map(literal).join(', ')}]`;
  }
  if ('notIn' in condition) {
    return condition.notIn.length === 0 ? '' : `NOT (${field} IN [${condition.notIn.map(literal).join(', ')}])`;
  }
  return range(field, condition);
}

/** Empty for no condition. */
export function filterExpression(index: SearchIndex, filter: SearchFilter): string {
  const parts = filter.map((condition) => expression(index, condition)).filter((part) => part !== '');
  return parts.length === 0 ? '' : `(${parts.join(') AND (')})`;
}
