// The way into a contract for a person: finds the row and the side, checks the rule. Every deed begins here; lists do not.
import { Injectable } from '@nestjs/common';
import { Users, type Actor } from '@app/identity';
import { Database, problem, type Tx } from '@app/platform';
import { Contract } from './contract.entity.js';
import { nextState } from './contract.lifecycle.js';
import { sideOf, verdictOn, type ContractDeed } from './contract.policy.js';
import type { ContractSide } from './contract.schema.js';

/** A contract somebody may act in, and where that person stands. */
export interface Entered {
  actor: Actor;
  side: ContractSide;
  row: Contract;
  isTiedToParty: boolean;
}

@Injectable()
export class ContractEntry {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
  ) {}

  /** Reads the contract for the actor. @throws contract.not-found when the actor has no part in it */
  async look(actor: Actor, id: string): Promise<Entered> {
    const row = await this.database.manager.findOneBy(Contract, { id });
    const side = row && sideOf(actor, row);
    if (!row || !side) throw problem('contract.not-found');
    const isTiedToParty = side === 'DESK' && (await this.isTied(actor, row));
    return { actor, side, row, isTiedToParty };
  }

  /**
   * Locks the contract that `look` found for `deed`: whoever comes second sees what the first one did. Reads nothing
   * outside `tx`: with many waiting for one row, a second connection might never come.
   * @throws contract.not-found, contract.wrong-state naming what is possible, or the reason why this side may not
   */
  async enter(tx: Tx, seen: Entered, deed: ContractDeed): Promise<Entered> {
    const row = await tx.findOne(Contract, { where: { id: seen.row.id }, lock: { mode: 'pessimistic_write' } });
    const side = row && sideOf(seen.actor, row);
    if (!row || !side) throw problem('contract.not-found');
    const entered = { ...seen, row, side };
    const verdict = verdictOn(deed, entered);
    if (verdict === null) throw problem('contract.forbidden');
    if (verdict === 'contract.wrong-state') nextState(row.state, deed === 'upload' ? 'edit' : deed);
    if (verdict !== true) throw problem(verdict);
    return entered;
  }

  /**
   * Has the person a part in the contract: as a member, now or once, of a party, as its broker, or as one who filed it?
   * (domain §7.2: creator ≠ approver, not of own organisation, a broker cannot review)
   */
  private async isTied(actor: Actor, row: Contract): Promise<boolean> {
    if (actor.userId === row.brokerUserId || actor.userId === row.createdBy) return true;
    const own = (await this.users.organisationsOf([actor.userId])).get(actor.userId) ?? [];
    if (own.some((id) => id === row.sellerOrganisationId || id === row.buyerOrganisationId)) return true;
    const filed = await this.database.query(
      `select 1 from contract_step where contract_id = $1 and actor_id = $2 and side in ('SELLER', 'BUYER', 'BROKER') limit 1`,
      [row.id, actor.userId],
    );
    return filed.length > 0;
  }
}
