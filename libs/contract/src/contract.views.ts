// Rows → wire. Cards for lists, the whole view for one contract; what a side may not read is left out here.
import { Users } from '@app/identity';
import { CONTRACT_STREAM, LedgerReader } from '@app/ledger';
import { Clock, Database, FileStore } from '@app/platform';
import { labelOf, shanghaiDate } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Contract } from './contract.entity.js';
import type { Entered } from './contract.entry.js';
import { abilitiesOf, seesFile } from './contract.policy.js';
import type {
  ContractCard,
  ContractFileView,
  ContractSide,
  ContractStepView,
  ContractView,
} from './contract.schema.js';
import { ContractFile } from './contract-file.entity.js';
import { ContractStep } from './contract-step.entity.js';
import { legalClock } from './legal-clock.js';
import { registrationKey } from './ledger-entry.js';

type Names = ReadonlyMap<string, string>;

@Injectable()
export class ContractViews {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly files: FileStore,
    private readonly clock: Clock,
    private readonly ledger: LedgerReader,
  ) {}

  /** Cards in the order of the rows. */
  cards(rows: readonly { row: Contract; side: ContractSide }[]): ContractCard[] {
    const today = shanghaiDate(this.clock.now());
    return rows.map(({ row, side }) => toCard(row, side, today));
  }

  async view(entered: Entered): Promise<ContractView> {
    const { row, side } = entered;
    const manager = this.database.manager;
    const [steps, files, entry] = await Promise.all([
      manager.find(ContractStep, { where: { contractId: row.id }, order: { occurredAt: 'ASC', id: 'ASC' } }),
      this.filesOf(row.id, side),
      row.state === 'REGISTERED' ? this.ledger.byKey(CONTRACT_STREAM, registrationKey(row.id)) : null,
    ]);
    const people = [row.clerkId, row.firstReviewedBy, ...steps.map((step) => step.actorId)].filter((id) => id !== null);
    const names = await this.namesOf(people);
    return {
      ...toCard(row, side, shanghaiDate(this.clock.now())),
      ...officePart(row, side, names),
      sellerOrganisationId: row.sellerOrganisationId,
      buyerOrganisationId: row.buyerOrganisationId,
      isBrokerAssisted: row.brokerUserId !== null,
      form: row.form,
      receivedFen: row.receivedFen.toString(),
      nonTechnicalFen: (row.totalFen - row.technicalFen).toString(),
      precheck: row.precheck,
      corrections: row.corrections,
      refusal: refusalOf(row),
      externalStatus: row.externalStatus,
      registeredOn: row.state === 'REGISTERED' ? row.decidedOn : null,
      ledger: entry && { seq: entry.seq.toString(), leafHash: entry.leafHash },
      files,
      timeline: steps.map((step) => toStepView(step, names)),
      can: abilitiesOf(entered),
    };
  }

  /** Attached files that the side may read, oldest first. */
  async filesOf(contractId: string, side: ContractSide): Promise<ContractFileView[]> {
    const rows = await this.database.manager.find(ContractFile, { where: { contractId }, order: { id: 'ASC' } });
    const visible = rows.filter((row) => seesFile(side, row.kind));
    const stored = await this.files.describe(visible.map((row) => row.fileId));
    return visible.flatMap(({ id, kind, fileId, addedAt }) => {
      const file = stored.find((one) => one.id === fileId);
      if (!file) return [];
      const { name, mediaType, size, sha256 } = file;
      return [{ id, kind, name, mediaType, size, sha256, addedAt: addedAt.toISOString() }];
    });
  }

  async namesOf(userIds: readonly string[]): Promise<Names> {
    const users = await this.users.byIds([...new Set(userIds)]);
    return new Map(users.map((user) => [user.id, user.name]));
  }

  /** Rows by id, in any order. */
  rowsByIds(ids: readonly string[]): Promise<Contract[]> {
    return ids.length === 0
      ? Promise.resolve([])
      : this.database.manager.getRepository(Contract).findBy({ id: In([...ids]) });
  }
}

function toCard(row: Contract, side: ContractSide, today: string): ContractCard {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    side,
    dealId: row.dealId,
    projectName: row.projectName,
    type: row.type,
    subType: row.subType,
    sellerName: row.form.seller?.name ?? null,
    buyerName: row.form.buyer?.name ?? null,
    totalFen: row.totalFen.toString(),
    technicalFen: row.technicalFen.toString(),
    registrationNumber: row.registrationNumber,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    clock: legalClock(row, today),
  };
}

/** The first opinion is for the second reviewer; the parties learn the decision. */
function officePart(row: Contract, side: ContractSide, names: Names): Pick<ContractView, 'firstReview' | 'clerkName'> {
  const clerkName = row.clerkId === null ? null : (names.get(row.clerkId) ?? null);
  if (side !== 'DESK' || row.firstOpinion === null || row.firstReviewedAt === null)
    return { clerkName, firstReview: null };
  const byName = names.get(row.firstReviewedBy ?? '') ?? '';
  return {
    clerkName,
    firstReview: { opinion: row.firstOpinion, note: row.firstNote, byName, at: row.firstReviewedAt.toISOString() },
  };
}

function refusalOf({ refusalGround, refusalNote }: Contract): ContractView['refusal'] {
  if (refusalGround === null) return null;
  return { ground: refusalGround, groundLabel: labelOf('refusalGround', refusalGround), note: refusalNote ?? '' };
}

function toStepView(
  { action, fromState, toState, side, actorId, note, occurredAt }: ContractStep,
  names: Names,
): ContractStepView {
  const actorName = names.get(actorId) ?? '';
  return { action, fromState, toState, side, actorName, note, occurredAt: occurredAt.toISOString() };
}
