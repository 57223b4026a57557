// What other rooms may ask about matches: facts by id, how many a demand has, and a side's consent given elsewhere.
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/identity';
import { Clock, Database, Outbox, type Tx } from '@app/platform';
import { MatchEntity } from './match.entity.js';
import { MatchAccepted, MatchRejected } from './match.events.js';
import { canSee, sideOf } from './match.policy.js';
import type { Decision, RejectMatch, Side } from './match.schema.js';

export interface MatchFacts {
  id: string;
  demandId: string;
  achievementId: string;
  demandOrganisationId: string;
  achievementOrganisationId: string;
  score: number;
  isSuggested: boolean;
  demandDecision: Decision;
  achievementDecision: Decision;
}

@Injectable()
export class Matches {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Facts of a match, no policy; null when there is none. */
  async factsOf(id: string): Promise<MatchFacts | null> {
    const row = await this.database.manager.getRepository(MatchEntity).findOneBy({ id });
    return row ? toFacts(row) : null;
  }

  /** Facts of a match that the actor may see; null otherwise. */
  async find(actor: Actor, id: string): Promise<MatchFacts | null> {
    const row = await this.database.manager.getRepository(MatchEntity).findOneBy({ id });
    return row && canSee(actor, row) ? toFacts(row) : null;
  }

  /** How many achievements are suggested for a demand now: all that its public page tells. */
  async countOf(demandId: string): Promise<number> {
    const rows = await this.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM match WHERE demand_id = $1 AND rank IS NOT NULL',
      [demandId],
    );
    return rows[0]?.count ?? 0;
  }

  /**
   * Records that the actor's side wants this pair, in the caller's transaction; a rejection is taken back by it.
   * Does nothing when the actor stands on neither side or has accepted before.
   */
  async accept(tx: Tx, actor: Actor, id: string): Promise<void> {
    const matches = tx.getRepository(MatchEntity);
    const row = await matches.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    const side = row && sideOf(actor, row);
    if (!row || !side || row[`${side}Decision`] === 'ACCEPTED') return;
    await matches.update(id, {
      [`${side}Decision`]: 'ACCEPTED',
      [`${side}Reason`]: null,
      [`${side}DecidedBy`]: actor.userId,
      [`${side}DecidedAt`]: this.clock.now(),
    });
    await this.outbox.add(tx, MatchAccepted, { matchId: id, side });
  }

  /** Records that the actor's side does not want this pair. The caller has decided that it may. */
  async reject(tx: Tx, actor: Actor, id: string, side: Side, { reason, note }: RejectMatch): Promise<void> {
    await tx.getRepository(MatchEntity).update(id, {
      [`${side}Decision`]: 'REJECTED',
      [`${side}Reason`]: reason,
      [`${side}Note`]: note === '' ? null : note,
      [`${side}DecidedBy`]: actor.userId,
      [`${side}DecidedAt`]: this.clock.now(),
    });
    await this.outbox.add(tx, MatchRejected, { matchId: id, side, reason });
  }
}

function toFacts(row: MatchEntity): MatchFacts {
  return {
    id: row.id,
    demandId: row.demandId,
    achievementId: row.achievementId,
    demandOrganisationId: row.demandOrganisationId,
    achievementOrganisationId: row.achievementOrganisationId,
    score: row.score,
    isSuggested: row.rank !== null,
    demandDecision: row.demandDecision,
    achievementDecision: row.achievementDecision,
  };
}
