// Who is told what about registration: the desk that is to act, the seller who filed, the buyer and the broker.
import { Injectable } from '@nestjs/common';
import { On } from '@app/platform';
import type { EventMeta } from '@app/platform';
import { Organisations } from '@app/identity';
import { labelOf, moneyWithUnit } from '@app/reference';
import {
  ContractAccepted,
  ContractFirstReviewed,
  ContractRefused,
  ContractRegistered,
  ContractReturned,
  Contracts,
  ContractSubmitted,
  ContractWithdrawn,
} from '@app/contract';
import type { ContractFacts } from '@app/contract';
import { Delivery } from '../delivery.js';
import type { Audience } from '../delivery.js';
import type { TemplateKey } from '../templates/index.js';
import type { Params } from '../templates/template.js';

/** Stands for the name of a filing that is gone. */
const NAMELESS = '—';

const CLERKS: Audience = { organisationId: null, roles: ['REG_CLERK'] };
const REVIEWERS: Audience = { organisationId: null, roles: ['REG_REVIEWER'] };

@Injectable()
export class ContractNotices {
  constructor(
    private readonly delivery: Delivery,
    private readonly contracts: Contracts,
    private readonly organisations: Organisations,
  ) {}

  @On(ContractSubmitted, { name: 'notify-contract-submitted', kind: 'once', queue: 'notify' })
  onSubmitted(facts: ContractFacts & { isCorrection: boolean }, meta: EventMeta): Promise<void> {
    const template = facts.isCorrection ? 'contract.corrected' : 'contract.submitted';
    return this.tell(template, facts, meta, facts.isCorrection ? clerk(facts) : [CLERKS]);
  }

  @On(ContractAccepted, { name: 'notify-contract-accepted', kind: 'once', queue: 'notify' })
  onAccepted(facts: ContractFacts, meta: EventMeta): Promise<void> {
    return this.tell('contract.accepted', facts, meta, filers(facts));
  }

  @On(ContractReturned, { name: 'notify-contract-returned', kind: 'once', queue: 'notify' })
  onReturned(facts: ContractFacts & { itemCount: number }, meta: EventMeta): Promise<void> {
    return this.tell('contract.returned', facts, meta, filers(facts), { count: facts.itemCount });
  }

  @On(ContractFirstReviewed, { name: 'notify-contract-first-reviewed', kind: 'once', queue: 'notify' })
  onFirstReviewed(facts: ContractFacts, meta: EventMeta): Promise<void> {
    return this.tell('contract.first-reviewed', facts, meta, [REVIEWERS]);
  }

  @On(ContractRefused, { name: 'notify-contract-refused', kind: 'once', queue: 'notify' })
  onRefused(facts: ContractFacts & { ground: string }, meta: EventMeta): Promise<void> {
    const ground = labelOf('refusalGround', facts.ground);
    return this.tell('contract.refused', facts, meta, [...filers(facts), ...buyer(facts)], { ground });
  }

  @On(ContractWithdrawn, { name: 'notify-contract-withdrawn', kind: 'once', queue: 'notify' })
  onWithdrawn(facts: ContractFacts, meta: EventMeta): Promise<void> {
    return this.tell('contract.withdrawn', facts, meta, clerk(facts));
  }

  @On(ContractRegistered, { name: 'notify-contract-registered', kind: 'once', queue: 'notify' })
  onRegistered(
    facts: ContractFacts & { registrationNumber: string; totalFen: string; technicalFen: string },
    meta: EventMeta,
  ): Promise<void> {
    return this.tell('contract.registered', facts, meta, [...filers(facts), ...buyer(facts)], {
      number: facts.registrationNumber,
      total: moneyWithUnit(BigInt(facts.totalFen), 'yuan'),
      technical: moneyWithUnit(BigInt(facts.technicalFen), 'yuan'),
    });
  }

  private async tell(
    template: TemplateKey,
    facts: ContractFacts,
    meta: EventMeta,
    to: readonly Audience[],
    more: Params = {},
  ): Promise<void> {
    if (to.length === 0) return;
    const seller = await this.organisations.get(facts.sellerOrganisationId);
    // Whoever is told of a filing may read it: the desk, the seller, the broker, and the buyer once it is filed.
    const title = (await this.contracts.projectNameOf(facts.contractId)) ?? NAMELESS;
    const params = { title, seller: seller.name, ...more };
    const subject = { type: 'contract', id: facts.contractId } as const;
    await this.delivery.deliver(meta, [{ template, params, subject, to, except: facts.actorId }]);
  }
}

function clerk({ clerkId }: ContractFacts): Audience[] {
  return clerkId === null ? [] : [{ userId: clerkId }];
}

/** Who answers for the filing: the seller's officers, and the broker who prepared it. */
function filers({ sellerOrganisationId, brokerUserId }: ContractFacts): Audience[] {
  const officers: Audience = { organisationId: sellerOrganisationId, roles: ['TT_OFFICER', 'ENT_ADMIN'] };
  return brokerUserId === null ? [officers] : [officers, { userId: brokerUserId }];
}

function buyer({ buyerOrganisationId }: ContractFacts): Audience[] {
  return buyerOrganisationId === null
    ? []
    : [{ organisationId: buyerOrganisationId, roles: ['TT_OFFICER', 'ENT_ADMIN', 'ENT_USER'] }];
}
