// The way into a deal for a person: finds the row and the side, checks the rule. Every deed begins here; lists do not.
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/identity';
import { Database, problem, type Tx } from '@app/platform';
import { Deal } from './deal.entity.js';
import { nextStage, type DealAction } from './deal.lifecycle.js';
import { isInside, sideOf, verdictOn, type DealDeed } from './deal.policy.js';
import type { DealSide, PartySide } from './deal.schema.js';
import { DealSigning } from './signing.entity.js';

/** A deal somebody may act in, and where that person stands. */
export interface Entered {
  actor: Actor;
  side: DealSide;
  deal: Deal;
  /** The facts of signing that wait for the other side. */
  proposal: DealSigning | null;
}

/** The lifecycle's name of a deed, where the stage decides. */
const ACTION_OF: Partial<Record<DealDeed, DealAction>> = {
  confirm: 'sign',
  nameBroker: 'lead',
  acceptAssignment: 'lead',
  declineAssignment: 'lead',
};

@Injectable()
export class DealEntry {
  constructor(private readonly database: Database) {}

  /**
   * Locks the deal for `deed`: whoever comes second sees what the first one did.
   * @throws deal.not-found when the actor has no part in it, deal.wrong-state naming what is possible,
   *   or the reason why this side may not
   */
  async enter(tx: Tx, actor: Actor, dealId: string, deed: DealDeed): Promise<Entered> {
    const deal = await tx.findOne(Deal, { where: { id: dealId }, lock: { mode: 'pessimistic_write' } });
    const entered = await this.stand(tx, actor, deal);
    const verdict = verdictOn(deed, entered);
    if (verdict === null) throw problem('deal.not-your-side');
    if (verdict === 'deal.wrong-state') nextStage(entered.deal.stage, ACTION_OF[deed] ?? (deed as DealAction));
    if (verdict !== true) throw problem(verdict);
    return entered;
  }

  /** Reads the deal for the actor. @throws deal.not-found */
  async look(actor: Actor, dealId: string): Promise<Entered> {
    const deal = await this.database.manager.findOneBy(Deal, { id: dealId });
    return this.stand(this.database.manager, actor, deal);
  }

  /** Reads the deal for what is said and handed over in it. @throws deal.not-found, deal.broker-not-accepted */
  async lookInside(actor: Actor, dealId: string): Promise<Entered> {
    const entered = await this.look(actor, dealId);
    if (!isInside(entered.side, entered.deal)) throw problem('deal.broker-not-accepted');
    return entered;
  }

  private async stand(manager: Tx, actor: Actor, deal: Deal | null): Promise<Entered> {
    const side = deal && sideOf(actor, deal);
    if (!deal || !side) throw problem('deal.not-found');
    const proposal =
      deal.stage === 'CONTRACT_DRAFT'
        ? await manager.findOneBy(DealSigning, { dealId: deal.id, state: 'PROPOSED' })
        : null;
    return { actor, side, deal, proposal };
  }
}

/** The party for which an entered person acts. @throws deal.not-your-side for a broker, who is no party */
export function partyOf({ side }: Pick<Entered, 'side'>): PartySide {
  if (side === 'BROKER') throw problem('deal.not-your-side');
  return side;
}
