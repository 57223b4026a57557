import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AchievementModule } from '@app/achievement';
import { BrokerModule, Brokers } from '@app/broker';
import { DemandModule } from '@app/demand';
import { IdentityModule, type Actor } from '@app/identity';
import { Clock, newId } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { ReferenceModule } from '@app/reference';
import { buildBroker } from '../../../test/support/build-brokers.js';
import { buildAchievement } from '../../../test/support/build-listings.js';
import { buildActor } from '../../../test/support/build-people.js';
import { DealModule, Deals, DealTimers, Interests, Leading, Negotiation, Signing } from './index.js';
import { DealRecords } from './record.service.js';

const ALL = { limit: 100 };
const FACTS = { contractType: 'DEV', totalAmountFen: '300000000', signedOn: '2024-03-04' };
const CALL = { kind: 'CALL', text: '电话沟通了现场工况和数据要求' } as const;
const DAY_MS = 86_400_000;

let context: TestContext;
let deals: Deals;
let interests: Interests;
let leading: Leading;
let negotiation: Negotiation;
let signing: Signing;
let records: DealRecords;
let timers: DealTimers;

beforeAll(async () => {
  context = await testModule({
    imports: [IdentityModule, ReferenceModule, AchievementModule, DemandModule, BrokerModule, DealModule],
  });
  deals = context.get(Deals);
  interests = context.get(Interests);
  leading = context.get(Leading);
  negotiation = context.get(Negotiation);
  signing = context.get(Signing);
  records = context.get(DealRecords);
  timers = context.get(DealTimers);
});
afterAll(() => context.close());

const refused = (code: string) => expect.objectContaining({ code });

interface Table {
  id: string;
  officer: Actor;
  enterprise: Actor;
}

async function interest(): Promise<Table> {
  const officer = await buildActor(context.database, 'TT_OFFICER');
  const enterprise = await buildActor(context.database, 'ENT_USER');
  const achievementId = await buildAchievement(context.database, { organisationId: officer.organisationId! });
  const id = await interests.express(enterprise, { achievementId, message: '希望了解现场应用情况', consent: true });
  return { id, officer, enterprise };
}

async function contact(): Promise<Table> {
  const table = await interest();
  await interests.accept(table.officer, table.id);
  return table;
}

async function draft(): Promise<Table> {
  const table = await contact();
  await negotiation.move(table.officer, table.id, 'NEGOTIATION');
  await negotiation.move(table.enterprise, table.id, 'CONTRACT_DRAFT');
  return table;
}

async function signed(): Promise<Table> {
  const table = await draft();
  await signing.propose(table.officer, table.id, FACTS);
  await signing.confirm(table.enterprise, table.id, FACTS);
  return table;
}

const stageOf = async (id: string) => (await deals.byId(id))?.stage;
const events = (id: string, name: string) =>
  context.database.query<{ payload: Record<string, unknown> }>(
    `select payload from outbox_event where name = $1 and payload->>'dealId' = $2 order by id`,
    [name, id],
  );
const dismissBrokers = () => context.database.query(`update broker set status = 'PAUSED'`);

