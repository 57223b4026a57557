// Where a new filing comes from: who may open it, for which seller and buyer, and what the form begins with.
import { Achievements } from '@app/achievement';
import { Deals, type DealContractFacts } from '@app/deal';
import { Organisations, type Actor, type OrganisationCard } from '@app/identity';
import { problem } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Contract } from './contract.entity.js';
import type { ContractDraft } from './form.schema.js';
import { prefilledDraft } from './prefill.js';

/** Where a new filing comes from. */
export interface Origin {
  seller: OrganisationCard;
  buyer: OrganisationCard | null;
  deal: DealContractFacts | null;
  brokerUserId: string | null;
  side: 'SELLER' | 'BROKER';
}

@Injectable()
export class Origins {
  constructor(
    private readonly deals: Deals,
    private readonly organisations: Organisations,
    private readonly achievements: Achievements,
  ) {}

  /**
   * Who files what: from a deal its seller or leading broker, otherwise the actor's own organisation as seller.
   * @throws deal.not-found (also for a deal of others), contract.deal-not-signed, contract.no-seller
   */
  async of(actor: Actor, dealId: string | undefined): Promise<Origin> {
    if (dealId !== undefined) return this.ofDeal(actor, dealId);
    const isSeller = actor.organisationKind === 'INSTITUTE' || actor.organisationKind === 'ENTERPRISE';
    if (actor.organisationId === null || !isSeller) throw problem('contract.no-seller');
    const seller = await this.organisations.get(actor.organisationId);
    return { seller, buyer: null, deal: null, brokerUserId: null, side: 'SELLER' };
  }

  /** The first form: everything the house knows. */
  async draftOf({ seller, buyer, deal }: Origin): Promise<ContractDraft> {
    const ids = deal?.achievementId ? [deal.achievementId] : [];
    const [achievement] = await this.achievements.factsOf(ids);
    return prefilledDraft({ seller, buyer, deal, achievement: achievement ?? null });
  }

  /** The buyer's organisation: the deal's, or the one here with the typed credit code. */
  async buyerOf(row: Pick<Contract, 'dealId' | 'buyerOrganisationId' | 'form'>): Promise<OrganisationCard | null> {
    if (row.dealId !== null && row.buyerOrganisationId !== null) return this.organisations.get(row.buyerOrganisationId);
    const creditCode = row.form.buyer?.creditCode;
    return creditCode ? this.organisations.byCreditCode(creditCode) : null;
  }

  private async ofDeal(actor: Actor, dealId: string): Promise<Origin> {
    const deal = await this.deals.factsForContract(dealId);
    const isBroker = deal.brokerUserId === actor.userId;
    const isSeller = deal.sellerOrgId === actor.organisationId;
    if (!isBroker && deal.buyerOrgId === actor.organisationId) throw problem('contract.no-seller');
    if (!isBroker && !isSeller) throw problem('deal.not-found');
    if (deal.signing === null) throw problem('contract.deal-not-signed');
    const [seller, buyer] = await Promise.all([
      this.organisations.get(deal.sellerOrgId),
      this.organisations.get(deal.buyerOrgId),
    ]);
    return { seller, buyer, deal, brokerUserId: deal.brokerUserId, side: isBroker ? 'BROKER' : 'SELLER' };
  }
}
