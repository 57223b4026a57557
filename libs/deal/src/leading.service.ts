// The broker of a deal: asked by the rule when contact opens, named by a party, answering, or letting the offer lapse.
import { Injectable } from '@nestjs/common';
import { Brokers, type Offer, type Work, type WorkingBroker } from '@app/broker';
import type { Actor } from '@app/identity';
import { Clock, Database, type Tx } from '@app/platform';
import { Deal } from './deal.entity.js';
import { DealEntry } from './deal.entry.js';
import { BrokerAccepted, BrokerAssigned, BrokerDeclined } from './deal.events.js';
import { dealLifecycle } from './deal.lifecycle.js';
import { DealTrail, type Doer } from './deal.trail.js';
import { BROKER_ANSWER_DAYS, daysFrom } from './deal.timers.js';

const NOBODY = { brokerId: null, brokerUserId: null, brokerState: null };

@Injectable()
export class Leading {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly brokers: Brokers,
    private readonly entry: DealEntry,
    private readonly trail: DealTrail,
  ) {}

  /** Brokers that may be asked; read before the transaction that asks. */
  working(): Promise<WorkingBroker[]> {
    return this.brokers.working();
  }

  /** Asks the next broker by the rule. With nobody left the deal goes on without; the timers try again. */
  async ask(tx: Tx, deal: Deal, working: readonly WorkingBroker[]): Promise<void> {
    const offer = await this.brokers.assign(tx, workOf(deal), working);
    if (offer) await this.point(tx, deal, offer, null);
  }

  /**
   * A party names a broker while nobody leads; an open offer to another broker is withdrawn.
   * @throws broker.not-available, deal.broker-leads, deal.wrong-state
   */
  async name(actor: Actor, dealId: string, brokerId: string): Promise<void> {
    const working = await this.brokers.working();
    await this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, 'nameBroker');
      await this.brokers.end(tx, workOf(entered.deal), 'CLOSED');
      const offer = await this.brokers.assignNamed(tx, workOf(entered.deal), brokerId, working);
      await this.point(tx, entered.deal, offer, entered);
    });
  }

  /** The asked broker takes the deal. @throws broker.conflict-undeclared, deal.wrong-state, deal.not-your-side */
  async accept(actor: Actor, dealId: string, conflictStatement: string | null): Promise<void> {
    await this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, 'acceptAssignment');
      const { deal } = entered;
      await this.brokers.accept(tx, actor, workOf(deal), conflictStatement);
      await this.trail.advance(tx, deal, 'lead', { brokerState: 'ACCEPTED' });
      await this.trail.record(tx, deal, entered, 'accept-assignment', {
        brokerId: deal.brokerId,
        hasConflict: conflictStatement === null ? 0 : 1,
      });
      await this.trail.tell(tx, BrokerAccepted, deal, entered);
    });
  }

  /** The asked broker declines; the next one is asked in the same transaction. */
  async decline(actor: Actor, dealId: string, reason: string): Promise<void> {
    const working = await this.brokers.working();
    await this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, 'declineAssignment');
      await this.brokers.decline(tx, actor, workOf(entered.deal), reason);
      await this.passOn(tx, entered.deal, entered, working);
    });
  }

  /** Ids of deals whose broker has not answered in time. */
  overdue(limit: number): Promise<string[]> {
    return this.brokers.unanswered('deal', this.deadline(), limit);
  }

  /** Lets an overdue offer lapse and asks the next broker. The caller holds the lock of `deal`. */
  async lapse(tx: Tx, deal: Deal, working: readonly WorkingBroker[]): Promise<void> {
    if (await this.brokers.expire(tx, workOf(deal), this.deadline())) await this.passOn(tx, deal, null, working);
  }

  /** Ends the broker's work with the deal; who had accepted stays named, who was only asked does not. */
  async end(tx: Tx, deal: Deal, outcome: 'CONCLUDED' | 'CLOSED'): Promise<void> {
    await this.brokers.end(tx, workOf(deal), outcome);
    if (deal.brokerState === 'OFFERED') await this.set(tx, deal, NOBODY);
  }

  private deadline(): Date {
    return daysFrom(this.clock.now(), -BROKER_ANSWER_DAYS);
  }

  private async passOn(tx: Tx, deal: Deal, doer: Doer | null, working: readonly WorkingBroker[]): Promise<void> {
    const { brokerId, brokerUserId } = deal;
    await this.set(tx, deal, NOBODY);
    await this.trail.record(tx, deal, doer, doer ? 'decline-assignment' : 'lapse-assignment', { brokerId });
    if (brokerUserId !== null) {
      const extra = { declinedBrokerUserId: brokerUserId, hasLapsed: doer === null };
      await this.trail.tell(tx, BrokerDeclined, deal, doer, extra);
    }
    if (dealLifecycle.can(deal.stage, 'lead')) await this.ask(tx, deal, working);
  }

  private async point(tx: Tx, deal: Deal, offer: Offer, doer: Doer | null): Promise<void> {
    await this.set(tx, deal, { brokerId: offer.brokerId, brokerUserId: offer.userId, brokerState: 'OFFERED' });
    await this.trail.record(tx, deal, doer, 'assign-broker', { brokerId: offer.brokerId, mode: offer.mode });
    await this.trail.tell(tx, BrokerAssigned, deal, doer);
  }

  private async set(
    tx: Tx,
    deal: Deal,
    change: Pick<Deal, 'brokerId' | 'brokerUserId' | 'brokerState'>,
  ): Promise<void> {
    await tx.update(Deal, deal.id, change);
    Object.assign(deal, change);
  }
}

function workOf(deal: Deal): Work {
  return {
    subjectType: 'deal',
    subjectId: deal.id,
    field: deal.techArea,
    base: deal.base,
    partyOrgIds: [deal.sellerOrgId, deal.buyerOrgId],
  };
}
