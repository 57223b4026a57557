// From interest to contact: one side expresses it, the other accepts or declines. Accepting opens identities and contacts.
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/identity';
import { Clock, Database, isUniqueViolation, newId, problem, type Tx } from '@app/platform';
import { DealConsent } from './consent.entity.js';
import { Deal } from './deal.entity.js';
import { DealEntry, partyOf } from './deal.entry.js';
import { DealAccepted, DealDeclined, InterestExpressed } from './deal.events.js';
import { DealListings, type Pairing } from './deal.listings.js';
import { contactIn } from './contact-in-text.js';
import type { ExpressInterest, PartySide } from './deal.schema.js';
import { DealTrail } from './deal.trail.js';
import { Leading } from './leading.service.js';

@Injectable()
export class Interests {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly entry: DealEntry,
    private readonly listings: DealListings,
    private readonly trail: DealTrail,
    private readonly leading: Leading,
  ) {}

  /**
   * Opens a deal in stage INTEREST with the actor's consent; answers its id.
   * @throws deal.contact-in-message; deal.already-open (with `dealId`) while the same pair has an open deal, and what DealListings.pair throws
   */
  async express(actor: Actor, input: ExpressInterest): Promise<string> {
    refuseContacts(input.message);
    const pairing = await this.listings.pair(actor, input);
    const deal = this.newDeal(actor, pairing, input.message);
    try {
      await this.database.tx(async (tx) => {
        await tx.insert(Deal, deal);
        const doer = { actor, side: deal.initiatorSide };
        await this.consent(tx, deal.id, doer.side, actor);
        await this.trail.record(tx, deal, doer, 'express');
        await this.trail.tell(tx, InterestExpressed, deal, doer);
        await this.listings.acceptMatch(tx, actor, deal);
        await this.listings.learn(tx, actor, deal, 'INTRODUCED');
      });
    } catch (error) {
      if (!isUniqueViolation(error, 'deal_open_key')) throw error;
      throw problem('deal.already-open', { dealId: await this.openDealOf(pairing) });
    }
    return deal.id;
  }

  /**
   * The other side accepts: contacts open to both, and the first broker is asked.
   * @throws deal.wrong-state, deal.listing-closed, deal.not-your-side
   */
  async accept(actor: Actor, dealId: string): Promise<void> {
    const { deal: seen } = await this.entry.look(actor, dealId);
    if (seen.stage === 'INTEREST') await this.listings.requireOpen(seen);
    const working = await this.leading.working();
    await this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, 'accept');
      const { deal, side } = entered;
      await this.consent(tx, deal.id, partyOf(entered), actor);
      const contact =
        side === 'SELLER'
          ? { sellerUserId: deal.sellerUserId ?? actor.userId }
          : { buyerUserId: deal.buyerUserId ?? actor.userId };
      await this.trail.advance(tx, deal, 'accept', { ...contact, openedAt: this.clock.now() });
      await this.trail.record(tx, deal, entered, 'accept');
      await this.trail.tell(tx, DealAccepted, deal, entered);
      await this.listings.acceptMatch(tx, actor, deal);
      await this.listings.learn(tx, actor, deal, 'MET');
      await this.leading.ask(tx, deal, working);
    });
  }

  /** The other side declines with a reason; an anonymous buyer stays unknown. */
  async decline(actor: Actor, dealId: string, reason: string): Promise<void> {
    await this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, 'decline');
      const { deal } = entered;
      await this.trail.advance(tx, deal, 'decline', { declineReason: reason });
      await this.trail.record(tx, deal, entered, 'decline');
      await this.trail.tell(tx, DealDeclined, deal, entered);
    });
  }

  private newDeal(actor: Actor, pairing: Pairing, message: string): Deal {
    const { sellerContactId, buyerContactId, ...about } = pairing;
    const now = this.clock.now();
    const isSeller = pairing.initiatorSide === 'SELLER';
    return Object.assign(new Deal(), {
      ...about,
      id: newId(),
      stage: 'INTEREST' as const,
      stageAt: now,
      lastActivityAt: now,
      createdAt: now,
      message,
      initiatedBy: actor.userId,
      isStale: false,
      sellerUserId: sellerContactId ?? (isSeller ? actor.userId : null),
      buyerUserId: buyerContactId ?? (isSeller ? null : actor.userId),
      openedAt: null,
      brokerId: null,
      brokerUserId: null,
      brokerState: null,
    });
  }

  private async consent(tx: Tx, dealId: string, side: PartySide, actor: Actor): Promise<void> {
    const organisationId = actor.organisationId;
    if (organisationId === null) throw problem('deal.no-organisation');
    const givenAt = this.clock.now();
    await tx.insert(DealConsent, { id: newId(), dealId, side, organisationId, userId: actor.userId, givenAt });
  }

  private async openDealOf(pairing: Pairing): Promise<string | null> {
    const rows = await this.database.query<{ id: string }>(
      `select id from deal where seller_org_id = $1 and buyer_org_id = $2 and achievement_id is not distinct from $3
         and demand_id is not distinct from $4 and stage not in ('REGISTERED','FAILED','DECLINED','EXPIRED')`,
      [pairing.sellerOrgId, pairing.buyerOrgId, pairing.achievementId, pairing.demandId],
    );
    return rows[0]?.id ?? null;
  }
}

/** Contacts open with the acceptance (see `contacts` in deal.policy.ts), so the first words do not hold any. */
function refuseContacts(message: string): void {
  const found = contactIn(message);
  if (!found) return;
  throw problem('deal.contact-in-message', {
    detail: `请删去“${found}”`,
    errors: [{ pointer: '/message', detail: '联系方式在双方同意后开放' }],
  });
}
