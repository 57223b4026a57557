import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Brokers } from '@app/broker';
import { newId } from '@app/platform';
import { addDays, shanghaiDate } from '@app/reference';
import { buildBroker } from '../../../test/support/build-brokers.js';
import { buildMember } from '../../../test/support/build-people.js';
import { MAX_FILES } from './negotiation.service.js';
import { CALL, DealRoom, FACTS } from './testing/room.js';

const ALL = { limit: 100 };
const DAY_MS = 86_400_000;

let room: DealRoom;

beforeAll(async () => {
  room = await DealRoom.open();
});
afterAll(() => room.close());

const refused = (code: string) => expect.objectContaining({ code });

describe('talk, offers and files', () => {
  test('are written by the sides in an open contact, and read back newest first', async () => {
    const { id, officer, enterprise } = await room.contact();
    await room.negotiation.writeLog(enterprise, id, CALL);
    await room.negotiation.writeLog(officer, id, { kind: 'MINUTES', text: '会议纪要：先做样机' });
    const { items } = await room.records.log(officer, id, ALL);
    expect(items.map((one) => [one.kind, one.author.side])).toEqual([
      ['MINUTES', 'SELLER'],
      ['CALL', 'BUYER'],
    ]);
    await room.negotiation.makeOffer(enterprise, id, {
      amountFen: '250000000',
      mode: 'INSTALMENTS',
      terms: '三期支付',
    });
    await room.negotiation.makeOffer(officer, id, { amountFen: '320000000', mode: 'INSTALMENTS', terms: '两期支付' });
    const offers = await room.records.offers(enterprise, id, ALL);
    expect(offers.items.map((one) => [one.round, one.amountFen, one.author.side])).toEqual([
      [2, '320000000', 'SELLER'],
      [1, '250000000', 'BUYER'],
    ]);
  });

  test('offers made at the same time get rounds of their own', async () => {
    const { id, officer, enterprise } = await room.contact();
    const offer = { amountFen: '100', mode: 'LUMP_SUM', terms: '一次付清' } as const;
    await Promise.all(
      [officer, enterprise, officer, enterprise].map((side) => room.negotiation.makeOffer(side, id, offer)),
    );
    expect((await room.records.offers(officer, id, ALL)).items.map((one) => one.round)).toEqual([4, 3, 2, 1]);
  });

  test('a file comes back byte for byte, to the sides only, and its reading is noted', async () => {
    const { id, officer, enterprise } = await room.contact();
    const bytes = Buffer.from('%PDF-1.7 现场测试报告');
    const fileId = await room.negotiation.addFile(officer, id, {
      name: '测试报告.pdf',
      mediaType: 'application/pdf',
      bytes,
    });
    expect((await room.records.fileList(enterprise, id, ALL)).items).toMatchObject([
      { id: fileId, name: '测试报告.pdf', size: bytes.length, author: { side: 'SELLER' } },
    ]);
    expect((await room.records.openFile(enterprise, id, fileId)).content.equals(bytes)).toBe(true);
    const stranger = await buildMember(room.database, 'ENT_USER');
    await expect(room.records.openFile(stranger, id, fileId)).rejects.toEqual(refused('deal.not-found'));
    const elsewhere = await room.contact();
    await expect(room.records.openFile(elsewhere.officer, elsewhere.id, fileId)).rejects.toEqual(
      refused('deal.file-not-found'),
    );
    const [latest] = (await room.records.timeline(officer, id, ALL)).items;
    expect(latest).toMatchObject({ kind: 'read-file', author: { side: 'BUYER' } });
  });

  test('an offer is open today or later', async () => {
    const { id, officer } = await room.contact();
    const offer = { amountFen: '100', mode: 'LUMP_SUM', terms: '一次付清' } as const;
    const today = shanghaiDate(new Date());
    const over = { ...offer, validUntil: addDays(today, -1) };
    await expect(room.negotiation.makeOffer(officer, id, over)).rejects.toMatchObject({
      code: 'deal.offer-over',
      details: { errors: [{ pointer: '/validUntil' }] },
    });
    await room.negotiation.makeOffer(officer, id, { ...offer, validUntil: today });
  });

  test('a deal holds fifty files and not one more, also when two come at once', async () => {
    const { id, officer, enterprise } = await room.contact();
    const file = { name: '附件.pdf', mediaType: 'application/pdf' as const, bytes: Buffer.from('%PDF-1.7') };
    const first = await room.negotiation.addFile(officer, id, file);
    await room.database.query(
      `insert into deal_file (id, deal_id, file_id, author_id, author_side, created_at)
       select uuidv7(), deal_id, file_id, author_id, author_side, created_at from deal_file, generate_series(1, $2)
       where id = $1`,
      [first, MAX_FILES - 2],
    );
    const both = await Promise.allSettled(
      [officer, enterprise].map((side) => room.negotiation.addFile(side, id, file)),
    );
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'deal.too-many-files', status: 422 },
    });
  });

  test('before contact and after the end nothing is written, and the problem names what is possible', async () => {
    const early = await room.interest();
    await expect(room.negotiation.writeLog(early.officer, early.id, CALL)).rejects.toMatchObject({
      code: 'deal.wrong-state',
      details: { detail: '目前可以进行的操作：接受意向、婉拒意向、终止' },
    });
    await room.signing.fail(early.enterprise, early.id, { reason: 'CHANGED' });
    await expect(room.negotiation.writeLog(early.officer, early.id, CALL)).rejects.toMatchObject({
      details: { detail: '撮合已结束，没有可进行的操作' },
    });
  });

  test('a talk cannot lie in the future', async () => {
    const { id, officer } = await room.contact();
    const happenedAt = new Date(Date.now() + DAY_MS).toISOString();
    await expect(room.negotiation.writeLog(officer, id, { ...CALL, happenedAt })).rejects.toEqual(
      refused('deal.date-in-future'),
    );
  });
});

