// A list view as query parameters of the api: q, sort, cursor, and each facet as codes joined by commas.
import type { ListView } from '../ui/list/view.js';

export function pageParams(view: ListView, cursor: string | undefined, limit = 20): Record<string, string | number> {
  const params: Record<string, string | number> = { limit };
  if (view.q) params.q = view.q;
  if (view.sort) params.sort = view.sort;
  if (cursor) params.cursor = cursor;
  for (const [field, codes] of Object.entries(view.filters)) params[field] = codes.join(',');
  return params;
}
