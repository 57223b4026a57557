// The one client of the api. Adds the bearer token, renews it silently, turns every failure into an ApiProblem.
import createClient from 'openapi-fetch';
import { ApiProblem } from './problem.js';
import type { Paths } from './paths.js';
import { currentToken, mayHaveSession, refreshToken } from './token.js';

const isAuthCall = (url: string) => /\/api\/auth\/(sign-in|refresh|register|sign-out)$/.test(new URL(url).pathname);

/** As the reader speaks, and as whom. */
function dressed(request: Request): Request {
  request.headers.set('accept-language', document.documentElement.lang);
  const token = currentToken();
  if (token) request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

async function send(request: Request): Promise<Response> {
  const again = request.clone();
  // A public route would answer the signed-in reader as a stranger while the token is still on its way.
  if (!isAuthCall(request.url) && currentToken() === null && mayHaveSession()) await refreshToken();
  const response = await fetch(dressed(request));
  if (response.status !== 401 || isAuthCall(request.url) || !mayHaveSession()) return response;
  return (await refreshToken()) ? fetch(dressed(again)) : response;
}

export const api = createClient<Paths>({
  baseUrl: window.location.origin,
  fetch: send,
  querySerializer: { array: { style: 'form', explode: true } },
});

interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** Waits for a call and returns its body; throws ApiProblem on every failure, network included. */
export async function take<T>(call: Promise<Answer>): Promise<T> {
  let answer: Answer;
  try {
    answer = await call;
  } catch (error) {
    // fetch says TypeError when the server cannot be reached; an abort stays an abort.
    throw error instanceof TypeError ? new ApiProblem(0, {}) : error;
  }
  const { data, error, response } = answer;
  if (!response.ok) {
    const body = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
    throw new ApiProblem(response.status, body);
  }
  return data as T;
}

/** A fresh Idempotency-Key. Make it when the form opens, not when it is sent: a second click then repeats, not doubles. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Header parameters of a write. */
export function keyed(key: string = newKey()): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}
