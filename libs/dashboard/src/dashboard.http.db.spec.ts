// The routes of ledger and dashboard, as their readers meet them.
import { Accounts, IdentityModule, Operators } from '@app/identity';
import { CONTRACT_STREAM, Ledger } from '@app/ledger';
import { newId } from '@app/platform';
import { testApp } from '@app/platform/testing';
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { creditCodeCheckCharacter } from '@app/reference';
import { DashboardModule } from './dashboard.module.js';

const PASSWORD = 'Baitao-2026-xin';
let app: HttpTestContext;
let tokens: Record<'operator' | 'district' | 'township' | 'enterprise', string>;

const get = (path: string, token?: string): Promise<TestAnswer> => app.request('GET', `/api/${path}`, { token });
const post = (path: string, token: string, body: object = {}): Promise<TestAnswer> =>
  app.request('POST', `/api/${path}`, { token, body });

async function signIn(loginName: string): Promise<string> {
  return (await post('auth/sign-in', '', { loginName, password: PASSWORD })).body.accessToken;
}

function personNamed(loginName: string) {
  return { name: '李科长', loginName, mobile: '+8613800001111', password: PASSWORD };
}

/** Somebody whose confirmed organisation is of that kind; an official may be held to one township. */
async function member(loginName: string, kind: string, operator: string, townshipCode?: string): Promise<string> {
  await app.get(Accounts).register(personNamed(loginName));
  const token = await signIn(loginName);
  const start = `11500102MB${String(1_000_000 + loginName.length)}`.slice(0, 17);
  const details = {
    name: `涪陵区${loginName}`,
    kind,
    regionCode: '500102',
    partyType: kind === 'GOVERNMENT' ? '014' : '150',
  };
  const creditCode = start + creditCodeCheckCharacter(start);
  const claim = await post('organisations/claim', token, {
    creditCode,
    industryCode: 'S91',
    scale: 'SMALL',
    ...details,
  });
  const { membership } = claim.body;
  await post(`organisations/${membership.organisation.id}/confirm`, operator);
  if (townshipCode) await post(`memberships/${membership.id}/roles`, operator, { roles: ['OFFICIAL'], townshipCode });
  return signIn(loginName);
}

async function register(sellerTownship: string, totalFen: bigint): Promise<void> {
  const codes = {
    type: 'DEV',
    subType: 'DEV_COMMISSIONED',
    techArea: '05',
    sellerRegion: '500102',
    buyerRegion: '110108',
  };
  const contractId = newId();
  await app.database.tx((tx) =>
    app.get(Ledger).append(tx, {
      streamKey: CONTRACT_STREAM,
      idempotencyKey: `registration:${contractId}`,
      kind: 'REGISTRATION',
      occurredAt: new Date('2025-05-06T07:08:09Z'),
      amounts: { totalFen, technicalFen: totalFen },
      dimensions: { ...codes, sellerTownship, related: false, brokerAssisted: false },
      identity: { contractId, projectName: totalFen > 10_000n ? '=1+1' : '榨菜废水资源化' },
      actorId: newId(),
    }),
  );
}

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule, DashboardModule] });
  await app.get(Operators).register(personNamed('operator'), {
    name: '涪陵区科技大市场',
    creditCode: '11500102008675432T',
    regionCode: '500102',
    partyType: '014',
  });
  const operator = await signIn('operator');
  tokens = {
    operator,
    district: await member('district', 'GOVERNMENT', operator),
    township: await member('township-one', 'GOVERNMENT', operator, '500102011'),
    enterprise: await member('enterprise-one', 'ENTERPRISE', operator),
  };
  for (const [township, fen] of [
    ['500102011', 100n],
    ['500102013', 2_000n],
    ['500102013', 30_000n],
  ] as const) {
    await register(township, fen);
  }
});
afterAll(() => app.close());

