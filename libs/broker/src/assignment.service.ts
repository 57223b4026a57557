// The door for rooms whose work brokers lead: offer by rule or by name, answer, end. Every method joins the caller's
// transaction and expects the caller to hold the lock of its subject. Not for the register itself (broker.service.ts).
import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Users, type Actor } from '@app/identity';
import { Clock, Database, newId, problem, type Tx } from '@app/platform';
import { BrokerAssignment } from './assignment.entity.js';
import { assignmentLifecycle, type AssignmentAction } from './broker.lifecycle.js';
import { brokersByIds, workingBrokers } from './broker.queries.js';
import { fitOf, isConflicted, pickBroker, type Candidate, type Need } from './broker.rules.js';
import type { AssignmentMode, AssignmentOutcome, BrokerCard } from './broker.schema.js';
import { BrokerViews } from './broker.views.js';

/** The work that is led: its room and its row. */
export interface Subject {
  subjectType: string;
  subjectId: string;
}

/** A working broker with the account that acts for the entry. */
export interface WorkingBroker extends Candidate {
  userId: string;
}

export interface Work extends Subject {
  /** Code of the list `techArea`. */
  field: string | null;
  /** Code of the list `base`. */
  base: string | null;
  partyOrgIds: string[];
}

/** An offer made: whom it went to and how it was found. */
export interface Offer {
  assignmentId: string;
  brokerId: string;
  userId: string;
  mode: AssignmentMode;
}

const LIVE = ['OFFERED', 'ACCEPTED'] as const;