describe('talk, offers and files', () => {
  test('are written by the sides in an open contact, and read back newest first', async () => {
    const { id, officer, enterprise } = await contact();
    await negotiation.writeLog(enterprise, id, CALL);
    await negotiation.writeLog(officer, id, { kind: 'MINUTES', text: '会议纪要：先做样机' });
    const { items } = await records.log(officer, id, ALL);
    expect(items.map((one) => [one.kind, one.author.side])).toEqual([
      ['MINUTES', 'SELLER'],
      ['CALL', 'BUYER'],
    ]);
    await negotiation.makeOffer(enterprise, id, { amountFen: '250000000', mode: 'INSTALMENTS', terms: '三期支付' });
    await negotiation.makeOffer(officer, id, { amountFen: '320000000', mode: 'INSTALMENTS', terms: '两期支付' });
    const offers = await records.offers(enterprise, id, ALL);
    expect(offers.items.map((one) => [one.round, one.amountFen, one.author.side])).toEqual([
      [2, '320000000', 'SELLER'],
      [1, '250000000', 'BUYER'],
    ]);
  });

  test('offers made at the same time get rounds of their own', async () => {
    const { id, officer, enterprise } = await contact();
    const offer = { amountFen: '100', mode: 'LUMP_SUM', terms: '一次付清' } as const;
    await Promise.all([officer, enterprise, officer, enterprise].map((side) => negotiation.makeOffer(side, id, offer)));
    expect((await records.offers(officer, id, ALL)).items.map((one) => one.round)).toEqual([4, 3, 2, 1]);
  });

  test('a file comes back byte for byte, to the sides only, and its reading is noted', async () => {
    const { id, officer, enterprise } = await contact();
    const bytes = Buffer.from('%PDF-1.7 现场测试报告');
    const fileId = await negotiation.addFile(officer, id, {
      name: '测试报告.pdf',
      mediaType: 'application/pdf',
      bytes,
    });
    expect((await records.fileList(enterprise, id, ALL)).items).toMatchObject([
      { id: fileId, name: '测试报告.pdf', size: bytes.length, author: { side: 'SELLER' } },
    ]);
    expect((await records.openFile(enterprise, id, fileId)).content.equals(bytes)).toBe(true);
    const stranger = await buildActor(context.database, 'ENT_USER');
    await expect(records.openFile(stranger, id, fileId)).rejects.toEqual(refused('deal.not-found'));
    const elsewhere = await contact();
    await expect(records.openFile(elsewhere.officer, elsewhere.id, fileId)).rejects.toEqual(
      refused('deal.file-not-found'),
    );
    const [latest] = (await records.timeline(officer, id, ALL)).items;
    expect(latest).toMatchObject({ kind: 'read-file', author: { side: 'BUYER' } });
  });

  test('before contact and after the end nothing is written, and the problem names what is possible', async () => {
    const early = await interest();
    await expect(negotiation.writeLog(early.officer, early.id, CALL)).rejects.toMatchObject({
      code: 'deal.wrong-state',
      details: { detail: '目前可以进行的操作：接受意向、婉拒意向、终止' },
    });
    await signing.fail(early.enterprise, early.id, { reason: 'CHANGED' });
    await expect(negotiation.writeLog(early.officer, early.id, CALL)).rejects.toMatchObject({
      details: { detail: '撮合已结束，没有可进行的操作' },
    });
  });

  test('a talk cannot lie in the future', async () => {
    const { id, officer } = await contact();
    const happenedAt = new Date(Date.now() + DAY_MS).toISOString();
    await expect(negotiation.writeLog(officer, id, { ...CALL, happenedAt })).rejects.toEqual(
      refused('deal.date-in-future'),
    );
  });
});

