import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '@app/identity';
import { LedgerReader, LedgerVerifier, WHOLE_DISTRICT } from '@app/ledger';
import { newId } from '@app/platform';
import { Client } from 'pg';
import { buildMember } from '../../../test/support/build-people.js';
import { buildSignedDeal } from './testing/build-deal.js';
import { buildForm } from './testing/build-form.js';
import { contractRoom, drafted, freshNumber, on, PDF, reviewed, type ContractRoom } from './testing/room.js';

const DAY = '2026-03-10';
let room: ContractRoom;

beforeAll(async () => {
  room = await contractRoom();
});
afterAll(() => room.context.close());

const refused = (code: string) => expect.objectContaining({ code });

async function height(): Promise<number> {
  return Number((await room.context.get(LedgerReader).head('contract', WHOLE_DISTRICT)).seq);
}

async function count(sql: string, params: unknown[] = []): Promise<number> {
  const [row] = await room.context.database.query<{ n: string }>(`select count(*) as n from ${sql}`, params);
  return Number(row?.n);
}

async function alsoMemberOf(actor: Actor, organisationId: string | null): Promise<void> {
  await room.context.database.query(
    `insert into membership (id, user_id, organisation_id, roles, status, requested_at)
     values ($1, $2, $3, '{TT_OFFICER}', 'ACTIVE', now())`,
    [newId(), actor.userId, organisationId],
  );
}

