import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Organisations, type Actor } from '@app/identity';
import { buildBroker } from '../../../test/support/build-brokers.js';
import { buildMember } from '../../../test/support/build-people.js';
import { buildSignedDeal } from './testing/build-deal.js';
import { buildForm } from './testing/build-form.js';
import { contractRoom, drafted, on, PDF, reviewed, type ContractRoom } from './testing/room.js';

const DAY = '2026-03-10';
let room: ContractRoom;

beforeAll(async () => {
  room = await contractRoom();
});
afterAll(() => room.context.close());

const refused = (code: string, details: object = {}) => expect.objectContaining({ code, ...details });
const found = (...rules: string[]) =>
  refused('contract.precheck-failed', { details: expect.objectContaining({ rules }) });

async function stageOf(dealId: string): Promise<string> {
  const [row] = await room.context.database.query<{ stage: string }>('select stage from deal where id = $1', [dealId]);
  return row?.stage ?? '';
}

describe('one person in both parties', () => {
  test('is a warning of the pre-check until the contract is marked as related', async () => {
    const id = await drafted(room, { isRelated: false });
    const { creditCode } = await room.context.get(Organisations).get(room.buyer.organisationId ?? '');
    await room.filing.edit(room.officer, id, { buyer: { creditCode } });
    const verdict = async () =>
      (await room.filing.precheck(room.officer, id)).findings.find(({ ruleId }) => ruleId === 'shared-member');
    expect(await verdict()).toMatchObject({ severity: 'pass' });
    const joint = await buildMember(room.context.database, 'TT_OFFICER', room.officer.organisationId);
    const [membership] = await room.context.database.query<{ id: string }>(
      `insert into membership (id, user_id, organisation_id, roles, status, requested_at)
       values (uuidv7(), $1, $2, '{ENT_USER}', 'ACTIVE', now()) returning id`,
      [joint.userId, room.buyer.organisationId],
    );
    expect(await verdict()).toMatchObject({ severity: 'warning', pointer: '/isRelated' });
    await room.filing.edit(room.officer, id, { isRelated: true, relatedNote: '同一实际控制人' });
    expect(await verdict()).toMatchObject({ severity: 'pass' });
    await room.context.database.query(`update membership set status = 'DISABLED' where id = $1`, [membership?.id]);
    await room.filing.edit(room.officer, id, { isRelated: false });
    expect(await verdict()).toMatchObject({ severity: 'pass' });
  });
});

describe('opening a filing', () => {
  test('a signed deal fills the form: title, amount, type, both parties', async () => {
    const dealId = await buildSignedDeal(room.context.database, {
      seller: room.officer,
      buyer: room.buyer,
      totalFen: '300000000',
      signedOn: '2026-03-02',
    });
    const id = await on(DAY, () => room.filing.create(room.officer, { dealId }));
    const view = await room.contracts.view(room.officer, id);
    expect(view).toMatchObject({
      state: 'DRAFT',
      dealId,
      type: 'DEV',
      totalFen: '300000000',
      form: { techArea: '06', base: 'B2', signedOn: '2026-03-02', seller: { regionCode: '500102' } },
      clock: { status: 'NOT_STARTED', limitDays: 15 },
      can: { edit: true, submit: true },
    });
    expect(view.form.buyer?.name).toBe(view.buyerName);
    await expect(room.filing.create(room.officer, { dealId })).rejects.toEqual(refused('contract.deal-has-contract'));
    await expect(room.filing.create(room.buyer, { dealId })).rejects.toEqual(refused('contract.no-seller'));
    const stranger = await buildMember(room.context.database, 'TT_OFFICER');
    await expect(room.filing.create(stranger, { dealId })).rejects.toEqual(refused('deal.not-found'));
  });

  test('the deal’s broker prepares it, the seller files it; amount and day are those both sides confirmed', async () => {
    const broker = await buildBroker(room.context);
    const dealId = await buildSignedDeal(room.context.database, {
      seller: room.officer,
      buyer: room.buyer,
      broker,
      totalFen: '300000000',
      signedOn: '2026-03-02',
    });
    const {
      seller: _,
      buyer: __,
      ...form
    } = buildForm({ totalFen: '300000001', technicalFen: '225000001', clauseText: null });
    const place = { townshipCode: '500102006' };
    const id = await on(DAY, () =>
      room.filing.create(broker.actor, { dealId, form: { ...form, seller: place, buyer: place } }),
    );
    await room.files.add(broker.actor, id, 'CONTRACT_TEXT', PDF);
    await expect(room.filing.submit(broker.actor, id)).rejects.toEqual(refused('contract.seller-decides'));
    await expect(on(DAY, () => room.filing.submit(room.officer, id))).rejects.toEqual(found('deal-facts'));
    await room.filing.edit(room.officer, id, { totalFen: '300000000', technicalFen: '225000000' });
    await on(DAY, () => room.filing.submit(room.officer, id));
    expect(await stageOf(dealId)).toBe('REGISTRATION');
    expect(await room.contracts.view(broker.actor, id)).toMatchObject({ side: 'BROKER', isBrokerAssisted: true });

    await room.filing.withdraw(room.officer, id, { reason: '双方改签合同' });
    expect(await stageOf(dealId)).toBe('SIGNED');
    await on(DAY, () => room.filing.create(room.officer, { dealId }));
  });

  test('name and credit code of the seller cannot be typed over', async () => {
    const id = await drafted(room, { seller: { name: '别的单位', creditCode: '91500102MA5U000038' } });
    await room.filing.edit(room.officer, id, { seller: { name: '又一个单位', address: '李渡街道聚贤大道 16 号' } });
    const { form, sellerName } = await room.contracts.view(room.officer, id);
    expect(form.seller?.address).toBe('李渡街道聚贤大道 16 号');
    expect(form.seller?.name).toBe(sellerName);
    expect(sellerName).toMatch(/^涪陵测试研究院/);
  });

  test('a brokerage or registry cannot be the seller', async () => {
    await expect(room.filing.create(room.clerk, {})).rejects.toEqual(refused('contract.no-seller'));
  });
});

