// The contract's link to the deal it came from: reads the confirmed facts, and moves the deal along. Without a deal every
// call does nothing.
import { Deals } from '@app/deal';
import type { Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Contract } from './contract.entity.js';
import type { PrecheckInput } from './precheck.js';

type Linked = Pick<Contract, 'id' | 'dealId'>;

@Injectable()
export class DealLink {
  constructor(private readonly deals: Deals) {}

  /** What both sides confirmed. Uses its own connection: ask before a transaction. */
  async signingOf({ dealId }: Linked): Promise<PrecheckInput['signing']> {
    return dealId === null ? null : (await this.deals.factsForContract(dealId)).signing;
  }

  /** The filing was submitted. @throws deal.wrong-state, deal.contract-mismatch */
  async start(tx: Tx, { id, dealId }: Linked): Promise<void> {
    if (dealId !== null) await this.deals.markRegistration(tx, dealId, id);
  }

  /** The filing was refused or withdrawn: the deal may be filed anew. */
  async end(tx: Tx, { id, dealId }: Linked): Promise<void> {
    if (dealId !== null) await this.deals.markReturned(tx, dealId, id);
  }

  /** The contract is registered. */
  async complete(tx: Tx, { id, dealId }: Linked, registrationNumber: string): Promise<void> {
    if (dealId !== null) await this.deals.markRegistered(tx, dealId, id, registrationNumber);
  }
}