describe('signing', () => {
  test('needs the same facts from both sides; each fact that differs is named and nothing changes', async () => {
    const { id, officer, enterprise } = await room.draft();
    await expect(room.signing.confirm(enterprise, id, FACTS)).rejects.toEqual(refused('deal.nothing-to-confirm'));
    await room.signing.propose(officer, id, FACTS);
    await expect(room.signing.confirm(officer, id, FACTS)).rejects.toEqual(refused('deal.other-side-confirms'));
    const other = { ...FACTS, totalAmountFen: '300000001', signedOn: '2024-03-01' };
    await expect(room.signing.confirm(enterprise, id, other)).rejects.toMatchObject({
      code: 'deal.signing-mismatch',
      details: { errors: [{ pointer: '/totalAmountFen' }, { pointer: '/signedOn' }] },
    });
    expect((await room.deals.byId(id))?.stage).toBe('CONTRACT_DRAFT');
    await room.signing.confirm(enterprise, id, FACTS);
    expect(await room.deals.view(officer, id)).toMatchObject({
      stage: 'SIGNED',
      totalAmountFen: '300000000',
      signing: { state: 'CONFIRMED', contractType: 'DEV', signedOn: '2024-03-04', proposedSide: 'SELLER' },
    });
    expect(await room.events(id, 'deal.signed')).toMatchObject([{ totalAmountFen: '300000000' }]);
  });

  test('facts stated anew replace the old ones, from either side', async () => {
    const { id, officer, enterprise } = await room.draft();
    await room.signing.propose(officer, id, FACTS);
    await room.signing.propose(enterprise, id, { ...FACTS, totalAmountFen: '280000000' });
    await expect(room.signing.confirm(officer, id, FACTS)).rejects.toEqual(refused('deal.signing-mismatch'));
    await room.signing.confirm(officer, id, { ...FACTS, totalAmountFen: '280000000' });
    expect((await room.deals.factsForContract(id)).signing).toMatchObject({ totalAmountFen: 280_000_000n });
  });

  test('a date after today is refused, out of the draft stage nothing is stated', async () => {
    const table = await room.draft();
    const signedOn = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10);
    await expect(room.signing.propose(table.officer, table.id, { ...FACTS, signedOn })).rejects.toEqual(
      refused('deal.date-in-future'),
    );
    const early = await room.contact();
    await expect(room.signing.propose(early.officer, early.id, FACTS)).rejects.toEqual(refused('deal.wrong-state'));
  });

  test('confirming twice at once signs once', async () => {
    const { id, officer, enterprise } = await room.draft();
    await room.signing.propose(officer, id, FACTS);
    const both = await Promise.allSettled([1, 2, 3].map(() => room.signing.confirm(enterprise, id, FACTS)));
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await room.events(id, 'deal.signed')).toHaveLength(1);
  });
});

