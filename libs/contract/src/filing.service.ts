// What the seller's side does with a filing: open, fill in, try the pre-check, submit, resubmit, withdraw.
import type { Actor } from '@app/identity';
import { Database, isUniqueViolation, problem, type Tx } from '@app/platform';
import { registrationRules, shanghaiDate, shanghaiYear, startAfterCorrection } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { DealLink } from './contract.deal.js';
import { Contract } from './contract.entity.js';
import { ContractEntry, type Entered } from './contract.entry.js';
import { ContractSubmitted, ContractWithdrawn } from './contract.events.js';
import { columnsOf, newContract } from './contract.rows.js';
import type { CreateContract, WithdrawContract } from './contract.schema.js';
import { ContractTrail } from './contract.trail.js';
import { mergeDraft, missingIn, type ContractDraft } from './form.schema.js';
import { dueDate } from './legal-clock.js';
import type { PrecheckInput } from './precheck.js';
import type { PrecheckView } from './precheck.schema.js';
import { Prechecker } from './prechecker.service.js';
import { Origins } from './origins.service.js';
import { keepParties } from './prefill.js';

@Injectable()
export class Filing {
  constructor(
    private readonly database: Database,
    private readonly entry: ContractEntry,
    private readonly trail: ContractTrail,
    private readonly origins: Origins,
    private readonly prechecker: Prechecker,
    private readonly dealLink: DealLink,
  ) {}

  /** Opens a draft and answers its id. @throws see Origins.of; contract.deal-has-contract */
  async create(actor: Actor, { dealId, form: typed }: CreateContract): Promise<string> {
    const origin = await this.origins.of(actor, dealId);
    const known = await this.origins.draftOf(origin);
    const form = keepParties(mergeDraft(known, typed ?? {}), known, origin.deal !== null);
    const row = newContract({
      createdBy: actor.userId,
      dealId: origin.deal?.dealId ?? null,
      sellerOrganisationId: origin.seller.id,
      buyerOrganisationId: origin.buyer?.id ?? null,
      brokerUserId: origin.brokerUserId,
      now: this.trail.now(),
      form,
    });
    await this.database
      .tx(async (tx) => {
        await tx.getRepository(Contract).insert(row);
        await this.trail.step(tx, { actor, side: origin.side, row }, 'create', null, null);
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error, 'contract_one_per_deal') ? problem('contract.deal-has-contract') : error;
      });
    return row.id;
  }

  /** Lays changes over the form. @throws contract.not-found, contract.wrong-state */
  async edit(actor: Actor, id: string, changes: ContractDraft): Promise<void> {
    const seen = await this.entry.look(actor, id);
    await this.database.tx(async (tx) => {
      const { row } = await this.entry.enter(tx, seen, 'edit');
      const form = keepParties(mergeDraft(row.form, changes), row.form, row.dealId !== null);
      await this.trail.keep(tx, row, columnsOf(form));
    });
  }

  /** A trial run, for whoever sees the filing; writes nothing. @throws contract.not-found */
  async precheck(actor: Actor, id: string): Promise<PrecheckView> {
    const { row } = await this.entry.look(actor, id);
    return this.prechecker.run(this.database.manager, row, await this.dealLink.signingOf(row));
  }

  /**
   * Submits for the first time, or again after a return: then the legal clock starts anew or goes on, as the rule set says.
   * @throws contract.incomplete, contract.precheck-failed with the fields; contract.wrong-state; deal.*
   */
  async submit(actor: Actor, id: string): Promise<void> {
    const seen = await this.entry.look(actor, id);
    const signing = await this.dealLink.signingOf(seen.row);
    const buyer = await this.origins.buyerOf(seen.row);
    const isCorrection = seen.row.state === 'CORRECTION';
    await this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, seen, isCorrection ? 'resubmit' : 'submit');
      if (entered.row.updatedAt.getTime() !== seen.row.updatedAt.getTime()) throw problem('contract.changed-meanwhile');
      const precheck = await this.check(tx, entered.row, signing);
      const filed = { precheck, ruleSetVersion: precheck.ruleSetVersion, buyerOrganisationId: buyer?.id ?? null };
      if (isCorrection) await this.fileAgain(tx, entered, filed);
      else await this.fileFirst(tx, entered, filed);
      await this.trail.tell(tx, ContractSubmitted, entered, { isCorrection });
    });
  }

  /** Takes the filing back for good; a deal may then be filed anew. @throws contract.wrong-state */
  async withdraw(actor: Actor, id: string, { reason }: WithdrawContract): Promise<void> {
    const seen = await this.entry.look(actor, id);
    await this.database.tx(async (tx) => {
      const entered = await this.entry.enter(tx, seen, 'withdraw');
      await this.trail.advance(tx, entered, 'withdraw', { dueOn: null }, reason);
      if (entered.row.submittedAt === null) return;
      await this.dealLink.end(tx, entered.row);
      await this.trail.tell(tx, ContractWithdrawn, entered);
    });
  }

  /** @throws contract.incomplete, contract.precheck-failed */
  private async check(tx: Tx, row: Contract, signing: PrecheckInput['signing']): Promise<PrecheckView> {
    const errors = missingIn(row.form);
    if (errors.length > 0) throw problem('contract.incomplete', { detail: `还有 ${errors.length} 处需要填写`, errors });
    // Two filings of the same contract at once: the second waits here and then finds the first.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 90))', [`${row.projectName}|${row.signedOn}`]);
    const result = await this.prechecker.run(tx, row, signing);
    const blocking = result.findings.filter((finding) => finding.severity === 'blocking');
    if (blocking.length === 0) return result;
    throw problem('contract.precheck-failed', {
      detail: blocking.map((finding) => finding.title).join('；'),
      errors: blocking.map(({ pointer, title, detail }) => ({ pointer: pointer ?? '', detail: `${title}：${detail}` })),
      rules: blocking.map((finding) => finding.ruleId),
    });
  }

  private async fileFirst(tx: Tx, entered: Entered, filed: Partial<Contract>): Promise<void> {
    const { row } = entered;
    const now = this.trail.now();
    const [next]: { seq: string }[] = await tx.query(`select nextval('contract_number_seq') as seq`);
    const number = `FL-${shanghaiYear(now)}-${row.type}-${next?.seq.padStart(5, '0')}`;
    await this.dealLink.start(tx, row);
    await this.trail.advance(tx, entered, 'submit', { ...filed, number, submittedAt: now });
  }

  private async fileAgain(
    tx: Tx,
    entered: Entered,
    filed: Partial<Contract> & { ruleSetVersion: string },
  ): Promise<void> {
    const { row } = entered;
    const today = shanghaiDate(this.trail.now());
    const rules = registrationRules(row.ruleSetVersion);
    // A clock that goes on follows the rules under which it began; a new acceptance those of its day.
    const goesOn = row.acceptedOn !== null && !rules.restartOnCorrection.value;
    const ruleSetVersion = goesOn ? rules.version : filed.ruleSetVersion;
    const acceptedOn =
      row.acceptedOn && row.returnedOn ? startAfterCorrection(rules, row.acceptedOn, row.returnedOn, today) : today;
    const dueOn = dueDate(ruleSetVersion, acceptedOn, row.technicalFen);
    const mended = { ruleSetVersion, acceptedOn, dueOn, returnedOn: null, corrections: [] };
    await this.trail.advance(tx, entered, 'resubmit', { ...filed, ...mended });
  }
}
