// The register: apply, confirm, edit, pause. Not for offering work (assignment.service.ts).
import { Injectable } from '@nestjs/common';
import { Audit, type Actor, type Viewer } from '@app/identity';
import {
  Clock,
  Database,
  Outbox,
  decodeCursor,
  encodeCursor,
  isUniqueViolation,
  newId,
  problem,
  type Tx,
  Uuid,
} from '@app/platform';
import { Broker } from './broker.entity.js';
import { BrokerConfirmed } from './broker.events.js';
import { brokerLifecycle, type BrokerAction } from './broker.lifecycle.js';
import { canDecide, canSee, isOwn } from './broker.policy.js';
import { brokerOfUser, brokersByIds, listBrokers, type BrokerFilter, type BrokerRow } from './broker.queries.js';
import type {
  ApplyBroker,
  BrokerLevel,
  BrokerPage,
  BrokerQuery,
  BrokerView,
  BrokerViewPage,
  EditBroker,
} from './broker.schema.js';
import { BrokerViews } from './broker.views.js';

interface PageLimits {
  cursor?: string;
  limit: number;
}

@Injectable()
export class BrokerRegister {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly views: BrokerViews,
  ) {}

  /**
   * Enters the actor's application; a refused one may apply again.
   * @throws broker.already-registered, broker.no-organisation
   */
  async apply(actor: Actor, application: ApplyBroker): Promise<BrokerView> {
    const organisationId = actor.organisationId;
    if (organisationId === null) throw problem('broker.no-organisation');
    await this.database
      .tx(async (tx) => {
        const known = await tx.findOne(Broker, {
          where: { userId: actor.userId },
          lock: { mode: 'pessimistic_write' },
        });
        if (known && !brokerLifecycle.can(known.status, 'apply')) throw problem('broker.already-registered');
        const now = this.clock.now();
        const id = known?.id ?? newId();
        const entry = { ...application, organisationId, status: 'APPLIED' as const, statusReason: null, statusAt: now };
        if (known) await tx.update(Broker, id, entry);
        else await tx.insert(Broker, { ...entry, id, userId: actor.userId, createdAt: now });
        await this.audit.write(tx, actor, { action: 'broker.apply', subjectType: 'broker', subjectId: id });
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error, 'broker_user_key') ? problem('broker.already-registered') : error;
      });
    return this.mine(actor);
  }

  /** The operator confirms an application at the level the credentials prove. */
  async confirm(actor: Actor, id: string, level: BrokerLevel): Promise<BrokerView> {
    const facts = { level, confirmedBy: actor.userId, confirmedAt: this.clock.now(), statusReason: null };
    return this.decide(actor, id, 'confirm', facts, (tx, { userId }) =>
      this.outbox.add(tx, BrokerConfirmed, { brokerId: id, userId }),
    );
  }

  /** The operator refuses an application; the reason is shown to the applicant. */
  async refuse(actor: Actor, id: string, reason: string): Promise<BrokerView> {
    return this.decide(actor, id, 'refuse', { statusReason: reason });
  }

  /** Changes the trades or the words of the actor's own entry; the level stays the operator's. */
  async edit(actor: Actor, id: string, change: EditBroker): Promise<BrokerView> {
    await this.database.tx(async (tx) => {
      await this.lockOwn(tx, actor, id);
      await tx.update(Broker, id, change);
      await this.audit.write(tx, actor, { action: 'broker.edit', subjectType: 'broker', subjectId: id });
    });
    return this.view(actor, id);
  }

  /** Takes no new work until resumed; work in hand goes on. */
  async pause(actor: Actor, id: string, reason: string): Promise<BrokerView> {
    return this.moveOwn(actor, id, 'pause', reason);
  }

  async resume(actor: Actor, id: string): Promise<BrokerView> {
    return this.moveOwn(actor, id, 'resume', null);
  }

  async view(viewer: Viewer, id: string): Promise<BrokerView> {
    const [row] = await brokersByIds(this.database.manager, [id]);
    return this.show(viewer, row ?? null);
  }

  /** The actor's own entry in whatever status. */
  async mine(actor: Actor): Promise<BrokerView> {
    return this.show(actor, await brokerOfUser(this.database.manager, actor.userId));
  }

  /** Confirmed brokers, newest entry first. */
  async list(query: BrokerQuery): Promise<BrokerPage> {
    const { field, base, level } = query;
    const { rows, nextCursor } = await this.page(query, { statuses: ['ACTIVE', 'PAUSED'], field, base, level });
    return { items: await this.views.cards(rows), nextCursor };
  }

  /** Applications that wait for the operator. */
  async applications(actor: Actor, limits: PageLimits): Promise<BrokerViewPage> {
    const { rows, nextCursor } = await this.page(limits, { statuses: ['APPLIED'] });
    return { items: await this.views.views(actor, rows), nextCursor };
  }

  private async show(viewer: Viewer, row: BrokerRow | null): Promise<BrokerView> {
    const [view] = row && canSee(viewer, row) ? await this.views.views(viewer, [row]) : [];
    if (!view) throw problem('broker.not-found');
    return view;
  }

  private async page(limits: PageLimits, filter: Omit<BrokerFilter, 'limit' | 'beforeId'>) {
    const beforeId = limits.cursor === undefined ? undefined : readCursor(limits.cursor);
    const rows = await listBrokers(this.database.manager, { ...filter, beforeId, limit: limits.limit + 1 });
    const items = rows.slice(0, limits.limit);
    const last = items.at(-1);
    return { rows: items, nextCursor: rows.length > items.length && last ? encodeCursor([last.id]) : null };
  }

  private async decide(
    actor: Actor,
    id: string,
    action: BrokerAction,
    facts: Partial<Broker>,
    after?: (tx: Tx, row: Broker) => Promise<void>,
  ): Promise<BrokerView> {
    await this.database.tx(async (tx) => {
      const row = await this.lock(tx, id);
      const allowed = canDecide(actor, row);
      if (allowed === null) throw problem('broker.not-found');
      if (allowed !== true) throw problem(allowed);
      await this.move(tx, actor, row, action, facts);
      await after?.(tx, row);
    });
    return this.view(actor, id);
  }

  private async moveOwn(actor: Actor, id: string, action: BrokerAction, reason: string | null): Promise<BrokerView> {
    await this.database.tx(async (tx) => {
      const row = await this.lockOwn(tx, actor, id);
      await this.move(tx, actor, row, action, { statusReason: reason });
    });
    return this.view(actor, id);
  }

  private async move(tx: Tx, actor: Actor, row: Broker, action: BrokerAction, facts: Partial<Broker>): Promise<void> {
    const status = brokerLifecycle.next(row.status, action);
    await tx.update(Broker, row.id, { ...facts, status, statusAt: this.clock.now() });
    await this.audit.write(tx, actor, { action: `broker.${action}`, subjectType: 'broker', subjectId: row.id });
  }

  private async lock(tx: Tx, id: string): Promise<Broker> {
    const row = await tx.findOne(Broker, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw problem('broker.not-found');
    return row;
  }

  private async lockOwn(tx: Tx, actor: Actor, id: string): Promise<Broker> {
    const row = await this.lock(tx, id);
    if (!isOwn(actor, row)) throw problem('broker.not-found');
    return row;
  }
}

/** @throws page.bad-cursor */
function readCursor(cursor: string): string {
  const id = Uuid.safeParse(decodeCursor(cursor, 1)[0]);
  if (!id.success) throw problem('page.bad-cursor');
  return id.data;
}
