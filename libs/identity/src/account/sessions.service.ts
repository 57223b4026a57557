// Sessions and their refresh tokens: start, rotate, end. A token is used once; a second use ends the whole session.
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, problem, Task } from '@app/platform';
import type { Tx } from '@app/platform';
import { Actors } from '../access/actors.js';
import { Audit } from '../audit/audit.js';
import { AccessTokens } from './access-tokens.js';
import type { AccessToken } from './access-tokens.js';
import type { SessionEndReason } from './session.entity.js';

/** A session that is not refreshed for this long is over. */
export const IDLE_S = 24 * 3600;
/** A session is over after this long in any case. */
export const LIFETIME_S = 7 * 24 * 3600;

export interface OpenSession extends AccessToken {
  sessionId: string;
  userId: string;
  /** Opaque; leaves the server in the HttpOnly cookie only. */
  refreshToken: string;
}

interface TokenRow {
  tokenId: string;
  sessionId: string;
  userId: string;
  isActiveUser: boolean;
  isOpen: boolean;
  isFresh: boolean;
  isUsed: boolean;
}

type Rotation = { reuse: string } | { ended: true } | { userId: string; sessionId: string; refreshToken: string };

@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: AccessTokens,
    private readonly actors: Actors,
    private readonly audit: Audit,
  ) {}

  /** Opens a session for a user whose password was right. */
  async start(userId: string): Promise<OpenSession> {
    const sessionId = newId();
    const now = this.clock.now();
    const refreshToken = await this.database.tx(async (tx) => {
      await tx.query(`INSERT INTO session (id, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4)`, [
        sessionId,
        userId,
        now,
        new Date(now.getTime() + LIFETIME_S * 1000),
      ]);
      await this.audit.write(tx, null, { action: 'session.start', subjectType: 'user', subjectId: userId });
      return this.addToken(tx, sessionId);
    });
    return { ...this.tokens.issue(userId, sessionId), sessionId, userId, refreshToken };
  }

  /**
   * Uses up a refresh token and gives the next one.
   * @throws identity.refresh-reused when it was used before (the session is over for everyone who holds a token of it)
   * @throws identity.session-ended when it is unknown, too old, or its session or user is no longer active
   */
  async refresh(token: string): Promise<OpenSession> {
    const rotation = await this.database.tx((tx) => this.rotate(tx, token));
    if ('reuse' in rotation) {
      this.forget(rotation.reuse);
      throw problem('identity.refresh-reused');
    }
    if ('ended' in rotation) throw problem('identity.session-ended');
    return { ...this.tokens.issue(rotation.userId, rotation.sessionId), ...rotation };
  }

  /** Ends the session that this refresh token belongs to; an unknown token ends nothing. */
  async endByToken(token: string): Promise<void> {
    const row = await this.database.tx(async (tx) => {
      const found = await this.tokenRow(tx, token);
      if (found) await this.end(tx, found.sessionId, found.userId, 'SIGN_OUT');
      return found;
    });
    if (row) this.forget(row.userId);
  }

  /** Ends one session of the user. */
  async endById(sessionId: string, userId: string): Promise<void> {
    await this.database.tx((tx) => this.end(tx, sessionId, userId, 'SIGN_OUT'));
    this.forget(userId);
  }

  /** Ends every open session of a user, in the caller's transaction. */
  async endAllOf(tx: Tx, userId: string, reason: SessionEndReason): Promise<void> {
    await tx.query(`UPDATE session SET ended_at = $2, end_reason = $3 WHERE user_id = $1 AND ended_at IS NULL`, [
      userId,
      this.clock.now(),
      reason,
    ]);
  }

  /** After a commit: this process no longer answers from what it remembers of the user. */
  forget(userId: string): void {
    this.actors.forget(userId);
  }

  /** Which of these sessions are still open with an active user: one statement for all live connections of a process. */
  async openAmong(sessionIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT s.id FROM session s JOIN user_account u ON u.id = s.user_id AND u.status = 'ACTIVE'
       WHERE s.id = ANY($1::uuid[]) AND s.ended_at IS NULL AND s.expires_at > $2`,
      [sessionIds, this.clock.now()],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Deletes sessions that were over a month ago, with their tokens. */
  @Task('identity.forget-sessions')
  async forgetOld(): Promise<void> {
    const monthAgo = new Date(this.clock.now().getTime() - 30 * 86_400_000);
    await this.database.query(`DELETE FROM session WHERE expires_at < $1`, [monthAgo]);
  }

  private async rotate(tx: Tx, token: string): Promise<Rotation> {
    const row = await this.tokenRow(tx, token);
    if (!row) return { ended: true };
    if (row.isUsed && row.isOpen) {
      await this.end(tx, row.sessionId, row.userId, 'REUSE');
      return { reuse: row.userId };
    }
    if (row.isUsed || !row.isOpen || !row.isFresh || !row.isActiveUser) return { ended: true };
    await tx.query(`UPDATE refresh_token SET used_at = $2 WHERE id = $1`, [row.tokenId, this.clock.now()]);
    const refreshToken = await this.addToken(tx, row.sessionId);
    return { userId: row.userId, sessionId: row.sessionId, refreshToken };
  }

  /** The token with its session, both locked: of two simultaneous uses the second sees the first. */
  private async tokenRow(tx: Tx, token: string): Promise<TokenRow | undefined> {
    const now = this.clock.now();
    const rows: TokenRow[] = await tx.query(
      `SELECT t.id AS "tokenId", s.id AS "sessionId", s.user_id AS "userId", u.status = 'ACTIVE' AS "isActiveUser",
         s.ended_at IS NULL AND s.expires_at > $2 AS "isOpen", t.issued_at > $3 AS "isFresh", t.used_at IS NOT NULL AS "isUsed"
       FROM refresh_token t JOIN session s ON s.id = t.session_id JOIN user_account u ON u.id = s.user_id
       WHERE t.token_hash = $1 FOR UPDATE OF t, s`,
      [hashOf(token), now, new Date(now.getTime() - IDLE_S * 1000)],
    );
    return rows[0];
  }

  private async addToken(tx: Tx, sessionId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.query(`INSERT INTO refresh_token (id, session_id, token_hash, issued_at) VALUES ($1, $2, $3, $4)`, [
      newId(),
      sessionId,
      hashOf(token),
      this.clock.now(),
    ]);
    return token;
  }

  private async end(tx: Tx, sessionId: string, userId: string, reason: SessionEndReason): Promise<void> {
    await tx.query(`UPDATE session SET ended_at = $2, end_reason = $3 WHERE id = $1 AND ended_at IS NULL`, [
      sessionId,
      this.clock.now(),
      reason,
    ]);
    await this.audit.write(tx, null, {
      action: 'session.end',
      subjectType: 'user',
      subjectId: userId,
      detail: { sessionId, reason },
    });
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
