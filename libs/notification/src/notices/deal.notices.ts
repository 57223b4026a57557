// Who is told what about deals: the two parties and the broker, without whoever did it. An anonymous buyer is never named.
import { Injectable } from '@nestjs/common';
import { On } from '@app/platform';
import type { EventMeta } from '@app/platform';
import { Organisations, Users } from '@app/identity';
import type { Role } from '@app/identity';
import { labelOf, moneyWithUnit } from '@app/reference';
import { BrokerConfirmed } from '@app/broker';
import {
  BrokerAccepted,
  BrokerAssigned,
  BrokerDeclined,
  DealAccepted,
  DealDeclined,
  DealExpired,
  DealFailed,
  DealNudged,
  Deals,
  DealSigned,
  InterestExpressed,
  SigningProposed,
  StageMoved,
} from '@app/deal';
import type { DealFacts, DealStage, PartySide } from '@app/deal';
import { Delivery } from '../delivery.js';
import type { Audience } from '../delivery.js';
import { isTemplateKey } from '../templates/index.js';
import type { TemplateKey } from '../templates/index.js';
import type { Params } from '../templates/template.js';

/** Roles that act for a party of a deal. */
const ACTING: readonly Role[] = ['TT_OFFICER', 'ENT_ADMIN', 'ENT_USER'];

const STAGE_WORDS: Partial<Record<DealStage, string>> = {
  CONTACT: '建立联系',
  NEGOTIATION: '洽谈',
  CONTRACT_DRAFT: '合同拟定',
  SIGNED: '签约',
  REGISTRATION: '认定登记',
};

/** Days to answer, as the deal room's timers have them (domain §7.1). */
const ANSWER_DAYS = 7;
const BROKER_ANSWER_DAYS = 3;

@Injectable()
export class DealNotices {
  constructor(
    private readonly delivery: Delivery,
    private readonly deals: Deals,
    private readonly organisations: Organisations,
    private readonly users: Users,
  ) {}

  @On(BrokerConfirmed, { name: 'notify-broker-confirmed', kind: 'once', queue: 'notify' })
  async onBrokerConfirmed({ brokerId, userId }: { brokerId: string; userId: string }, meta: EventMeta): Promise<void> {
    const subject = { type: 'broker', id: brokerId } as const;
    await this.delivery.deliver(meta, [{ template: 'broker.confirmed', params: {}, subject, to: [{ userId }] }]);
  }

  @On(InterestExpressed, { name: 'notify-interest-expressed', kind: 'once', queue: 'notify' })
  async onInterest(facts: DealFacts, meta: EventMeta): Promise<void> {
    const isByBuyer = facts.initiatorSide === 'BUYER';
    const isHidden = isByBuyer && facts.isBuyerHidden;
    const initiator = await this.organisations.get(isByBuyer ? facts.buyerOrgId : facts.sellerOrgId);
    const params = { counterparty: isHidden ? '一家企业' : initiator.name, days: ANSWER_DAYS };
    await this.tell('deal.interest-expressed', facts, meta, [otherParty(facts, facts.initiatorSide)], params);
  }

  @On(DealAccepted, { name: 'notify-deal-accepted', kind: 'once', queue: 'notify' })
  onAccepted(facts: DealFacts, meta: EventMeta): Promise<void> {
    return this.tell('deal.accepted', facts, meta, bothParties(facts));
  }

  @On(DealDeclined, { name: 'notify-deal-declined', kind: 'once', queue: 'notify' })
  onDeclined(facts: DealFacts, meta: EventMeta): Promise<void> {
    return this.tell('deal.declined', facts, meta, [party(facts, facts.initiatorSide)]);
  }

  @On(DealExpired, { name: 'notify-deal-expired', kind: 'once', queue: 'notify' })
  onExpired(facts: DealFacts, meta: EventMeta): Promise<void> {
    return this.tell('deal.expired', facts, meta, bothParties(facts));
  }

  @On(BrokerAssigned, { name: 'notify-broker-assigned', kind: 'once', queue: 'notify' })
  onBrokerAssigned(facts: DealFacts, meta: EventMeta): Promise<void> {
    return this.tell('deal.broker-assigned', facts, meta, broker(facts), { days: BROKER_ANSWER_DAYS });
  }