describe('signing', () => {
  test('needs the same facts from both sides; each fact that differs is named and nothing changes', async () => {
    const { id, officer, enterprise } = await draft();
    await expect(signing.confirm(enterprise, id, FACTS)).rejects.toEqual(refused('deal.nothing-to-confirm'));
    await signing.propose(officer, id, FACTS);
    await expect(signing.confirm(officer, id, FACTS)).rejects.toEqual(refused('deal.other-side-confirms'));
    const other = { ...FACTS, totalAmountFen: '300000001', signedOn: '2024-03-01' };
    await expect(signing.confirm(enterprise, id, other)).rejects.toMatchObject({
      code: 'deal.signing-mismatch',
      details: { errors: [{ pointer: '/totalAmountFen' }, { pointer: '/signedOn' }] },
    });
    expect(await stageOf(id)).toBe('CONTRACT_DRAFT');
    await signing.confirm(enterprise, id, FACTS);
    expect(await deals.view(officer, id)).toMatchObject({
      stage: 'SIGNED',
      totalAmountFen: '300000000',
      signing: { state: 'CONFIRMED', contractType: 'DEV', signedOn: '2024-03-04', proposedSide: 'SELLER' },
    });
    expect((await events(id, 'deal.signed')).map((one) => one.payload)).toMatchObject([
      { totalAmountFen: '300000000' },
    ]);
  });

  test('facts stated anew replace the old ones, from either side', async () => {
    const { id, officer, enterprise } = await draft();
    await signing.propose(officer, id, FACTS);
    await signing.propose(enterprise, id, { ...FACTS, totalAmountFen: '280000000' });
    await expect(signing.confirm(officer, id, FACTS)).rejects.toEqual(refused('deal.signing-mismatch'));
    await signing.confirm(officer, id, { ...FACTS, totalAmountFen: '280000000' });
    expect((await deals.factsForContract(id)).signing).toMatchObject({ totalAmountFen: 280_000_000n });
  });

  test('a date after today is refused, out of the draft stage nothing is stated', async () => {
    const table = await draft();
    const signedOn = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10);
    await expect(signing.propose(table.officer, table.id, { ...FACTS, signedOn })).rejects.toEqual(
      refused('deal.date-in-future'),
    );
    const early = await contact();
    await expect(signing.propose(early.officer, early.id, FACTS)).rejects.toEqual(refused('deal.wrong-state'));
  });

  test('confirming twice at once signs once', async () => {
    const { id, officer, enterprise } = await draft();
    await signing.propose(officer, id, FACTS);
    const both = await Promise.allSettled([1, 2, 3].map(() => signing.confirm(enterprise, id, FACTS)));
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await events(id, 'deal.signed')).toHaveLength(1);
  });
});

describe('ending without success', () => {
  test('keeps reason and note, ends the work of the broker, and is final', async () => {
    const { actor, brokerId } = await buildBroker(context);
    const { id, officer } = await contact();
    await leading.accept(actor, id, null);
    await signing.fail(officer, id, { reason: 'PRICE', note: '双方价差较大' });
    expect(await deals.view(officer, id)).toMatchObject({
      stage: 'FAILED',
      failReason: 'PRICE',
      failNote: '双方价差较大',
      broker: { id: brokerId },
    });
    expect((await context.get(Brokers).loadOf([brokerId])).size).toBe(0);
    await expect(signing.fail(officer, id, { reason: 'PRICE' })).rejects.toEqual(refused('deal.wrong-state'));
    await dismissBrokers();
  });

  test('a broker who was only asked loses sight of the deal', async () => {
    const { actor } = await buildBroker(context);
    const { id, officer } = await contact();
    await signing.fail(officer, id, { reason: 'FUNDING' });
    await expect(deals.view(actor, id)).rejects.toEqual(refused('deal.not-found'));
    await dismissBrokers();
  });
});

