// Records what people did with suggested pairs, and keeps the switch that stops it. Not for what follows from it.
import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '@app/identity';
import { Clock, Database, newId, problem, type Tx } from '@app/platform';
import type { RejectReason, Side } from '../match.schema.js';
import { Matches } from '../matches.js';
import type { GiveListingFeedback } from '../shortlist/pair.schema.js';
import type { FeedbackKind, Personalisation } from './feedback.schema.js';
import { MatchOptOutEntity } from './opt-out.entity.js';

export interface Act {
  readonly demandId: string;
  readonly achievementId: string;
  readonly kind: FeedbackKind;
  /** Of a rejection. */
  readonly reason?: RejectReason;
}

/** Feature values and version are those that the row holds now: what was shown. */
const RECORD = `
  INSERT INTO match_feedback
    (id, demand_id, achievement_id, organisation_id, user_id, kind, reason, features, weights_version, given_at)
  SELECT $1, m.demand_id, m.achievement_id, $4, $5, $6, $7, m.features, m.weights_version, $8
  FROM match m
  WHERE m.demand_id = $2 AND m.achievement_id = $3
    AND NOT EXISTS (SELECT FROM match_opt_out o WHERE o.user_id = $5)
  ON CONFLICT (demand_id, achievement_id, user_id, kind) DO NOTHING`;

/** As RECORD, of all pairs suggested now that join a listing of $1 with one of the organisation $2. */
const recordOfListings = (listing: Side, own: Side): string => `
  INSERT INTO match_feedback
    (id, demand_id, achievement_id, organisation_id, user_id, kind, features, weights_version, given_at)
  SELECT uuidv7(), m.demand_id, m.achievement_id, $2, $3, $4, m.features, m.weights_version, $5
  FROM match m
  WHERE m.${listing}_id = ANY($1::uuid[]) AND m.${own}_organisation_id = $2 AND m.rank IS NOT NULL
    AND NOT EXISTS (SELECT FROM match_opt_out o WHERE o.user_id = $3)
  ON CONFLICT (demand_id, achievement_id, user_id, kind) DO NOTHING`;

const RECORD_OF: Readonly<Record<Side, string>> = {
  achievement: recordOfListings('achievement', 'demand'),
  demand: recordOfListings('demand', 'achievement'),
};

/** One at a time per person, so that nothing is recorded beside a switching off. */
const PERSON_LOCK = 7312;

@Injectable()
export class MatchFeedback {
  constructor(
    private readonly database: Database,
    private readonly matches: Matches,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Records an act in the caller's transaction. Nothing happens when the pair was never suggested, when the same person
   * did the same before, when they have no organisation, or when they have switched learning off.
   */
  async record(tx: Tx, actor: Actor, { demandId, achievementId, kind, reason }: Act): Promise<void> {
    if (actor.organisationId === null) return;
    await lockPerson(tx, actor.userId);
    await tx.query(RECORD, [
      newId(),
      demandId,
      achievementId,
      actor.organisationId,
      actor.userId,
      kind,
      reason ?? null,
      this.clock.now(),
    ]);
  }

  /** A page says that its reader opened, saved or compared a match. @throws match.not-found */
  async give(actor: Actor, matchId: string, kind: FeedbackKind): Promise<void> {
    const match = await this.matches.find(actor, matchId);
    if (!match) throw problem('match.not-found');
    const isMarket = actor.roles.includes('BROKER') || isSide(actor, match);
    if (isMarket) await this.database.tx((tx) => this.record(tx, actor, { ...match, kind }));
  }

  /**
   * A listing of somebody else was opened on its own page, or several were compared: one act for every pair suggested of
   * them with the reader's side. Nothing happens where there is no such pair.
   */
  async giveOfListings(actor: Actor, { kind, noun, ids }: GiveListingFeedback): Promise<void> {
    const { organisationId, userId } = actor;
    if (organisationId === null) return;
    await this.database.tx(async (tx) => {
      await lockPerson(tx, userId);
      await tx.query(RECORD_OF[noun], [ids, organisationId, userId, kind, this.clock.now()]);
    });
  }

  /** The same person has undone an act; it teaches nothing any more. */
  async takeBack(
    tx: Tx,
    { userId }: Actor,
    pair: Pick<Act, 'demandId' | 'achievementId'>,
    kind: FeedbackKind,
  ): Promise<void> {
    await tx.query(
      'DELETE FROM match_feedback WHERE demand_id = $1 AND achievement_id = $2 AND user_id = $3 AND kind = $4',
      [pair.demandId, pair.achievementId, userId, kind],
    );
  }

  async personalisation(actor: Actor): Promise<Personalisation> {
    const isOff = await this.database.manager.getRepository(MatchOptOutEntity).existsBy({ userId: actor.userId });
    return { isOn: !isOff };
  }

  /** Off: nothing of this person is recorded from now on, and what was recorded is deleted (个人信息保护法 第四十七条). */
  async personalise(actor: Actor, { isOn }: Personalisation): Promise<Personalisation> {
    await this.database.tx(async (tx) => {
      await lockPerson(tx, actor.userId);
      if (isOn) await tx.delete(MatchOptOutEntity, { userId: actor.userId });
      else await this.forget(tx, actor.userId);
      const action = isOn ? 'match.personalise' : 'match.depersonalise';
      await this.audit.write(tx, actor, { action, subjectType: 'user', subjectId: actor.userId });
    });
    return { isOn };
  }

  private async forget(tx: Tx, userId: string): Promise<void> {
    await tx.query(`INSERT INTO match_opt_out (user_id, since) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      userId,
      this.clock.now(),
    ]);
    await tx.query(`DELETE FROM match_feedback WHERE user_id = $1`, [userId]);
  }
}

function isSide(actor: Actor, match: { demandOrganisationId: string; achievementOrganisationId: string }): boolean {
  const { organisationId } = actor;
  return organisationId === match.demandOrganisationId || organisationId === match.achievementOrganisationId;
}

async function lockPerson(tx: Tx, userId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${PERSON_LOCK}, hashtext($1))`, [userId]);
}
