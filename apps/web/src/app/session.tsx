// Who is signed in, for the whole portal. Knows permissions as names that the server sent; never a role.
import { useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { fetchMe, signOut, type Me } from '../api/queries/session.js';
import { onSessionLost, queryClient } from '../api/query-client.js';
import { currentToken, keepToken, mayHaveSession, refreshToken } from '../api/token.js';

export interface Session {
  /** Still finding out whether a session exists. */
  isStarting: boolean;
  me: Me | null;
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
  const me = useQuery({
    queryKey: ['me', 'one'],
    queryFn: async () => ((await ensureToken()) ? fetchMe() : null),
    enabled: isSignedIn,
    refetchOnWindowFocus: true,
  });

  useEffect(
    () =>
      onSessionLost(() => {
        keepToken(null);
        setSignedIn(false);
        queryClient.setQueryData(['me', 'one'], null);
      }),
    [],
  );

  const enter = useCallback(async (accessToken?: string) => {
    if (accessToken) keepToken(accessToken);
    queryClient.removeQueries({
      predicate: (query) => query.queryKey[0] !== 'me' && query.queryKey[0] !== 'reference',
    });
    const fresh = await fetchMe();
    queryClient.setQueryData(['me', 'one'], fresh);
    setSignedIn(true);
  }, []);

  const leave = useCallback(async () => {
    await signOut().catch(() => undefined);
    keepToken(null);
    setSignedIn(false);
    queryClient.clear();
  }, []);

  const current = isSignedIn ? (me.data ?? null) : null;
  const isStarting = isSignedIn && me.isPending;
  const value = useMemo<Session>(() => {
    const permissions = new Set(current?.permissions);
    return { isStarting, me: current, may: (permission) => permissions.has(permission), enter, leave };
  }, [isStarting, current, enter, leave]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** False when the refresh cookie is gone or dead: the visitor is then simply not signed in. */
async function ensureToken(): Promise<boolean> {
  return currentToken() !== null || (await refreshToken());
}
