// A list view as query parameters of the api: q, sort, cursor, and each facet as codes joined by commas.
import type { ListView } from '../ui/list/view.js';

type Params = Record<string, string | number>;

export function pageParams(view: ListView, cursor: string | undefined, limit = 20): Params {
  return { limit, ...(cursor && { cursor }), ...viewParams(view) };
}

/** The same without a page: for a file of the whole list. */
export function viewParams(view: ListView): Params {
  const params: Params = {};
  if (view.q) params.q = view.q;
  if (view.sort) params.sort = view.sort;
  for (const [field, codes] of Object.entries(view.filters)) params[field] = codes.join(',');
  return params;
}