describe('ending without success', () => {
  test('keeps reason and note, ends the work of the broker, and is final', async () => {
    const { actor, brokerId } = await buildBroker(room.context);
    const { id, officer } = await room.contact();
    await room.leading.accept(actor, id, null);
    await room.signing.fail(officer, id, { reason: 'PRICE', note: '双方价差较大' });
    expect(await room.deals.view(officer, id)).toMatchObject({
      stage: 'FAILED',
      failReason: 'PRICE',
      failNote: '双方价差较大',
      broker: { id: brokerId },
    });
    expect((await room.context.get(Brokers).loadOf([brokerId])).size).toBe(0);
    await expect(room.signing.fail(officer, id, { reason: 'PRICE' })).rejects.toEqual(refused('deal.wrong-state'));
    await room.dismissBrokers();
  });

  test('a broker who was only asked loses sight of the deal', async () => {
    const { actor } = await buildBroker(room.context);
    const { id, officer } = await room.contact();
    await room.signing.fail(officer, id, { reason: 'FUNDING' });
    await expect(room.deals.view(actor, id)).rejects.toEqual(refused('deal.not-found'));
    await room.dismissBrokers();
  });
});

describe('the broker of a deal', () => {
  test('is asked when contact opens; when declining the next is asked and the first sees nothing any more', async () => {
    const first = await buildBroker(room.context);
    const { id, officer } = await room.contact();
    const second = await buildBroker(room.context, { fields: ['01'], bases: [] });
    await expect(room.leading.accept(second.actor, id, null)).rejects.toEqual(refused('deal.not-found'));
    await room.leading.decline(first.actor, id, '近期工作已满');
    await expect(room.deals.view(first.actor, id)).rejects.toEqual(refused('deal.not-found'));
    expect((await room.deals.view(officer, id)).broker).toMatchObject({ id: second.brokerId, state: 'OFFERED' });
    await room.leading.accept(second.actor, id, null);
    await expect(room.leading.accept(second.actor, id, null)).rejects.toEqual(refused('deal.not-your-side'));
    await room.negotiation.move(second.actor, id, 'NEGOTIATION');
    expect((await room.deals.list(second.actor, ALL)).items.map((one) => one.id)).toEqual([id]);
    expect((await room.events(id, 'deal.broker-assigned')).map((one) => one['brokerId'])).toEqual([
      first.brokerId,
      second.brokerId,
    ]);
    await room.dismissBrokers();
  });

  test('of a party is skipped by the rule; named by a side, the tie is declared and shown to both', async () => {
    const table = await room.interest();
    const tied = await buildBroker(room.context, { organisationId: table.officer.organisationId! });
    await room.interests.accept(table.officer, table.id);
    expect((await room.deals.view(table.officer, table.id)).broker).toBeNull();
    await room.leading.name(table.enterprise, table.id, tied.brokerId);
    await expect(room.leading.accept(tied.actor, table.id, null)).rejects.toEqual(
      refused('broker.conflict-undeclared'),
    );
    await room.leading.accept(tied.actor, table.id, '本人任职于卖方单位，仅协助流程办理。');
    for (const side of [table.officer, table.enterprise]) {
      expect((await room.deals.view(side, table.id)).brokerConflict).toBe('本人任职于卖方单位，仅协助流程办理。');
    }
    await expect(room.leading.name(table.officer, table.id, tied.brokerId)).rejects.toEqual(
      refused('deal.broker-leads'),
    );
    await room.dismissBrokers();
  });

  test('a side may name another while the asked one has not answered, but nobody who takes no work', async () => {
    const asked = await buildBroker(room.context);
    const { id, officer } = await room.contact();
    const other = await buildBroker(room.context, { fields: ['01'] });
    await room.leading.name(officer, id, other.brokerId);
    await expect(room.leading.accept(asked.actor, id, null)).rejects.toEqual(refused('deal.not-found'));
    expect((await room.deals.view(officer, id)).broker?.id).toBe(other.brokerId);
    await expect(room.leading.name(officer, id, newId())).rejects.toEqual(refused('broker.not-available'));
    await room.dismissBrokers();
  });
});

