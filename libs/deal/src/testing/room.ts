// The deal room on a fresh database with shortcuts to each stage, for its own specs. Not for other rooms.
import { AchievementModule } from '@app/achievement';
import { BrokerModule } from '@app/broker';
import { DemandModule } from '@app/demand';
import { IdentityModule, type Actor } from '@app/identity';
import { MatchingModule } from '@app/matching';
import { testModule, type TestContext } from '@app/platform/testing';
import { ReferenceModule } from '@app/reference';
import { buildAchievement } from '../../../../test/support/build-listings.js';
import { buildMember } from '../../../../test/support/build-people.js';
import { DealModule, Deals, DealTimers, Interests, Leading, Negotiation, Signing } from '../index.js';
import { DealRecords } from '../record.service.js';

export const FACTS = { contractType: 'DEV', totalAmountFen: '300000000', signedOn: '2024-03-04' };
export const CALL = { kind: 'CALL', text: '电话沟通了现场工况和数据要求' } as const;

/** A deal with one person of each side. */
export interface Table {
  id: string;
  officer: Actor;
  enterprise: Actor;
  achievementId: string;
}

export class DealRoom {
  readonly deals: Deals;
  readonly interests: Interests;
  readonly leading: Leading;
  readonly negotiation: Negotiation;
  readonly signing: Signing;
  readonly records: DealRecords;
  readonly timers: DealTimers;

  private constructor(readonly context: TestContext) {
    this.deals = context.get(Deals);
    this.interests = context.get(Interests);
    this.leading = context.get(Leading);
    this.negotiation = context.get(Negotiation);
    this.signing = context.get(Signing);
    this.records = context.get(DealRecords);
    this.timers = context.get(DealTimers);
  }

  static async open(): Promise<DealRoom> {
    const lower = [IdentityModule, ReferenceModule, AchievementModule, DemandModule, BrokerModule, MatchingModule];
    return new DealRoom(await testModule({ imports: [...lower, DealModule] }));
  }

  get database() {
    return this.context.database;
  }

  close(): Promise<void> {
    return this.context.close();
  }

  /** Interest of a fresh enterprise in a fresh achievement of the officer's institute, or of a fresh one. */
  async interest(seller?: Actor): Promise<Table> {
    const officer = seller ?? (await buildMember(this.database, 'TT_OFFICER'));
    const enterprise = await buildMember(this.database, 'ENT_USER');
    const achievementId = await buildAchievement(this.database, { organisationId: officer.organisationId! });
    const input = { achievementId, message: '希望了解现场应用情况', consent: true as const };
    return { id: await this.interests.express(enterprise, input), officer, enterprise, achievementId };
  }

  async contact(): Promise<Table> {
    const table = await this.interest();
    await this.interests.accept(table.officer, table.id);
    return table;
  }

  async draft(): Promise<Table> {
    const table = await this.contact();
    await this.negotiation.move(table.officer, table.id, 'NEGOTIATION');
    await this.negotiation.move(table.enterprise, table.id, 'CONTRACT_DRAFT');
    return table;
  }

  async signed(): Promise<Table> {
    const table = await this.draft();
    await this.signing.propose(table.officer, table.id, FACTS);
    await this.signing.confirm(table.enterprise, table.id, FACTS);
    return table;
  }

  /** Payloads of the deal's events of that name, oldest first. */
  async events(id: string, name: string): Promise<Record<string, unknown>[]> {
    const rows = await this.database.query<{ payload: Record<string, unknown> }>(
      `select payload from outbox_event where name = $1 and payload->>'dealId' = $2 order by id`,
      [name, id],
    );
    return rows.map((row) => row.payload);
  }

  /** Lets the next test choose among its own brokers only. */
  async dismissBrokers(): Promise<void> {
    await this.database.query(`update broker set status = 'PAUSED' where status = 'ACTIVE'`);
  }
}
