// Signing and ending: one side states the facts of the signed contract, the other confirms the same; or the deal fails.
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/identity';
import { Clock, Database, newId, problem, type FieldError } from '@app/platform';
import { shanghaiDate } from '@app/reference';
import { DealEntry, partyOf } from './deal.entry.js';
import { DealListings } from './deal.listings.js';
import { DealFailed, DealSigned, SigningProposed } from './deal.events.js';
import type { FailDeal } from './deal.schema.js';
import { DealTrail } from './deal.trail.js';
import { Leading } from './leading.service.js';
import { DealSigning } from './signing.entity.js';
import type { SigningFacts } from './signing.schema.js';

const FACT_NAMES = { contractType: '合同类型', totalAmountFen: '合同总金额', signedOn: '签订日期' } as const;

@Injectable()
export class Signing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly entry: DealEntry,
    private readonly listings: DealListings,
    private readonly trail: DealTrail,
    private readonly leading: Leading,
  ) {}

  /**
   * A side states contract type, total amount and date; facts stated before and not yet confirmed are replaced.
   * @throws deal.date-in-future, deal.wrong-state, deal.not-your-side
   */
  async propose(actor: Actor, dealId: string, facts: SigningFacts): Promise<void> {
    const now = this.clock.now();
    if (facts.signedOn > shanghaiDate(now)) {
      throw problem('deal.date-in-future', { errors: [{ pointer: '/signedOn', detail: '签订日期不能晚于今天' }] });
    }
    await this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, 'propose');
      const { deal } = entered;
      const proposedSide = partyOf(entered);
      await tx.update(DealSigning, { dealId, state: 'PROPOSED' }, { state: 'REPLACED' });
      await tx.insert(DealSigning, {
        id: newId(),
        dealId,
        state: 'PROPOSED',
        contractType: facts.contractType,
        totalAmountFen: BigInt(facts.totalAmountFen),
        signedOn: facts.signedOn,
        proposedSide,
        proposedBy: actor.userId,
        proposedAt: now,
      });
      await this.trail.advance(tx, deal, 'propose');
      await this.trail.record(tx, deal, entered, 'propose-signing', { ...facts });
      await this.trail.tell(tx, SigningProposed, deal, entered, { proposedSide });
    });
  }

  /**
   * The other side states the same facts: the deal is signed.
   * @throws deal.signing-mismatch naming each fact that differs, deal.nothing-to-confirm, deal.other-side-confirms
   */
  async confirm(actor: Actor, dealId: string, facts: SigningFacts): Promise<void> {
    await this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, 'confirm');
      const { deal, proposal } = entered;
      if (!proposal) throw problem('deal.nothing-to-confirm');
      const errors = differences(proposal, facts);
      if (errors.length > 0) throw problem('deal.signing-mismatch', { errors });
      const confirmation = { state: 'CONFIRMED' as const, confirmedBy: actor.userId, confirmedAt: this.clock.now() };
      await tx.update(DealSigning, proposal.id, confirmation);
      await this.trail.advance(tx, deal, 'sign', { totalAmountFen: proposal.totalAmountFen });
      await this.trail.record(tx, deal, entered, 'confirm-signing', { ...facts });
      const { contractType, totalAmountFen } = facts;
      await this.trail.tell(tx, DealSigned, deal, entered, { contractType, totalAmountFen });
      await this.listings.learn(tx, actor, deal, 'SIGNED');
    });
  }

  /** A side ends the deal without success; the broker's work ends with it. @throws deal.wrong-state, deal.not-your-side */
  async fail(actor: Actor, dealId: string, { reason, note }: FailDeal): Promise<void> {
    await this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, actor, dealId, 'fail');
      const { deal } = entered;
      await this.trail.advance(tx, deal, 'fail', { failReason: reason, failNote: note ?? null });
      await this.leading.end(tx, deal, 'CLOSED');
      await this.trail.record(tx, deal, entered, 'fail', { reason });
      await this.trail.tell(tx, DealFailed, deal, entered, { reason });
    });
  }
}

/** One error per fact that is not as the other side stated it. The other side's value is in the view already. */
function differences(proposal: DealSigning, facts: SigningFacts): FieldError[] {
  const stated: SigningFacts = {
    contractType: proposal.contractType,
    totalAmountFen: proposal.totalAmountFen.toString(),
    signedOn: proposal.signedOn,
  };
  return (Object.keys(FACT_NAMES) as (keyof SigningFacts)[])
    .filter((fact) => stated[fact] !== facts[fact])
    .map((fact) => ({ pointer: `/${fact}`, detail: `${FACT_NAMES[fact]}与对方填报的不一致` }));
}
