// What every deed in a contract leaves behind, in its transaction: new state, timeline, audit trail, event.
import { Injectable } from '@nestjs/common';
import { Audit } from '@app/identity';
import { Clock, Outbox, newId, type EventType, type Tx } from '@app/platform';
import { Contract } from './contract.entity.js';
import type { Entered } from './contract.entry.js';
import type { ContractFacts } from './contract.events.js';
import { nextState, type ContractAction } from './contract.lifecycle.js';
import { ContractStep } from './contract-step.entity.js';

@Injectable()
export class ContractTrail {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** The instant that the running deed is dated with. */
  now(): Date {
    return this.clock.now();
  }

  /** Stores a change that is not a step of its own. */
  async keep(tx: Tx, row: Contract, change: Partial<Contract>): Promise<void> {
    await tx.getRepository(Contract).update({ id: row.id }, { ...change, updatedAt: this.clock.now() });
  }

  /**
   * Takes `action` in the lifecycle and stores `facts` with the new state; adds a line to timeline and audit trail.
   * @param note shown to the parties in the timeline; null where the parties are not to read it
   * @throws contract.wrong-state
   */
  async advance(
    tx: Tx,
    { actor, side, row }: Entered,
    action: ContractAction,
    facts: Partial<Contract>,
    note: string | null = null,
  ): Promise<void> {
    const fromState = row.state;
    const change = { ...facts, state: nextState(fromState, action), updatedAt: this.clock.now() };
    await tx.getRepository(Contract).update({ id: row.id }, change);
    Object.assign(row, change);
    await this.step(tx, { actor, side, row }, action, fromState, note);
  }

  /** Adds a line to timeline and audit trail without a change of state. */
  async step(
    tx: Tx,
    { actor, side, row }: Pick<Entered, 'actor' | 'side' | 'row'>,
    action: ContractStep['action'],
    fromState: ContractStep['fromState'],
    note: string | null,
  ): Promise<void> {
    await tx.insert(ContractStep, {
      id: newId(),
      contractId: row.id,
      action,
      fromState,
      toState: row.state,
      side,
      actorId: actor.userId,
      note,
      occurredAt: this.clock.now(),
    });
    await this.audit.write(tx, actor, {
      action: `contract.${action}`,
      subjectType: 'contract',
      subjectId: row.id,
      detail: { from: fromState, to: row.state, number: row.number },
    });
  }

  /** Publishes `event` about the contract as it stands now. */
  async tell<P extends ContractFacts>(
    tx: Tx,
    event: EventType<P>,
    { actor, row }: Pick<Entered, 'actor' | 'row'>,
    ...extra: keyof Omit<P, keyof ContractFacts> extends never ? [] : [Omit<P, keyof ContractFacts>]
  ): Promise<void> {
    const facts: ContractFacts = {
      contractId: row.id,
      dealId: row.dealId,
      sellerOrganisationId: row.sellerOrganisationId,
      buyerOrganisationId: row.buyerOrganisationId,
      brokerUserId: row.brokerUserId,
      clerkId: row.clerkId,
      actorId: actor.userId,
    };
    await this.outbox.add(tx, event, { ...facts, ...extra[0] } as P);
  }
}