describe('the broker of a deal', () => {
  test('is asked when contact opens; when declining the next is asked and the first sees nothing any more', async () => {
    const first = await buildBroker(context);
    const { id, officer } = await contact();
    const second = await buildBroker(context, { fields: ['01'], bases: [] });
    await expect(leading.accept(second.actor, id, null)).rejects.toEqual(refused('deal.not-found'));
    await leading.decline(first.actor, id, '近期工作已满');
    await expect(deals.view(first.actor, id)).rejects.toEqual(refused('deal.not-found'));
    expect((await deals.view(officer, id)).broker).toMatchObject({ id: second.brokerId, state: 'OFFERED' });
    await leading.accept(second.actor, id, null);
    await expect(leading.accept(second.actor, id, null)).rejects.toEqual(refused('deal.not-your-side'));
    await negotiation.move(second.actor, id, 'NEGOTIATION');
    expect((await deals.list(second.actor, ALL)).items.map((one) => one.id)).toEqual([id]);
    expect((await events(id, 'deal.broker-assigned')).map((one) => one.payload['brokerId'])).toEqual([
      first.brokerId,
      second.brokerId,
    ]);
    await dismissBrokers();
  });

  test('of a party is skipped by the rule; named by a side, the tie is declared and shown to both', async () => {
    const table = await interest();
    const tied = await buildBroker(context, { organisationId: table.officer.organisationId! });
    await interests.accept(table.officer, table.id);
    expect((await deals.view(table.officer, table.id)).broker).toBeNull();
    await leading.name(table.enterprise, table.id, tied.brokerId);
    await expect(leading.accept(tied.actor, table.id, null)).rejects.toEqual(refused('broker.conflict-undeclared'));
    await leading.accept(tied.actor, table.id, '本人任职于卖方单位，仅协助流程办理。');
    for (const side of [table.officer, table.enterprise]) {
      expect((await deals.view(side, table.id)).brokerConflict).toBe('本人任职于卖方单位，仅协助流程办理。');
    }
    await expect(leading.name(table.officer, table.id, tied.brokerId)).rejects.toEqual(refused('deal.broker-leads'));
    await dismissBrokers();
  });

  test('a side may name another while the asked one has not answered, but nobody who takes no work', async () => {
    const asked = await buildBroker(context);
    const { id, officer } = await contact();
    const other = await buildBroker(context, { fields: ['01'] });
    await leading.name(officer, id, other.brokerId);
    await expect(leading.accept(asked.actor, id, null)).rejects.toEqual(refused('deal.not-found'));
    expect((await deals.view(officer, id)).broker?.id).toBe(other.brokerId);
    await expect(leading.name(officer, id, newId())).rejects.toEqual(refused('broker.not-available'));
    await dismissBrokers();
  });
});

describe('registration', () => {
  const mark = (work: Parameters<typeof context.database.tx>[0]) => context.database.tx(work);

  test('is started, taken back and completed by the contract room; the broker has then concluded', async () => {
    const { actor, brokerId } = await buildBroker(context);
    const table = await contact();
    await leading.accept(actor, table.id, null);
    await negotiation.move(actor, table.id, 'NEGOTIATION');
    await negotiation.move(actor, table.id, 'CONTRACT_DRAFT');
    await signing.propose(table.enterprise, table.id, FACTS);
    await signing.confirm(table.officer, table.id, FACTS);
    expect(await deals.factsForContract(table.id)).toMatchObject({
      stage: 'SIGNED',
      sellerOrgId: table.officer.organisationId,
      buyerOrgId: table.enterprise.organisationId,
      brokerUserId: actor.userId,
      signing: { contractType: 'DEV', totalAmountFen: 300_000_000n, signedOn: '2024-03-04' },
    });
    const [first, second] = [newId(), newId()];
    await mark((tx) => deals.markRegistration(tx, table.id, first));
    await mark((tx) => deals.markRegistration(tx, table.id, first));
    await expect(mark((tx) => deals.markRegistration(tx, table.id, second))).rejects.toEqual(
      refused('deal.contract-mismatch'),
    );
    await mark((tx) => deals.markReturned(tx, table.id, first));
    await mark((tx) => deals.markRegistration(tx, table.id, second));
    await expect(mark((tx) => deals.markRegistered(tx, table.id, first, '2026500102000001'))).rejects.toEqual(
      refused('deal.contract-mismatch'),
    );
    await mark((tx) => deals.markRegistered(tx, table.id, second, '2026500102000001'));
    expect(await deals.view(table.officer, table.id)).toMatchObject({
      stage: 'REGISTERED',
      contractId: second,
      registrationNumber: '2026500102000001',
      can: { fail: 'deal.wrong-state' },
    });
    const [card] = await context.get(Brokers).byIds([brokerId]);
    expect(card?.counts).toEqual({ current: 0, concluded: 1 });
    await dismissBrokers();
  });

  test('does not start before signing', async () => {
    const { id } = await draft();
    await expect(mark((tx) => deals.markRegistration(tx, id, newId()))).rejects.toEqual(refused('deal.wrong-state'));
  });
});