  @On(BrokerAccepted, { name: 'notify-broker-accepted', kind: 'once', queue: 'notify' })
  async onBrokerAccepted(facts: DealFacts, meta: EventMeta): Promise<void> {
    const [person] = await this.users.byIds(facts.brokerUserId ? [facts.brokerUserId] : []);
    const params = { broker: person?.name ?? '' };
    await this.tell('deal.broker-accepted', facts, meta, bothParties(facts), params);
  }

  /** Who declined knows it; who let the offer lapse is told. */
  @On(BrokerDeclined, { name: 'notify-broker-lapsed', kind: 'once', queue: 'notify' })
  async onBrokerDeclined(
    facts: DealFacts & { declinedBrokerUserId: string; hasLapsed: boolean },
    meta: EventMeta,
  ): Promise<void> {
    if (!facts.hasLapsed) return;
    await this.tell('deal.broker-lapsed', facts, meta, [{ userId: facts.declinedBrokerUserId }]);
  }

  @On(StageMoved, { name: 'notify-stage-moved', kind: 'once', queue: 'notify' })
  onStageMoved(facts: DealFacts & { stage: string }, meta: EventMeta): Promise<void> {
    const stage = (STAGE_WORDS as Record<string, string | undefined>)[facts.stage] ?? facts.stage;
    return this.tell('deal.stage-moved', facts, meta, everyone(facts), { stage });
  }

  @On(SigningProposed, { name: 'notify-signing-proposed', kind: 'once', queue: 'notify' })
  onSigningProposed(facts: DealFacts & { proposedSide: PartySide }, meta: EventMeta): Promise<void> {
    return this.tell('deal.signing-proposed', facts, meta, [otherParty(facts, facts.proposedSide)]);
  }

  @On(DealSigned, { name: 'notify-deal-signed', kind: 'once', queue: 'notify' })
  onSigned(facts: DealFacts & { totalAmountFen: string }, meta: EventMeta): Promise<void> {
    const amount = moneyWithUnit(BigInt(facts.totalAmountFen), 'yuan');
    return this.tell('deal.signed', facts, meta, everyone(facts), { amount });
  }

  @On(DealFailed, { name: 'notify-deal-failed', kind: 'once', queue: 'notify' })
  onFailed(facts: DealFacts & { reason: string }, meta: EventMeta): Promise<void> {
    const reason = labelOf('dealFailReason', facts.reason);
    return this.tell('deal.failed', facts, meta, everyone(facts), { reason });
  }

  @On(DealNudged, { name: 'notify-deal-nudged', kind: 'once', queue: 'notify' })
  onNudged(facts: DealFacts & { rule: string }, meta: EventMeta): Promise<void> {
    const own = `deal.nudged-${facts.rule}`;
    return this.tell(isTemplateKey(own) ? own : 'deal.nudged', facts, meta, everyone(facts));
  }

  private async tell(
    template: TemplateKey,
    facts: DealFacts,
    meta: EventMeta,
    to: readonly Audience[],
    more: Params = {},
  ): Promise<void> {
    const deal = await this.deals.byId(facts.dealId);
    if (!deal || to.length === 0) return;
    const subject = { type: 'deal', id: facts.dealId } as const;
    const params = { title: deal.title, ...more };
    await this.delivery.deliver(meta, [{ template, params, subject, to, except: facts.actorId }]);
  }
}

function party({ sellerOrgId, buyerOrgId }: DealFacts, side: PartySide): Audience {
  return { organisationId: side === 'SELLER' ? sellerOrgId : buyerOrgId, roles: ACTING };
}

function otherParty(facts: DealFacts, side: PartySide): Audience {
  return party(facts, side === 'SELLER' ? 'BUYER' : 'SELLER');
}

function bothParties(facts: DealFacts): Audience[] {
  return [party(facts, 'SELLER'), party(facts, 'BUYER')];
}

function broker({ brokerUserId }: DealFacts): Audience[] {
  return brokerUserId === null ? [] : [{ userId: brokerUserId }];
}

function everyone(facts: DealFacts): Audience[] {
  return [...bothParties(facts), ...broker(facts)];
}
