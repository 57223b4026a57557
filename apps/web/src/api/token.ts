// The access token, kept in memory only. The refresh token is an HttpOnly cookie that this code never sees.

const HINT = 'techmart.signed-in';
/** A header that no foreign form can send; the cookie routes ask for it. */
export const CSRF = { 'x-requested-with': 'techmart' };
let accessToken: string | null = null;
let refreshing: Promise<boolean> | null = null;

export function currentToken(): string | null {
  return accessToken;
}

/** Keeps the token and remembers that this browser has a session; null forgets both. */
export function keepToken(token: string | null) {
  accessToken = token;
  if (token) localStorage.setItem(HINT, '1');
  else localStorage.removeItem(HINT);
}

/** Whether a refresh is worth a try: visitors who never signed in cause no failing request. */
export function mayHaveSession(): boolean {
  return accessToken !== null || localStorage.getItem(HINT) !== null;
}

async function askServer(): Promise<boolean> {
  const response = await fetch('/api/auth/refresh', { method: 'POST', credentials: 'same-origin', headers: CSRF });
  if (response.status === 401 || response.status === 403) {
    keepToken(null);
    return false;
  }
  if (!response.ok) return false;
  const body = (await response.json()) as { accessToken?: unknown };
  keepToken(typeof body.accessToken === 'string' ? body.accessToken : null);
  return accessToken !== null;
}

/**
 * Trades the refresh cookie for a new access token; one request in flight, also across tabs: the cookie rotates, and
 * two tabs that present the same one would look like a stolen cookie.
 */
export function refreshToken(): Promise<boolean> {
  refreshing ??= (navigator.locks ? navigator.locks.request('techmart.refresh', askServer) : askServer())
    .catch(() => false)
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}