describe('registration', () => {
  const mark = (work: Parameters<typeof room.database.tx>[0]) => room.database.tx(work);

  test('is started, taken back and completed by the contract room; the broker has then concluded', async () => {
    const { actor, brokerId } = await buildBroker(room.context);
    const table = await room.contact();
    await room.leading.accept(actor, table.id, null);
    await room.negotiation.move(actor, table.id, 'NEGOTIATION');
    await room.negotiation.move(actor, table.id, 'CONTRACT_DRAFT');
    await room.signing.propose(table.enterprise, table.id, FACTS);
    await room.signing.confirm(table.officer, table.id, FACTS);
    expect(await room.deals.factsForContract(table.id)).toMatchObject({
      stage: 'SIGNED',
      sellerOrgId: table.officer.organisationId,
      buyerOrgId: table.enterprise.organisationId,
      brokerUserId: actor.userId,
      signing: { contractType: 'DEV', totalAmountFen: 300_000_000n, signedOn: '2024-03-04' },
    });
    const [first, second] = [newId(), newId()];
    await mark((tx) => room.deals.markRegistration(tx, table.id, first));
    await mark((tx) => room.deals.markRegistration(tx, table.id, first));
    await expect(mark((tx) => room.deals.markRegistration(tx, table.id, second))).rejects.toEqual(
      refused('deal.contract-mismatch'),
    );
    await mark((tx) => room.deals.markReturned(tx, table.id, first));
    await mark((tx) => room.deals.markRegistration(tx, table.id, second));
    await expect(mark((tx) => room.deals.markRegistered(tx, table.id, first, '2026500102000001'))).rejects.toEqual(
      refused('deal.contract-mismatch'),
    );
    await mark((tx) => room.deals.markRegistered(tx, table.id, second, '2026500102000001'));
    expect(await room.deals.view(table.officer, table.id)).toMatchObject({
      stage: 'REGISTERED',
      contractId: second,
      registrationNumber: '2026500102000001',
      can: { fail: 'deal.wrong-state' },
    });
    const [card] = await room.context.get(Brokers).byIds([brokerId]);
    expect(card?.counts).toEqual({ current: 0, concluded: 1 });
    await room.dismissBrokers();
  });

  test('does not start before signing', async () => {
    const { id } = await room.draft();
    await expect(mark((tx) => room.deals.markRegistration(tx, id, newId()))).rejects.toEqual(
      refused('deal.wrong-state'),
    );
  });
});

test('every deed is in the audit trail with its person', async () => {
  const { id, officer, enterprise } = await room.signed();
  const rows = await room.database.query<{ action: string; actor_id: string }>(
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