describe('submitting', () => {
  const submit = (id: string, day = DAY) => on(day, () => room.filing.submit(room.officer, id));

  test('an unfinished form is refused, naming each field', async () => {
    const id = await on(DAY, () => room.filing.create(room.officer, {}));
    await expect(submit(id)).rejects.toMatchObject({
      code: 'contract.incomplete',
      details: { errors: expect.arrayContaining([{ pointer: '/buyer/name', detail: '必填' }]) },
    });
  });

  test('technical amount above the total is refused', async () => {
    const id = await drafted(room, { technicalFen: '300000001', nonTechnicalItems: [] });
    await expect(submit(id)).rejects.toEqual(found('technical-over-total'));
  });

  test('items that miss the difference by one fen are refused, one fen later they are not', async () => {
    const id = await drafted(room, { technicalFen: '225000001' });
    await expect(submit(id)).rejects.toMatchObject({
      code: 'contract.precheck-failed',
      details: { rules: ['items-sum'], errors: [{ pointer: '/nonTechnicalItems', detail: expect.any(String) }] },
    });
    await room.filing.edit(room.officer, id, { technicalFen: '225000000' });
    await submit(id);
    expect(await room.contracts.view(room.officer, id)).toMatchObject({
      state: 'SUBMITTED',
      number: expect.stringMatching(/^FL-2026-DEV-\d{5}$/),
      nonTechnicalFen: '75000000',
      precheck: { ruleSetVersion: '2026', blocking: 0 },
    });
    await expect(room.filing.edit(room.officer, id, { technicalFen: '1' })).rejects.toEqual(
      refused('contract.wrong-state'),
    );
  });

  test('without the contract’s text it is refused', async () => {
    const id = await on(DAY, () =>
      room.filing.create(room.officer, { form: buildForm({ projectName: '无附件的合同' }) }),
    );
    await expect(submit(id)).rejects.toEqual(found('text-attached'));
  });

  test('the same contract is filed once, also by two at the same time', async () => {
    const changes = { projectName: '页岩气返排液回用药剂开发' };
    const ids = [await drafted(room, changes), await drafted(room, changes)];
    const results = await Promise.allSettled(ids.map((id) => submit(id)));
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const failure = results.find((result) => result.status === 'rejected');
    expect(failure).toMatchObject({ reason: { code: 'contract.precheck-failed', details: { rules: ['duplicate'] } } });
  });
});