@Injectable()
export class Brokers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly users: Users,
    private readonly views: BrokerViews,
  ) {}

  /** Confirmed brokers who take work and whose account is active, with their load. Read it before the transaction. */
  async working(): Promise<WorkingBroker[]> {
    const [rows, active] = await Promise.all([
      workingBrokers(this.database.manager),
      this.users.usersWithRole(null, 'BROKER'),
    ]);
    const users = new Set(active);
    const working = rows.filter((row) => users.has(row.userId));
    const memberships = await this.users.organisationsOf(working.map((row) => row.userId));
    return working.map((row) =>
      Object.assign(row, { organisationIds: [row.organisationId, ...(memberships.get(row.userId) ?? [])] }),
    );
  }

  /** Offers and accepted work not yet ended, per broker; brokers without any are absent. */
  async loadOf(brokerIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; load: number }>(
      `select broker_id as id, count(*)::int as load from broker_assignment
       where broker_id = any($1::uuid[]) and state in ('OFFERED', 'ACCEPTED') group by broker_id`,
      [brokerIds],
    );
    return new Map(rows.map((row) => [row.id, row.load]));
  }

  /** Public cards by id, in any order. */
  async byIds(ids: readonly string[]): Promise<BrokerCard[]> {
    if (ids.length === 0) return [];
    return this.views.cards(await brokersByIds(this.database.manager, ids));
  }

  /**
   * Offers the work by the rule to one of `working`; brokers who declined it before are not asked again.
   * Null when nobody is left to ask. @throws broker.already-assigned when an offer is open or accepted
   */
  async assign(tx: Tx, work: Work, working: readonly WorkingBroker[]): Promise<Offer | null> {
    const past = await this.rowsOf(tx, work);
    refuseLive(past);
    const need: Need = { ...work, excludedBrokerIds: past.map((row) => row.brokerId) };
    const pick = pickBroker(working, need, randomInt);
    const broker = pick && working.find((one) => one.brokerId === pick.brokerId);
    return broker ? this.offer(tx, work, broker, 'RULE') : null;
  }

  /**
   * Offers the work to the broker a party names, also one with a tie to a party: who then has to declare it.
   * @throws broker.not-available, broker.already-assigned
   */
  async assignNamed(tx: Tx, work: Work, brokerId: string, working: readonly WorkingBroker[]): Promise<Offer> {
    const broker = working.find((one) => one.brokerId === brokerId);
    if (!broker) throw problem('broker.not-available');
    refuseLive(await this.rowsOf(tx, work));
    return this.offer(tx, work, broker, 'NAMED');
  }

  /**
   * The broker takes the offered work. A tie to a party (any organisation of the broker, now or once, is one) must be declared in words.
   * @throws broker.assignment-not-found, broker.conflict-undeclared, broker-assignment.wrong-state
   */
  async accept(tx: Tx, actor: Actor, subject: Subject, conflictStatement: string | null): Promise<BrokerAssignment> {
    const row = await this.offered(tx, actor, subject, 'accept');
    const [broker] = await brokersByIds(tx, [row.brokerId]);
    const memberships = (await this.users.organisationsOf([actor.userId], tx)).get(actor.userId) ?? [];
    const organisationIds = [broker?.organisationId, ...memberships].filter((id) => typeof id === 'string');
    if (conflictStatement === null && isConflicted(organisationIds, row.partyOrgIds)) {
      throw problem('broker.conflict-undeclared', {
        errors: [{ pointer: '/conflictStatement', detail: '请说明您与交易一方的关系，声明将向双方公开' }],
      });
    }
    return this.answer(tx, row, 'accept', { conflictStatement, answeredAt: this.clock.now() });
  }

  /** The broker declines with a reason. @throws broker.assignment-not-found, broker-assignment.wrong-state */
  async decline(tx: Tx, actor: Actor, subject: Subject, reason: string): Promise<BrokerAssignment> {
    const row = await this.offered(tx, actor, subject, 'decline');
    return this.answer(tx, row, 'decline', { reason, answeredAt: this.clock.now() });
  }

  /** Ends open or accepted work, so that it no longer counts as load. Without live work it does nothing. */
  async end(tx: Tx, subject: Subject, outcome: AssignmentOutcome): Promise<void> {
    for (const row of await this.rowsOf(tx, subject)) {
      if (assignmentLifecycle.can(row.state, 'end')) {
        await this.answer(tx, row, 'end', { outcome, endedAt: this.clock.now() });
      }
    }
  }

  /** Subjects of that type with an offer made before `before` and still unanswered. */
  async unanswered(subjectType: string, before: Date, limit: number): Promise<string[]> {
    const rows = await this.database.manager.find(BrokerAssignment, {
      select: { id: true, subjectId: true },
      where: { subjectType, state: 'OFFERED', offeredAt: LessThan(before) },
      order: { offeredAt: 'ASC' },
      take: limit,
    });
    return rows.map((row) => row.subjectId);
  }

  /** Lets an offer made before `before` lapse; false when there is none any more. */
  async expire(tx: Tx, subject: Subject, before: Date): Promise<boolean> {
    const rows = await this.rowsOf(tx, subject);
    const row = rows.find((one) => one.state === 'OFFERED' && one.offeredAt < before);
    if (!row) return false;
    await this.answer(tx, row, 'expire', { answeredAt: this.clock.now() });
    return true;
  }

  /** When the offer that is still unanswered was made, per subject; subjects without one are absent. */
  async openOffersOf(subjectType: string, subjectIds: readonly string[]): Promise<Map<string, Date>> {
    if (subjectIds.length === 0) return new Map();
    const rows = await this.database.manager.find(BrokerAssignment, {
      select: { id: true, subjectId: true, offeredAt: true },
      where: { subjectType, subjectId: In([...subjectIds]), state: 'OFFERED' },
    });
    return new Map(rows.map((row) => [row.subjectId, row.offeredAt]));
  }

  /** Every offer of the work, oldest first. */
  async historyOf(subject: Subject): Promise<BrokerAssignment[]> {
    return this.rowsOf(this.database.manager, subject);
  }

  private rowsOf(manager: Tx, { subjectType, subjectId }: Subject): Promise<BrokerAssignment[]> {
    return manager.find(BrokerAssignment, { where: { subjectType, subjectId }, order: { id: 'ASC' } });
  }

  private async offered(tx: Tx, actor: Actor, subject: Subject, action: AssignmentAction): Promise<BrokerAssignment> {
    const rows = await this.rowsOf(tx, subject);
    const brokers = await brokersByIds(tx, [...new Set(rows.map((row) => row.brokerId))]);
    const own = brokers.find((broker) => broker.userId === actor.userId);
    const row = rows.findLast((one) => one.brokerId === own?.id);
    if (!row) throw problem('broker.assignment-not-found');
    assignmentLifecycle.next(row.state, action);
    return row;
  }

  private async answer(
    tx: Tx,
    row: BrokerAssignment,
    action: AssignmentAction,
    facts: Partial<BrokerAssignment>,
  ): Promise<BrokerAssignment> {
    const change = { ...facts, state: assignmentLifecycle.next(row.state, action) };
    await tx.update(BrokerAssignment, row.id, change);
    return Object.assign(row, change);
  }

  private async offer(tx: Tx, work: Work, broker: WorkingBroker, mode: AssignmentMode): Promise<Offer> {
    const { subjectType, subjectId, partyOrgIds } = work;
    const id = newId();
    await tx.insert(BrokerAssignment, {
      id,
      subjectType,
      subjectId,
      brokerId: broker.brokerId,
      state: 'OFFERED',
      mode,
      fit: fitOf(broker, { ...work, excludedBrokerIds: [] }),
      load: broker.load,
      partyOrgIds,
      offeredAt: this.clock.now(),
    });
    return { assignmentId: id, brokerId: broker.brokerId, userId: broker.userId, mode };
  }
}

function refuseLive(rows: readonly BrokerAssignment[]): void {
  if (rows.some((row) => LIVE.some((state) => state === row.state))) throw problem('broker.already-assigned');
}
