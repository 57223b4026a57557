// The view of a list is its URL: q, repeated f=field:code, sort, id (selected), tab. No cursor in it.

export interface ListView {
  q: string;
  /** Chosen codes by facet field, in the order of the URL. */
  filters: Readonly<Record<string, readonly string[]>>;
  /** A known sort, or the first one. */
  sort: string;
  id: string | null;
  tab: string | null;
}

export interface ViewRules {
  fields: readonly string[];
  sorts: readonly string[];
  tabs?: readonly string[];
}

/** Reads a view; values that the page does not know are dropped. */
export function readView(params: URLSearchParams, rules: ViewRules): ListView {
  const filters: Record<string, string[]> = {};
  for (const entry of params.getAll('f')) {
    const split = entry.indexOf(':');
    const field = entry.slice(0, split);
    const code = entry.slice(split + 1);
    if (split < 1 || !code || !rules.fields.includes(field)) continue;
    const codes = (filters[field] ??= []);
    if (!codes.includes(code)) codes.push(code);
  }
  const sort = params.get('sort');
  const tab = params.get('tab');
  return {
    q: (params.get('q') ?? '').trim().slice(0, 200),
    filters,
    sort: sort && rules.sorts.includes(sort) ? sort : (rules.sorts[0] ?? ''),
    id: params.get('id'),
    tab: tab && rules.tabs?.includes(tab) ? tab : (rules.tabs?.[0] ?? null),
  };
}

/** Writes a view as search parameters; defaults are left out so that equal views have equal addresses. */
export function writeView(view: ListView, rules: ViewRules): URLSearchParams {
  const params = new URLSearchParams();
  if (view.q) params.set('q', view.q);
  for (const [field, codes] of Object.entries(view.filters)) {
    for (const code of codes) params.append('f', `${field}:${code}`);
  }
  if (view.sort && view.sort !== rules.sorts[0]) params.set('sort', view.sort);
  if (view.tab && view.tab !== rules.tabs?.[0]) params.set('tab', view.tab);
  if (view.id) params.set('id', view.id);
  return params;
}

/** The view with one facet value switched on or off. */
export function toggleFilter(view: ListView, field: string, code: string): ListView {
  const codes = view.filters[field] ?? [];
  const next = codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code];
  const filters = { ...view.filters, [field]: next };
  if (next.length === 0) delete filters[field];
  return { ...view, filters, id: null };
}

export function filterCount(view: ListView): number {
  return Object.values(view.filters).reduce((sum, codes) => sum + codes.length, 0);
}