describe('who reads a filing', () => {
  test('a draft is the seller’s alone; once filed the buyer and the desk read it, others never', async () => {
    const { creditCode } = (await buyerCard(room.buyer)) ?? {};
    const id = await drafted(room, { buyer: { name: '以代码为准', creditCode } });
    const stranger = await buildMember(room.context.database, 'ENT_ADMIN');
    const official = await buildMember(room.context.database, 'OFFICIAL');
    const hidden = refused('contract.not-found');
    for (const other of [room.buyer, room.clerk, stranger, official]) {
      await expect(room.contracts.view(other, id)).rejects.toEqual(hidden);
    }
    await on(DAY, () => room.filing.submit(room.officer, id));
    expect(await room.contracts.view(room.buyer, id)).toMatchObject({ side: 'BUYER', can: {} });
    expect(await room.contracts.view(room.clerk, id)).toMatchObject({ side: 'DESK', can: { accept: true } });
    for (const other of [stranger, official]) await expect(room.contracts.view(other, id)).rejects.toEqual(hidden);
    expect((await room.contracts.list(room.buyer, { limit: 100 })).items.map((card) => card.id)).toContain(id);
    expect((await room.contracts.list(stranger, { limit: 100 })).items).toEqual([]);
  });

  test('files: the buyer reads the text, not the papers for the registry; nothing changes after filing', async () => {
    const { creditCode } = (await buyerCard(room.buyer)) ?? {};
    const id = await drafted(room, { buyer: { creditCode } });
    await room.files.add(room.officer, id, 'IDENTITY', PDF);
    await on(DAY, () => room.filing.submit(room.officer, id));
    const { items } = await room.files.list(room.officer, id);
    expect(items.map((file) => file.kind)).toEqual(['CONTRACT_TEXT', 'IDENTITY']);
    const [text, identity] = items.map((file) => file.id);
    expect((await room.files.read(room.buyer, id, text ?? '')).content.equals(PDF.bytes)).toBe(true);
    await expect(room.files.read(room.buyer, id, identity ?? '')).rejects.toEqual(refused('contract.file-not-found'));
    expect((await room.files.list(room.buyer, id)).items).toHaveLength(1);
    await expect(room.files.add(room.officer, id, 'ANNEX', PDF)).rejects.toEqual(refused('contract.wrong-state'));
    await expect(room.files.remove(room.officer, id, text ?? '')).rejects.toEqual(refused('contract.wrong-state'));
  });

  test('the first page counts the reader’s own contracts by state, whatever state is asked for', async () => {
    const { items, facets } = await room.contracts.list(room.officer, { limit: 100 });
    const expected: Record<string, number> = {};
    for (const { state } of items) expected[state] = (expected[state] ?? 0) + 1;
    expect(Object.keys(expected).length).toBeGreaterThan(1);
    expect(facets?.state).toEqual(expected);
    const filtered = await room.contracts.list(room.officer, { limit: 1, state: 'SUBMITTED' });
    expect(filtered.facets?.state).toEqual(expected);
    const next = await room.contracts.list(room.officer, { limit: 1, cursor: filtered.nextCursor ?? '' });
    expect(next.facets).toBeUndefined();
    const stranger = await buildMember(room.context.database, 'ENT_ADMIN');
    expect((await room.contracts.list(stranger, { limit: 1 })).facets?.state).toEqual({});
  });

  test('lists page by key without gap or repetition', async () => {
    const all = await room.contracts.list(room.officer, { limit: 100 });
    const first = await room.contracts.list(room.officer, { limit: 2 });
    const second = await room.contracts.list(room.officer, { limit: 100, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((card) => card.id)).toEqual(all.items.map((card) => card.id));
    await expect(room.contracts.list(room.officer, { limit: 2, cursor: 'x' })).rejects.toEqual(
      refused('page.bad-cursor'),
    );
  });
});

test('the desk’s opinion stays with the desk until the decision', async () => {
  const id = await on(DAY, () => reviewed(room));
  expect((await room.contracts.view(room.reviewer, id)).firstReview).toMatchObject({ opinion: 'REGISTER' });
  expect((await room.contracts.view(room.officer, id)).firstReview).toBeNull();
});

async function buyerCard(actor: Actor): Promise<{ creditCode: string } | undefined> {
  const [card] = await room.context.database.query<{ creditCode: string }>(
    'select credit_code as "creditCode" from organisation where id = $1',
    [actor.organisationId],
  );
  return card;
}