describe('what everyone may read', () => {
  it('is the head of the ledger and the total of a plan period', async () => {
    const head = await get('ledger/head');
    expect([head.status, head.body.seq, head.body.count]).toEqual([200, '3', '3']);
    const figures = await get('dashboard/public?period=14-5');
    expect(figures.body.chosen).toMatchObject({ name: '十四五', sums: { count: 3, totalFen: '32100' } });
    expect(figures.body.proof).toMatchObject({ ledgerSeq: '3', chainHash: head.body.chainHash });
    expect((await get('dashboard/public?period=9-9')).status).toBe(404);
    const cuts = await get('dashboard/public/cuts?period=14-5');
    expect(cuts.body).toMatchObject({
      total: { count: 3 },
      yearType: { types: [{ code: 'DEV', sums: { count: 3 } }] },
    });
  });

  it('counts the contracts of the scope for an official of a township', async () => {
    const ofAll = (await get('ledger/head')).body;
    const { count, chainHash } = (await get('ledger/head', tokens['township'])).body;
    expect([count, chainHash]).toEqual(['1', ofAll.chainHash]);
    expect((await get('ledger/head', tokens['district'])).body.count).toBe('3');
  });

  it('is nothing else', async () => {
    for (const path of ['dashboard', 'dashboard/contracts', 'ledger/entries', 'ledger/entries/1']) {
      expect([path, (await get(path)).status]).toEqual([path, 401]);
      expect([path, (await get(path, tokens.enterprise)).status]).toEqual([path, 403]);
    }
  });
});

