// What every deed in a deal leaves behind, in its transaction: timeline, audit trail, and a sign of life.
import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '@app/identity';
import { Clock, Outbox, newId, type EventType, type Tx } from '@app/platform';
import { Deal } from './deal.entity.js';
import type { DealFacts } from './deal.events.js';
import { nextStage, type DealAction } from './deal.lifecycle.js';
import type { DealSide } from './deal.schema.js';
import { DealEvent } from './timeline.entity.js';

/** The doer as the timeline names it; null: the clock, or a room above. */
export interface Doer {
  actor: Actor;
  side: DealSide;
}

export type TimelineDetail = Record<string, string | number | null>;

@Injectable()
export class DealTrail {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Adds one line to the timeline and to the audit trail. `kind` is the audit's verb too. */
  async record(tx: Tx, deal: Deal, doer: Doer | null, kind: string, detail: TimelineDetail = {}): Promise<void> {
    await tx.insert(DealEvent, {
      id: newId(),
      dealId: deal.id,
      kind,
      actorId: doer?.actor.userId ?? null,
      actorSide: doer?.side ?? null,
      detail,
      occurredAt: this.clock.now(),
    });
    await this.audit.write(tx, doer?.actor ?? null, {
      action: `deal.${kind}`,
      subjectType: 'deal',
      subjectId: deal.id,
      detail,
    });
  }

  /** Takes `action` in the lifecycle and stores `facts` with the new stage. @throws deal.wrong-state */
  async advance(tx: Tx, deal: Deal, action: DealAction, facts: Partial<Deal> = {}): Promise<void> {
    const stage = nextStage(deal.stage, action);
    const now = this.clock.now();
    const entered = stage === deal.stage ? {} : { stage, stageAt: now };
    const change = { ...facts, ...entered, lastActivityAt: now, isStale: false };
    await tx.update(Deal, deal.id, change);
    Object.assign(deal, change);
  }

  /** Publishes `event` about the deal as it stands now. */
  async tell<P extends DealFacts>(
    tx: Tx,
    event: EventType<P>,
    deal: Deal,
    doer: Doer | null,
    ...extra: keyof Omit<P, keyof DealFacts> extends never ? [] : [Omit<P, keyof DealFacts>]
  ): Promise<void> {
    const facts: DealFacts = {
      dealId: deal.id,
      sellerOrgId: deal.sellerOrgId,
      buyerOrgId: deal.buyerOrgId,
      isBuyerHidden: deal.isBuyerAnonymous && deal.openedAt === null,
      initiatorSide: deal.initiatorSide,
      achievementId: deal.achievementId,
      demandId: deal.demandId,
      matchId: deal.matchId,
      brokerId: deal.brokerId,
      brokerUserId: deal.brokerUserId,
      actorId: doer?.actor.userId ?? null,
    };
    await this.outbox.add(tx, event, { ...facts, ...extra[0] } as P);
  }
}
