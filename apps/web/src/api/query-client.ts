// TanStack Query for the whole portal: fresh for 30 s, no retry of what the server refused, 401 ends the session.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.js';

type Listener = () => void;
const listeners = new Set<Listener>();

/** The server knows our session no more: everybody who listens is told. */
export function loseSession(): void {
  for (const listener of listeners) listener();
}

/** Called when the server says 401 although we thought to be signed in. */
export function onSessionLost(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function watch(error: unknown) {
  if (error instanceof ApiProblem && error.status === 401) loseSession();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => mutation.meta?.auth || watch(error),
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        failures < 1 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 502),
    },
  },
});
