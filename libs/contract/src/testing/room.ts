// The contract room with its people on a fresh database, and the steps of a filing as one call each. For tests only.
import { AchievementModule } from '@app/achievement';
import { BrokerModule } from '@app/broker';
import { DealModule } from '@app/deal';
import { DemandModule } from '@app/demand';
import { IdentityModule, type Actor } from '@app/identity';
import { LedgerModule } from '@app/ledger';
import { Clock } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { ReferenceModule } from '@app/reference';
import { buildMember } from '../../../../test/support/build-people.js';
import { ContractFiles, ContractModule, Contracts, Desk, DeskQueue, Filing } from '../index.js';
import type { ContractDraft } from '../form.schema.js';
import { buildForm } from './build-form.js';

export const PDF = { name: '合同.pdf', mediaType: 'application/pdf' as const, bytes: Buffer.from('%PDF-1.7\n%%EOF\n') };

let numbers = 0;
/** A registration number that no other call gave. */
export function freshNumber(): string {
  numbers += 1;
  return `2026500102${String(numbers).padStart(6, '0')}`;
}

export interface ContractRoom {
  context: TestContext;
  officer: Actor;
  buyer: Actor;
  clerk: Actor;
  reviewer: Actor;
  contracts: Contracts;
  desk: Desk;
  queue: DeskQueue;
  filing: Filing;
  files: ContractFiles;
}

/** Starts the room; the registry's two people work in one organisation. */
export async function contractRoom(): Promise<ContractRoom> {
  const context = await testModule({
    imports: [
      IdentityModule,
      ReferenceModule,
      AchievementModule,
      DemandModule,
      BrokerModule,
      LedgerModule,
      DealModule,
      ContractModule,
    ],
  });
  const clerk = await buildMember(context.database, 'REG_CLERK');
  return {
    context,
    clerk,
    reviewer: await buildMember(context.database, 'REG_REVIEWER', clerk.organisationId),
    officer: await buildMember(context.database, 'TT_OFFICER'),
    buyer: await buildMember(context.database, 'ENT_ADMIN'),
    contracts: context.get(Contracts),
    desk: context.get(Desk),
    queue: context.get(DeskQueue),
    filing: context.get(Filing),
    files: context.get(ContractFiles),
  };
}

/** Runs `work` with the clock at ten in the morning in Shanghai of that day. */
export function on<T>(day: string, work: () => Promise<T>): Promise<T> {
  return Clock.runAt(new Date(`${day}T02:00:00Z`), work);
}

/** A draft with form and contract text; every title is its own, so that no two filings are the same. */
export async function drafted(room: ContractRoom, changes: ContractDraft = {}): Promise<string> {
  numbers += 1;
  const form = buildForm({ projectName: `榨菜低盐腌制技术开发 ${numbers}`, ...changes });
  const id = await room.filing.create(room.officer, { form });
  await room.files.add(room.officer, id, 'CONTRACT_TEXT', PDF);
  return id;
}

/** A filing up to the first review by the clerk. */
export async function reviewed(room: ContractRoom, changes: ContractDraft = {}): Promise<string> {
  const id = await drafted(room, changes);
  await room.filing.submit(room.officer, id);
  await room.desk.accept(room.clerk, id);
  await room.desk.firstReview(room.clerk, id, { opinion: 'REGISTER' });
  return id;
}
