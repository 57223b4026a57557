// What the registry does with a filing: accept, first review, return, refuse, register. Two persons decide together:
// a clerk accepts and first reviews, a reviewer who is neither decides (domain §2.7).
import type { Actor } from '@app/identity';
import { Ledger } from '@app/ledger';
import { Database, isUniqueViolation, problem, type Tx } from '@app/platform';
import { registrationRulesOn, shanghaiDate } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { DealLink } from './contract.deal.js';
import { ContractEntry, type Entered } from './contract.entry.js';
import {
  ContractAccepted,
  ContractFirstReviewed,
  ContractRefused,
  ContractRegistered,
  ContractReturned,
} from './contract.events.js';
import type { ContractDeed } from './contract.policy.js';
import type { FirstReview, RefuseContract, ReturnContract } from './contract.schema.js';
import { ContractTrail } from './contract.trail.js';
import { dueDate } from './legal-clock.js';
import { registrationEntry } from './ledger-entry.js';

@Injectable()
export class Desk {
  constructor(
    private readonly database: Database,
    private readonly entry: ContractEntry,
    private readonly trail: ContractTrail,
    private readonly dealLink: DealLink,
    private readonly ledger: Ledger,
  ) {}

  /** Accepts: the legal clock starts and the clerk is in charge. @throws contract.wrong-state, contract.own-organisation */
  accept(actor: Actor, id: string): Promise<void> {
    return this.act(actor, id, 'accept', async (tx, entered) => {
      const acceptedOn = this.today();
      const ruleSetVersion = registrationRulesOn(acceptedOn).version;
      const dueOn = dueDate(ruleSetVersion, acceptedOn, entered.row.technicalFen);
      await this.trail.advance(tx, entered, 'accept', { acceptedOn, ruleSetVersion, dueOn, clerkId: actor.userId });
      await this.trail.tell(tx, ContractAccepted, entered);
    });
  }

  /** The first of the two reviews; its opinion is for the second reviewer, not for the parties. */
  firstReview(actor: Actor, id: string, { opinion, note }: FirstReview): Promise<void> {
    return this.act(actor, id, 'firstReview', async (tx, entered) => {
      await this.trail.advance(tx, entered, 'firstReview', {
        firstReviewedBy: actor.userId,
        firstReviewedAt: this.trail.now(),
        firstOpinion: opinion,
        firstNote: note ?? null,
      });
      await this.trail.tell(tx, ContractFirstReviewed, entered);
    });
  }

  /** Returns for correction: the clock stands until the seller files again. */
  return(actor: Actor, id: string, { items }: ReturnContract): Promise<void> {
    return this.act(actor, id, 'return', async (tx, entered) => {
      const { row } = entered;
      const change = {
        corrections: items,
        correctionCount: row.correctionCount + 1,
        returnedOn: this.today(),
        dueOn: null,
        clerkId: row.clerkId ?? actor.userId,
        firstReviewedBy: null,
        firstReviewedAt: null,
        firstOpinion: null,
        firstNote: null,
      };
      const note = items.map((item) => item.reason).join('；');
      await this.trail.advance(tx, entered, 'return', change, note);
      await this.trail.tell(tx, ContractReturned, entered, { itemCount: items.length });
    });
  }

  /** Refuses with a ground of the rules; a deal may then be filed anew. @throws contract.same-person */
  refuse(actor: Actor, id: string, { ground, note }: RefuseContract): Promise<void> {
    return this.act(actor, id, 'refuse', async (tx, entered) => {
      const decision = { decidedBy: actor.userId, decidedOn: this.today(), refusalGround: ground, refusalNote: note };
      await this.trail.advance(tx, entered, 'refuse', decision, note);
      await this.dealLink.end(tx, entered.row);
      await this.trail.tell(tx, ContractRefused, entered, { ground });
    });
  }

  /**
   * Registers: number, ledger entry, deal, audit trail and event in one transaction. Of many at once exactly one succeeds;
   * the row's lock lets the others see that it is done. Returns when the entry is sealed and counted.
   * @throws contract.same-person, contract.own-organisation, contract.wrong-state, contract.number-taken,
   *   ledger.not-sealed-yet, after which the contract is registered and counted later
   */
  async register(actor: Actor, id: string, registrationNumber: string): Promise<void> {
    await this.act(actor, id, 'register', (tx, entered) => this.enrol(tx, entered, registrationNumber)).catch(
      (error: unknown) => {
        const isTaken = isUniqueViolation(error, 'contract_registration_number_unique');
        throw isTaken ? problem('contract.number-taken', { detail: registrationNumber }) : error;
      },
    );
  }

  /** Lock order: contract, deal. The ledger's entry is promised with the commit; its seal is awaited with no lock held. */
  private async enrol(tx: Tx, entered: Entered, registrationNumber: string): Promise<void> {
    const { actor, row } = entered;
    const occurredAt = this.trail.now();
    const registeredOn = shanghaiDate(occurredAt);
    const entry = registrationEntry(row, { registrationNumber, actorId: actor.userId, occurredAt });
    await this.dealLink.complete(tx, row, registrationNumber);
    await this.trail.advance(tx, entered, 'register', {
      registrationNumber,
      externalStatus: 'NATIONAL_REGISTERED',
      decidedBy: actor.userId,
      decidedOn: registeredOn,
    });
    await this.trail.tell(tx, ContractRegistered, entered, {
      registrationNumber,
      registeredOn,
      totalFen: row.totalFen.toString(),
      technicalFen: row.technicalFen.toString(),
    });
    await this.ledger.append(tx, entry);
  }

  private async act(
    actor: Actor,
    id: string,
    deed: ContractDeed,
    work: (tx: Tx, entered: Entered) => Promise<void>,
  ): Promise<void> {
    const seen = await this.entry.look(actor, id);
    await this.database.tx(async (tx) => work(tx, await this.entry.enter(tx, seen, deed)));
  }

  private today(): string {
    return shanghaiDate(this.trail.now());
  }
}