describe('time limits', () => {
  /** Runs the timers as if `days` had passed. */
  const runAfter = (days: number) => Clock.runAt(new Date(Date.now() + days * DAY_MS + 1000), () => timers.run());
  const nudges = async (id: string) => (await events(id, 'deal.nudged')).map((one) => one.payload['rule']);

  test('an unanswered interest expires after seven days, and can then no longer be accepted', async () => {
    const { id, officer } = await interest();
    await runAfter(6);
    expect(await stageOf(id)).toBe('INTEREST');
    await runAfter(7);
    expect(await stageOf(id)).toBe('EXPIRED');
    expect(await events(id, 'deal.expired')).toHaveLength(1);
    await expect(interests.accept(officer, id)).rejects.toEqual(refused('deal.wrong-state'));
  });

  test('a missing first talk is nudged once, by two processes at once too, and not after a talk', async () => {
    const quiet = await contact();
    const lively = await contact();
    await negotiation.writeLog(lively.officer, lively.id, CALL);
    await Promise.all([runAfter(8), runAfter(8)]);
    await runAfter(9);
    expect(await nudges(quiet.id)).toEqual(['first-contact']);
    expect(await nudges(lively.id)).toEqual([]);
  });

  test('idle negotiation is nudged after 30 days and stale after 90; activity starts both anew', async () => {
    const { id, officer } = await contact();
    await negotiation.move(officer, id, 'NEGOTIATION');
    await runAfter(31);
    await runAfter(32);
    await runAfter(91);
    expect(await nudges(id)).toEqual(['negotiation-idle', 'negotiation-stale']);
    expect((await deals.view(officer, id)).isStale).toBe(true);
    await Clock.runAt(new Date(Date.now() + 92 * DAY_MS), () => negotiation.writeLog(officer, id, CALL));
    expect((await deals.view(officer, id)).isStale).toBe(false);
    await runAfter(92 + 31);
    expect(await nudges(id)).toEqual(['negotiation-idle', 'negotiation-stale', 'negotiation-idle']);
  });

  test('a signed deal is reminded of registration after 30 days', async () => {
    const { id } = await signed();
    await runAfter(31);
    expect(await nudges(id)).toEqual(['registration-reminder']);
  });

  test('an offer of work unanswered for three days goes to the next broker', async () => {
    const first = await buildBroker(context);
    const { id, officer } = await contact();
    const second = await buildBroker(context, { fields: ['01'] });
    await runAfter(2);
    expect((await deals.view(officer, id)).broker?.id).toBe(first.brokerId);
    await runAfter(4);
    expect((await deals.view(officer, id)).broker).toMatchObject({ id: second.brokerId, state: 'OFFERED' });
    expect((await events(id, 'deal.broker-declined')).map((one) => one.payload)).toMatchObject([
      { declinedBrokerUserId: first.actor.userId, hasLapsed: true },
    ]);
    await dismissBrokers();
  });

  test('a deal that found no broker finds one when the register has grown', async () => {
    const { id, officer } = await contact();
    expect((await deals.view(officer, id)).broker).toBeNull();
    const { brokerId } = await buildBroker(context);
    await timers.run();
    expect((await deals.view(officer, id)).broker?.id).toBe(brokerId);
    await dismissBrokers();
  });
});

test('every deed is in the audit trail with its person', async () => {
  const { id, officer, enterprise } = await signed();
  const rows = await context.database.query<{ action: string; actor_id: string }>(
    `select action, actor_id from audit_entry where subject_id = $1 order by id`,
    [id],
  );
  expect(rows.map((row) => [row.action, row.actor_id === officer.userId ? 'officer' : 'enterprise'])).toEqual([
    ['deal.express', 'enterprise'],
    ['deal.accept', 'officer'],
    ['deal.move', 'officer'],
    ['deal.move', 'enterprise'],
    ['deal.propose-signing', 'officer'],
    ['deal.confirm-signing', 'enterprise'],
  ]);
  expect(rows.every((row) => [officer.userId, enterprise.userId].includes(row.actor_id))).toBe(true);
});