describe('the straight way', () => {
  test('from a signed deal to a number, a ledger entry with its codes, a registered deal and one event', async () => {
    const dealId = await buildSignedDeal(room.context.database, {
      seller: room.officer,
      buyer: room.buyer,
      totalFen: '300000000',
      signedOn: '2026-03-02',
    });
    const { seller: _, buyer: __, ...form } = buildForm({ clauseText: null });
    const parties = { seller: { townshipCode: '500102011' }, buyer: { townshipCode: '500102006', parkCode: 'P01' } };
    const id = await on(DAY, () => room.filing.create(room.officer, { dealId, form: { ...form, ...parties } }));
    await room.files.add(room.officer, id, 'CONTRACT_TEXT', PDF);
    await on(DAY, () => room.filing.submit(room.officer, id));
    await on('2026-03-11', () => room.desk.accept(room.clerk, id));
    await on('2026-03-12', () => room.desk.firstReview(room.clerk, id, { opinion: 'REGISTER', note: '技术内容清楚' }));
    const number = freshNumber();
    await on('2026-03-16', () => room.desk.register(room.reviewer, id, number));

    const view = await room.contracts.view(room.officer, id);
    expect(view).toMatchObject({
      state: 'REGISTERED',
      registrationNumber: number,
      registeredOn: '2026-03-16',
      externalStatus: 'NATIONAL_REGISTERED',
      clock: { status: 'STOPPED', usedDays: 3, limitDays: 15, dueOn: '2026-04-01', isOverdue: false },
      ledger: { leafHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      can: {},
    });
    expect(view.timeline.map((step) => step.action)).toEqual(['create', 'submit', 'accept', 'firstReview', 'register']);
    const entries = await room.context
      .get(LedgerReader)
      .page({ streamKey: 'contract', contractId: id }, WHOLE_DISTRICT, { limit: 5 });
    expect(entries.items).toMatchObject([
      {
        seq: view.ledger?.seq,
        ledgerDate: '2026-03-16',
        totalFen: '300000000',
        technicalFen: '225000000',
        dimensions: {
          type: 'DEV',
          base: 'B1',
          direction: 'WITHIN',
          industrySection: 'C',
          buyerPark: 'P01',
          related: 'N',
        },
        identity: { registrationNumber: number },
      },
    ]);
    expect(
      await count(`deal where id = $1 and stage = 'REGISTERED' and registration_number = $2`, [dealId, number]),
    ).toBe(1);
    expect(await count(`outbox_event where name = 'contract.registered' and payload ->> 'contractId' = $1`, [id])).toBe(
      1,
    );
    expect(await count(`audit_entry where action = 'contract.register' and subject_id = $1`, [id])).toBe(1);
    expect(await room.contracts.record(room.clerk, id)).toMatchObject({
      registrationNumber: number,
      totalFen: '300000000',
    });
    expect((await room.context.get(LedgerVerifier).verify('contract')).isSound).toBe(true);
  });
});

describe('two persons', () => {
  test('who accepted or first reviewed cannot decide', async () => {
    const both: Actor = { ...room.clerk, roles: ['REG_CLERK', 'REG_REVIEWER'] };
    const id = await on(DAY, () => reviewed(room));
    const before = await height();
    await expect(room.desk.register(both, id, freshNumber())).rejects.toEqual(refused('contract.same-person'));
    await expect(room.desk.refuse(both, id, { ground: 'G2', note: '标的不明确' })).rejects.toEqual(
      refused('contract.same-person'),
    );
    expect(await height()).toBe(before);
    expect(await room.contracts.view(both, id)).toMatchObject({ can: { register: 'contract.same-person' } });
  });

  test('the table itself refuses one person in both places', async () => {
    const id = await on(DAY, () => reviewed(room));
    await expect(
      room.context.database.query('update contract set decided_by = first_reviewed_by where id = $1', [id]),
    ).rejects.toThrow('contract_two_persons');
  });

  test('a reviewer of a party’s organisation is kept out, also through another membership', async () => {
    const own = await buildMember(room.context.database, 'REG_REVIEWER', room.officer.organisationId);
    const tied = await buildMember(room.context.database, 'REG_REVIEWER', room.clerk.organisationId);
    await alsoMemberOf(tied, room.officer.organisationId);
    const id = await on(DAY, () => reviewed(room));
    for (const reviewer of [own, tied]) {
      await expect(room.desk.register(reviewer, id, freshNumber())).rejects.toEqual(
        refused('contract.own-organisation'),
      );
    }
    expect(await room.contracts.view(tied, id)).toMatchObject({ can: { register: 'contract.own-organisation' } });
    await on(DAY, () => room.desk.register(room.reviewer, id, freshNumber()));
  });

  test('whoever filed it or once belonged to a party is kept out, membership switched off or not', async () => {
    const filer = await buildMember(room.context.database, 'REG_REVIEWER', room.clerk.organisationId);
    await alsoMemberOf(filer, room.officer.organisationId);
    const id = await on(DAY, () => reviewed(room));
    await room.context.database.query(
      `update membership set status = 'DISABLED' where user_id = $1 and organisation_id = $2`,
      [filer.userId, room.officer.organisationId],
    );
    await expect(room.desk.register(filer, id, freshNumber())).rejects.toEqual(refused('contract.own-organisation'));
    const author = { ...room.officer, organisationId: room.clerk.organisationId, roles: ['REG_REVIEWER'] as const };
    await expect(room.desk.register({ ...author, organisationKind: 'REGISTRY' }, id, freshNumber())).rejects.toEqual(
      refused('contract.own-organisation'),
    );
  });

  test('roles of parties do not open the desk', async () => {
    const id = await on(DAY, () => drafted(room));
    await on(DAY, () => room.filing.submit(room.officer, id));
    await expect(room.desk.accept(room.officer, id)).rejects.toEqual(refused('contract.forbidden'));
    await expect(room.desk.accept(room.reviewer, id)).rejects.toEqual(refused('contract.forbidden'));
  });
});

describe('registering', () => {
  test('two hundred at once give exactly one registration, one ledger entry, one event', async () => {
    const id = await on(DAY, () => reviewed(room));
    const before = await height();
    const attempts = Array.from({ length: 200 }, () =>
      on(DAY, () => room.desk.register(room.reviewer, id, freshNumber())),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
    expect(new Set(reasons)).toEqual(new Set(['contract.wrong-state']));
    expect(await height()).toBe(before + 1);
    expect(await count(`outbox_event where name = 'contract.registered' and payload ->> 'contractId' = $1`, [id])).toBe(
      1,
    );
    expect(await count(`contract_step where contract_id = $1 and action = 'register'`, [id])).toBe(1);
  });

  test('what is registered stands: the row is not changed, not deleted, and not without its entry', async () => {
    const { database } = room.context;
    const id = await on(DAY, () => reviewed(room));
    const bare = `update contract set state = 'REGISTERED', registration_number = $2, decided_by = $3, decided_on = now() where id = $1`;
    await expect(database.query(bare, [id, freshNumber(), room.reviewer.userId])).rejects.toThrow(
      'without a ledger entry',
    );
    await on(DAY, () => room.desk.register(room.reviewer, id, freshNumber()));
    for (const change of [
      'total_fen = total_fen + 1',
      'technical_fen = 0',
      `form = form || '{"totalFen":"1"}'`,
      'seller_organisation_id = buyer_organisation_id',
      `state = 'WITHDRAWN'`,
      `registration_number = '2026500102999999'`,
      `decided_on = decided_on + 1`,
    ]) {
      await expect(database.query(`update contract set ${change} where id = $1`, [id])).rejects.toMatchObject({
        driverError: { code: '42501', message: expect.stringContaining('is registered') },
      });
    }
    await expect(database.query('delete from contract where id = $1', [id])).rejects.toThrow('is registered');
    await database.query(`update contract set external_status = 'NOT_EXPORTED' where id = $1`, [id]);
  });

  test('a row changed behind the triggers is shown with the ledger’s amounts, and its faults are named', async () => {
    const id = await on(DAY, () => reviewed(room));
    await on(DAY, () => room.desk.register(room.reviewer, id, freshNumber()));
    const official = await buildMember(room.context.database, 'OFFICIAL');
    expect((await room.contracts.record(official, id)).differsFromLedger).toEqual([]);
    const superuser = new Client({ connectionString: room.context.url });
    await superuser.connect();
    await superuser.query(`set session_replication_role = 'replica'`);
    await superuser.query(
      `update contract set total_fen = 400000000, form = jsonb_set(form || '{"projectName":"另一个项目"}', '{seller,name}', '"另一个卖方"')
       where id = $1`,
      [id],
    );
    await superuser.end();
    expect(await room.contracts.record(official, id)).toMatchObject({
      totalFen: '300000000',
      projectName: expect.stringContaining('榨菜低盐腌制技术开发'),
      differsFromLedger: ['totalFen', 'projectName', 'seller/name'],
    });
  });

  test('a number is given once', async () => {
    const [first, second] = [await on(DAY, () => reviewed(room)), await on(DAY, () => reviewed(room))];
    const number = freshNumber();
    await on(DAY, () => room.desk.register(room.reviewer, first, number));
    const before = await height();
    await expect(on(DAY, () => room.desk.register(room.reviewer, second, number))).rejects.toEqual(
      refused('contract.number-taken'),
    );
    expect(await height()).toBe(before);
    expect(await room.contracts.view(room.reviewer, second)).toMatchObject({ state: 'FIRST_REVIEWED' });
  });

  test('out of turn it is refused, naming what is possible', async () => {
    const id = await on(DAY, () => drafted(room));
    await on(DAY, () => room.filing.submit(room.officer, id));
    await expect(room.desk.register(room.reviewer, id, freshNumber())).rejects.toMatchObject({
      code: 'contract.wrong-state',
      details: { allowed: ['accept', 'return', 'withdraw'] },
    });
  });
});

describe('returning and refusing', () => {
  test('after a return the clock stands; the corrected filing is accepted on its own day', async () => {
    const id = await on(DAY, () => reviewed(room));
    const items = [{ pointer: '/technicalFen', reason: '请扣除检测仪器费用' }];
    await on('2026-03-13', () => room.desk.return(room.reviewer, id, { items }));
    const paused = await on('2026-05-20', () => room.contracts.view(room.officer, id));
    expect(paused).toMatchObject({
      state: 'CORRECTION',
      corrections: items,
      clock: { status: 'PAUSED', usedDays: 3, dueOn: null, isOverdue: false },
      can: { edit: true, resubmit: true },
    });

    const instrument = { type: 'INSTRUMENT', description: '检测仪器', amountFen: '5000000' };
    const nonTechnicalItems = [...(paused.form.nonTechnicalItems ?? []), instrument];
    await on('2026-05-20', () => room.filing.edit(room.officer, id, { technicalFen: '220000000', nonTechnicalItems }));
    await on('2026-05-20', () => room.filing.submit(room.officer, id));
    const again = await on('2026-05-21', () => room.contracts.view(room.officer, id));
    expect(again).toMatchObject({
      state: 'ACCEPTED',
      corrections: [],
      technicalFen: '220000000',
      clock: { status: 'RUNNING', usedDays: 1, dueOn: '2026-06-10' },
      firstReview: null,
    });
    await on('2026-05-22', () => room.desk.firstReview(room.clerk, id, { opinion: 'REGISTER' }));
    await on('2026-05-22', () => room.desk.register(room.reviewer, id, freshNumber()));
    expect(await count(`contract where id = $1 and correction_count = 1`, [id])).toBe(1);
  });

  test('a refusal names its ground and opens the deal for another filing', async () => {
    const id = await on(DAY, () => reviewed(room));
    await on(DAY, () => room.desk.refuse(room.reviewer, id, { ground: 'G2', note: '看不出具体的技术指标' }));
    expect(await room.contracts.view(room.officer, id)).toMatchObject({
      state: 'REFUSED',
      refusal: { ground: 'G2', groundLabel: expect.stringContaining('标的'), note: '看不出具体的技术指标' },
      registeredOn: null,
      ledger: null,
    });
  });
});

describe('the queue', () => {
  test('tabs, figures and similar contracts follow the work', async () => {
    const today = '2026-07-01';
    const [first, second] = [await on(today, () => drafted(room)), await on(today, () => drafted(room))];
    for (const id of [first, second]) await on(today, () => room.filing.submit(room.officer, id));
    const page = (actor: Actor, tab: 'mine' | 'unclaimed' | 'decided', q?: string) =>
      on(today, async () => (await room.queue.page(actor, { tab, q, limit: 100 })).items.map((card) => card.id));
    expect(await page(room.clerk, 'unclaimed')).toEqual(expect.arrayContaining([first, second]));
    await on(today, () => room.desk.accept(room.clerk, first));
    expect(await page(room.clerk, 'mine')).toContain(first);
    expect(await page(room.reviewer, 'mine')).not.toContain(first);
    await on(today, () => room.desk.firstReview(room.clerk, first, { opinion: 'REGISTER' }));
    expect(await page(room.reviewer, 'mine')).toContain(first);
    expect(await page(room.clerk, 'mine')).not.toContain(first);

    const due = await on('2026-07-21', () => room.queue.stats(room.reviewer));
    expect(due).toMatchObject({ dueSoon: 1 });
    const late = await on('2026-07-30', () => room.queue.stats(room.reviewer));
    expect(late.overdue).toBe(due.overdue + 1);
    await on('2026-07-30', () => room.desk.register(room.reviewer, first, freshNumber()));
    const after = await on('2026-07-30', () => room.queue.stats(room.reviewer));
    expect(after.registeredThisYear).toBe(late.registeredThisYear + 1);
    expect(after.onTimePercent).toBeLessThan(100);
    expect(after.tabs.decided).toBe((await page(room.clerk, 'decided')).length);
    expect((await page(room.clerk, 'decided'))[0]).toBe(first);
    expect(await page(room.clerk, 'unclaimed', '%')).toEqual([]);

    const { items } = await room.queue.similar(room.clerk, second);
    expect(items.map((item) => item.id)).toContain(first);
    expect(items[0]).toMatchObject({ isSameSeller: true, isSameAmount: true });
  });

  test('pages by key', async () => {
    const tab = 'decided' as const;
    const all = await room.queue.page(room.clerk, { tab, limit: 100 });
    const first = await room.queue.page(room.clerk, { tab, limit: 2 });
    const rest = await room.queue.page(room.clerk, { tab, limit: 100, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map((card) => card.id)).toEqual(all.items.map((card) => card.id));
  });
});