describe('an official of the district', () => {
  it('sees the figures, opens the contracts behind one and verifies the ledger', async () => {
    const figures = await get('dashboard?period=14-5', tokens.district);
    expect(figures.body).toMatchObject({
      sums: { totalFen: '32100' },
      goal: { gapFen: '199999967900' },
      can: { drill: true },
    });
    const drill = await get(
      'dashboard/contracts?period=14-5&dimension=township&code=500102013&limit=1',
      tokens.district,
    );
    expect(drill.body).toMatchObject({ title: '十四五 · 白涛街道', sums: { count: 2, totalFen: '32000' } });
    expect(drill.body.items).toMatchObject([{ seq: '3', title: '=1+1', directionLabel: '输出' }]);
    const next = await get(
      `dashboard/contracts?period=14-5&dimension=township&code=500102013&cursor=${drill.body.nextCursor}`,
      tokens.district,
    );
    expect([next.body.items.length, next.body.nextCursor]).toEqual([1, null]);
    const verified = await post('ledger/verify', tokens.district);
    expect(verified.body).toMatchObject({ isSound: true, checkedEntries: 3, fault: null });
  });

  it('lists entries by kind, date and dimension, newest first', async () => {
    const all = await get('ledger/entries?limit=2', tokens.district);
    expect(all.body.items.map((entry: { seq: string }) => entry.seq)).toEqual(['3', '2']);
    const rest = await get(`ledger/entries?limit=2&cursor=${all.body.nextCursor}`, tokens.district);
    expect(rest.body.items.map((entry: { seq: string }) => entry.seq)).toEqual(['1']);
    expect((await get('ledger/entries?dimension=type&code=LIC', tokens.district)).body.items).toEqual([]);
    expect(
      (await get('ledger/entries?from=2025-05-06&to=2025-05-06&kind=REGISTRATION', tokens.district)).body.items,
    ).toHaveLength(3);
  });

  it.each([
    ['ledger/entries?limit=0', '?limit'],
    ['ledger/entries?dimension=colour&code=1', '?dimension'],
    ['ledger/entries?dimension=type', '?code'],
    ['ledger/entries?from=2025-13-01', '?from'],
    ['ledger/entries?from=2025-02-02&to=2025-01-01', '?to'],
    ['dashboard/contracts?dimension=park', '?code'],
    ['dashboard/contracts?quarter=2025-Q5', '?quarter'],
    ['dashboard/contracts/file?dimension=base', '?code'],
    ['dashboard/contracts/file?format=pdf', '?format'],
    ['dashboard/cuts?year=25', '?year'],
    ['dashboard/concentration?period=%00', '?period'],
    ['dashboard/process?period=%00', '?period'],
    ['dashboard/contracts?month=2025-13', '?month'],
    ['dashboard/contracts?month=0000-01', '?month'],
    ['dashboard/contracts?year=0000', '?year'],
    ['dashboard/contracts?dimension=type&code=%00', '?code'],
    ['dashboard?period=%00', '?period'],
    ['ledger/entries?from=0000-01-01', '?from'],
    ['ledger/entries?dimension=type&code=%00', '?code'],
  ])('is told what is wrong with %s', async (path, pointer) => {
    const answer = await get(path, tokens.district);
    expect([answer.status, answer.body.errors?.map((fault: { pointer: string }) => fault.pointer)]).toEqual([
      400,
      [pointer],
    ]);
  });

  it.each([
    'ledger/entries?cursor=x',
    'ledger/entries?cursor=WyJhIl0',
    'ledger/entries/0',
    'ledger/entries/99999999999999999999',
  ])('gets 400 for %s', async (path) => {
    expect((await get(path, tokens.district)).status).toBe(400);
  });

  it('saves the list behind a figure as CSV and XLSX, a title that a spreadsheet would run as text', async () => {
    const path = 'dashboard/contracts/file?period=14-5&dimension=township&code=500102013';
    const csv = await get(`${path}&format=csv`, tokens.district);
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = csv.text.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines.map((line) => line.split(',')[0])).toEqual(['台账序号', '3', '2']);
    expect(lines[1]).toContain(`'=1+1`);
    expect(lines.slice(1).map((line) => line.split(',').at(-2))).toEqual(['300.00', '20.00']);
    const xlsx = await get(`${path}&format=xlsx`, tokens.district);
    expect([xlsx.status, xlsx.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')]);
  });

  it('sees cuts, concentration and the way to registration', async () => {
    const { body } = await get('dashboard/cuts?period=14-5&quarter=2025-Q2', tokens.district);
    expect(body).toMatchObject({ window: { fromMonth: '2025-04', toMonth: '2025-06' }, sums: { totalFen: '32100' } });
    const { years } = (await get('dashboard/concentration?period=14-5', tokens.district)).body;
    expect(years).toMatchObject([{ year: '2025', contracts: [{ totalFen: '30000', isFlagged: true }, {}, {}] }]);
    const process = await get('dashboard/process?period=14-5', tokens.district);
    expect(process.body).toMatchObject({
      funnel: { cohorts: [] },
      transformation: { published: 0, rate: null },
      registry: { decided: 0, withinLimitRate: null },
    });
  });

  it('sets the target of a plan period', async () => {
    const body = { targetFen: '400000000000', metric: 'TOTAL', source: '区政府文件' };
    const answer = await post('dashboard/plan-periods/15-5/set-target', tokens.district, body);
    expect([answer.status, answer.body.targetFen]).toEqual([200, '400000000000']);
    const wrong = await post('dashboard/plan-periods/15-5/set-target', tokens.district, { ...body, targetFen: '0' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/targetFen']);
    expect((await post('dashboard/plan-periods/9-9/set-target', tokens.district, body)).status).toBe(404);
    expect((await post('dashboard/plan-periods/15-5/set-target', tokens.township, body)).status).toBe(403);
  });
});

describe('an official of a township', () => {
  it('sees only entries with a party there', async () => {
    const figures = await get('dashboard?period=14-5', tokens.township);
    expect(figures.body).toMatchObject({
      scope: { kind: 'TOWNSHIP', label: '李渡街道' },
      sums: { totalFen: '100' },
      goal: null,
    });
    expect((await get('dashboard/cuts?period=14-5', tokens.township)).body.sums.totalFen).toBe('100');
    const file = await get('dashboard/contracts/file?period=14-5&format=csv', tokens.township);
    expect(file.text.trimEnd().split('\r\n')).toHaveLength(2);
    const entries = await get('ledger/entries', tokens.township);
    expect(entries.body.items.map((entry: { seq: string }) => entry.seq)).toEqual(['1']);
    expect((await get('ledger/entries/1', tokens.township)).status).toBe(200);
    expect((await get('ledger/entries/2', tokens.township)).body).toMatchObject({
      status: 404,
      code: 'ledger.entry-not-found',
    });
  });
});

describe('the operator', () => {
  it('sees sums and verifies, but no contract', async () => {
    expect((await get('dashboard?period=14-5', tokens.operator)).body.sums.totalFen).toBe('32100');
    expect((await get('dashboard/contracts?period=14-5', tokens.operator)).status).toBe(403);
    expect((await get('dashboard/contracts/file?period=14-5', tokens.operator)).status).toBe(403);
    expect((await get('ledger/entries', tokens.operator)).status).toBe(403);
    expect((await post('ledger/verify', tokens.operator)).body.isSound).toBe(true);
  });
});
