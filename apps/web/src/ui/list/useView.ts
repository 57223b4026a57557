// The view of a list, read from and written to the address. Typing replaces, choosing pushes.
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readView, writeView, type ListView, type ViewRules } from './view.js';

export function useView(rules: ViewRules) {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params, rules), [params, rules]);
  const show = useCallback(
    (next: ListView, how: 'push' | 'replace' = 'push') =>
      setParams(writeView(next, rules), { replace: how === 'replace', preventScrollReset: true }),
    [setParams, rules],
  );
  return { view, show };
}
