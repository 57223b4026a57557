// The HTTP side of a session: cookie, anti-forgery header, access token. Rules of sessions are in sessions.service.
import { Injectable } from '@nestjs/common';
import { Config, problem } from '@app/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/cookie';
import type { SignedIn, SignIn } from './account.schema.js';
import { Gate } from './gate.js';
import { IDLE_S, Sessions } from './sessions.service.js';
import type { OpenSession } from './sessions.service.js';

export const REFRESH_COOKIE = 'techmart_refresh';
/**
 * A page of another site cannot send this header without a CORS preflight, which the api never grants; with
 * SameSite=Strict it is the second lock against forged requests.
 */
export const CSRF_HEADER = 'x-requested-with';
const CSRF_VALUE = 'techmart';

@Injectable()
export class AuthService {
  constructor(
    private readonly config: Config,
    private readonly gate: Gate,
    private readonly sessions: Sessions,
  ) {}

  /** A new session at every sign-in: a token known before is worth nothing after (session fixation). */
  async signIn(body: SignIn, address: string, reply: FastifyReply): Promise<SignedIn> {
    const user = await this.gate.byPassword(body, address);
    return this.answer(await this.sessions.start(user.id), reply);
  }

  /** @throws identity.csrf-header-missing, identity.session-ended, identity.refresh-reused */
  async refresh(request: FastifyRequest, reply: FastifyReply): Promise<SignedIn> {
    requireCsrfHeader(request);
    const token = request.cookies[REFRESH_COOKIE];
    if (!token) throw problem('identity.session-ended');
    try {
      return this.answer(await this.sessions.refresh(token), reply);
    } catch (error) {
      this.clear(reply);
      throw error;
    }
  }

  /** Ends the session of the cookie and of the bearer token; doing it twice is no error. */
  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    requireCsrfHeader(request);
    const token = request.cookies[REFRESH_COOKIE];
    if (token) await this.sessions.endByToken(token);
    const claims = await this.gate.byToken(request.headers.authorization);
    if (claims) await this.sessions.endById(claims.sid, claims.sub);
    this.clear(reply);
  }

  private answer(session: OpenSession, reply: FastifyReply): SignedIn {
    reply.setCookie(REFRESH_COOKIE, session.refreshToken, { ...this.cookieOptions(), maxAge: IDLE_S });
    reply.header('cache-control', 'no-store');
    return { accessToken: session.accessToken, expiresAt: session.expiresAt, userId: session.userId };
  }

  private clear(reply: FastifyReply): void {
    reply.clearCookie(REFRESH_COOKIE, this.cookieOptions());
  }

  private cookieOptions() {
    return { path: '/api/auth', httpOnly: true, sameSite: 'strict', secure: this.config.isSecure } as const;
  }
}

function requireCsrfHeader(request: FastifyRequest): void {
  if (request.headers[CSRF_HEADER] !== CSRF_VALUE) throw problem('identity.csrf-header-missing');
}
