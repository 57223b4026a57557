// Resolves who is acting: session → user → active membership. Reads may be up to 500 ms old, writes never.
import { Injectable } from '@nestjs/common';
import { Clock, Database, problem } from '@app/platform';
import type { Actor } from '../actor.js';

/**
 * How old a resolved actor may be for a read. A disabled user must lose access within one second; half of it leaves
 * room for the statement itself. Writes and refusals are always decided on a fresh row.
 */
const READ_AGE_MS = 500;
const CACHE_LIMIT = 10_000;

interface Cached {
  at: number;
  userId: string;
  actor: Promise<Actor | null>;
}

/** Joins the membership the user acts in: the chosen one while it is active, else the oldest active one. */
const ACTOR_COLUMNS = `u.id AS "userId", u.name, m.organisation_id AS "organisationId", m.kind AS "organisationKind",
  coalesce(m.roles, '{}') AS roles, m.township_code AS "townshipCode", m.park_code AS "parkCode"`;
const ACTIVE_MEMBERSHIP = `LEFT JOIN LATERAL (
  SELECT ms.organisation_id, ms.roles, ms.township_code, ms.park_code, o.kind
  FROM membership ms JOIN organisation o ON o.id = ms.organisation_id AND o.status = 'ACTIVE'
  WHERE ms.user_id = u.id AND ms.status = 'ACTIVE'
  ORDER BY (ms.organisation_id = coalesce($2::uuid, u.active_organisation_id)) IS TRUE DESC, ms.requested_at, ms.id
  LIMIT 1) m ON true`;

@Injectable()
export class Actors {
  private readonly cache = new Map<string, Cached>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The actor of an open session, at most 500 ms old; null when the session or the user is no longer active. */
  ofSession(sessionId: string): Promise<Actor | null> {
    const known = this.cache.get(sessionId);
    if (known && performance.now() - known.at < READ_AGE_MS) return known.actor;
    return this.ofSessionNow(sessionId);
  }

  /** The actor of an open session as of now. */
  async ofSessionNow(sessionId: string): Promise<Actor | null> {
    const at = performance.now();
    const actor = this.readSession(sessionId);
    const entry: Cached = { at, userId: '', actor };
    this.remember(sessionId, entry);
    try {
      entry.userId = (await actor)?.userId ?? '';
    } catch (error) {
      if (this.cache.get(sessionId) === entry) this.cache.delete(sessionId);
      throw error;
    }
    return actor;
  }

  /**
   * The actor for work without a session (command line, demo data).
   * @param organisationId the membership to act in; absent: the user's own choice
   * @throws identity.user-not-found, identity.not-your-organisation
   */
  async of(userId: string, organisationId: string | null = null): Promise<Actor> {
    const [actor] = await this.database.query<Actor>(
      `SELECT ${ACTOR_COLUMNS} FROM user_account u ${ACTIVE_MEMBERSHIP} WHERE u.id = $1 AND u.status = 'ACTIVE'`,
      [userId, organisationId],
    );
    if (!actor) throw problem('identity.user-not-found');
    if (organisationId && actor.organisationId !== organisationId) throw problem('identity.not-your-organisation');
    return actor;
  }

  /** Drops what is remembered of a user, so that this process sees a change at once. */
  forget(userId: string): void {
    for (const [sessionId, entry] of this.cache) {
      if (entry.userId === userId || entry.userId === '') this.cache.delete(sessionId);
    }
  }

  private async readSession(sessionId: string): Promise<Actor | null> {
    const [actor] = await this.database.query<Actor>(
      `SELECT ${ACTOR_COLUMNS} FROM session s JOIN user_account u ON u.id = s.user_id ${ACTIVE_MEMBERSHIP}
       WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > $3 AND u.status = 'ACTIVE'`,
      [sessionId, null, this.clock.now()],
    );
    return actor ?? null;
  }

  private remember(sessionId: string, entry: Cached): void {
    this.cache.delete(sessionId);
    this.cache.set(sessionId, entry);
    if (this.cache.size <= CACHE_LIMIT) return;
    for (const oldest of this.cache.keys()) {
      this.cache.delete(oldest);
      break;
    }
  }
}
