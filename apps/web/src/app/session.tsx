// Who is signed in, for the whole portal. Knows permissions as names that the server sent; never a role. When a session ends
// under an open page, the page stays with all that was typed until its reader has signed in again in another window.
import { useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { fetchMe, signOut, type Me } from '../api/queries/session.js';
import { loseSession, onSessionLost, queryClient } from '../api/query-client.js';
import { currentToken, keepToken, mayHaveSession, refreshToken } from '../api/token.js';

export interface Session {
  /** Still finding out whether a session exists. */
  isStarting: boolean;
  me: Me | null;
  /** The session has ended under the open page. */
  isLost: boolean;
  /** Whether the active organisation gives this permission. */
  may: (permission: string) => boolean;
  /** After sign-in or a change of organisation: forget everything read before and read me again. */
  enter: (accessToken?: string) => Promise<void>;
  leave: () => Promise<void>;
}

const Context = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [isSignedIn, setSignedIn] = useState(mayHaveSession);
  /** Whose session has ended under the open page. */
  const [lost, setLost] = useState<Me | null>(null);
  const me = useQuery({
    queryKey: ['me', 'one'],
    queryFn: readMe,
    enabled: isSignedIn && lost === null,
    refetchOnWindowFocus: true,
  });

  useEffect(
    () =>
      onSessionLost(() => {
        keepToken(null);
        const known = knownMe();
        if (known) setLost((before) => before ?? known);
        else setSignedIn(false);
      }),
    [],
  );
  useResume(
    lost,
    useCallback(() => setLost(null), []),
  );

  const enter = useCallback(async (accessToken?: string) => {
    if (accessToken) keepToken(accessToken);
    queryClient.removeQueries({
      predicate: (query) => query.queryKey[0] !== 'me' && query.queryKey[0] !== 'reference',
    });
    const fresh = await fetchMe();
    queryClient.setQueryData(['me', 'one'], fresh);
    setLost(null);
    setSignedIn(true);
  }, []);

  const leave = useCallback(async () => {
    await signOut().catch(() => undefined);
    keepToken(null);
    setLost(null);
    setSignedIn(false);
    queryClient.clear();
  }, []);

  const current = isSignedIn ? (lost ?? me.data ?? null) : null;
  const isStarting = isSignedIn && lost === null && me.isPending;
  const isLost = lost !== null;
  const value = useMemo<Session>(() => {
    const permissions = new Set(current?.permissions);
    return { isStarting, me: current, isLost, may: (permission) => permissions.has(permission), enter, leave };
  }, [isStarting, current, isLost, enter, leave]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

const knownMe = () => queryClient.getQueryData<Me | null>(['me', 'one']) ?? null;

async function readMe(): Promise<Me | null> {
  if (await ensureToken()) return fetchMe();
  const known = knownMe();
  if (known) loseSession();
  return known;
}

/** Looks for a new session whenever the reader comes back to this window. Another person's begins on a fresh page. */
function useResume(lost: Me | null, onResumed: () => void): void {
  useEffect(() => {
    if (!lost) return undefined;
    const resume = async () => {
      if (document.visibilityState === 'hidden' || !mayHaveSession() || !(await ensureToken())) return;
      const fresh = await fetchMe();
      if (fresh.user.id !== lost.user.id) return window.location.reload();
      queryClient.setQueryData(['me', 'one'], fresh);
      onResumed();
      return queryClient.invalidateQueries();
    };
    const look = () => void resume().catch(() => undefined);
    const signs = ['focus', 'storage', 'visibilitychange'] as const;
    for (const sign of signs) window.addEventListener(sign, look);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, look);
    };
  }, [lost, onResumed]);
}

/** False when the refresh cookie is gone or dead: the visitor is then simply not signed in. */
async function ensureToken(): Promise<boolean> {
  return currentToken() !== null || (await refreshToken());
}
