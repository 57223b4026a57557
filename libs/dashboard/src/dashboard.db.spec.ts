// The officials' figures against a full recount of the entries, in every scope, and the lists behind them.
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM, Ledger, LedgerReader, WHOLE_DISTRICT } from '@app/ledger';
import { Clock, newId } from '@app/platform';
import { testModule } from '@app/platform/testing';
import type { TestContext } from '@app/platform/testing';
import { DashboardModule } from './dashboard.module.js';
import type { DashboardView, DrillQuery, Slice } from './dashboard.schema.js';
import { Drill } from './drill.service.js';
import { Overview } from './overview.service.js';
import { PublicFigures } from './public-figures.service.js';
import { Targets } from './targets.service.js';
import { fillLedger, LIDU, manyContracts } from './testing/many-contracts.js';

const TODAY = new Date('2025-07-15T04:00:00Z');
const CONTRACTS = 240;

const official = (scope: Partial<Actor> = {}): Actor => ({
  userId: newId(),
  name: '王科长',
  organisationId: newId(),
  organisationKind: 'GOVERNMENT',
  roles: ['OFFICIAL'],
  ...scope,
});
const entry = manyContracts();
const ACTORS: [string, Actor, string][] = [
  ['the district', official(), 'true'],
  [
    'a township',
    official({ townshipCode: LIDU }),
    `'${LIDU}' in (dimensions ->> 'sellerTownship', dimensions ->> 'buyerTownship')`,
  ],
  ['a park', official({ parkCode: 'P02' }), `'P02' in (dimensions ->> 'sellerPark', dimensions ->> 'buyerPark')`],
];

let context: TestContext;

beforeAll(async () => {
  context = await testModule({ imports: [DashboardModule] });
  await fillLedger(context, CONTRACTS);
});
afterAll(() => context.close());

const view = (actor: Actor, period?: string): Promise<DashboardView> =>
  Clock.runAt(TODAY, () => context.get(Overview).view(actor, period));
const drill = (actor: Actor, query: Partial<DrillQuery>) =>
  Clock.runAt(TODAY, () => context.get(Drill).contracts(actor, { limit: 100, dimension: 'all', ...query }));

/** The plain truth: sums over the entries, grouped by any expression. */
async function recount(by: string, where: string, from = '2021-01-01', to = '2025-12-31') {
  const rows = await context.database.query<{ code: string; count: number; totalFen: string; technicalFen: string }>(
    `select ${by} as code, sum(count_delta)::int as count, sum(total_fen)::text as "totalFen",
       sum(technical_fen)::text as "technicalFen"
     from ledger_entry where ledger_date between $1 and $2 and ${where} group by 1 having ${by} is not null`,
    [from, to],
  );
  return Object.fromEntries(rows.map(({ code, ...sums }) => [code, sums]));
}

const byCode = (slices: Slice[]) =>
  Object.fromEntries(
    slices.map(({ code, count, totalFen, technicalFen }) => [code, { count, totalFen, technicalFen }]),
  );
const dimension = (key: string) => `dimensions ->> '${key}'`;

describe.each(ACTORS)('the figures of %s', (_name, actor, condition) => {
  it('equal a full recount to the fen: total, months, types, fields', async () => {
    const figures = await view(actor, '14-5');
    expect(figures.sums).toEqual((await recount(`'all'`, condition))['all']);
    const months = await recount(`to_char(ledger_date, 'YYYY-MM')`, condition);
    for (const { month, count, totalFen, technicalFen } of figures.months) {
      expect({ month, count, totalFen, technicalFen }).toEqual({
        month,
        ...(months[month] ?? { count: 0, totalFen: '0', technicalFen: '0' }),
      });
    }
    expect(byCode(figures.byType)).toEqual(await recount(dimension('type'), condition));
    expect(byCode(figures.byTechArea)).toEqual(await recount(dimension('techArea'), condition));
    for (const { year, slices } of figures.byYearType) {
      expect(byCode(slices)).toEqual(await recount(dimension('type'), condition, `${year}-01-01`, `${year}-12-31`));
    }
  });

  it('count a contract once per township, park and direction', async () => {
    const figures = await view(actor, '14-5');
    for (const place of figures.byTownship) {
      const inside = `${condition} and '${place.code}' in (dimensions ->> 'sellerTownship', dimensions ->> 'buyerTownship')`;
      expect(byCode([place])[place.code]).toEqual((await recount(`'all'`, inside))['all']);
    }
    for (const place of figures.byPark) {
      const inside = `${condition} and '${place.code}' in (dimensions ->> 'sellerPark', dimensions ->> 'buyerPark')`;
      expect(byCode([place])[place.code]).toEqual((await recount(`'all'`, inside))['all']);
    }
    const seller = `${condition} and ${dimension('sellerRegion')} = '500102'`;
    const buyer = `${dimension('buyerRegion')} = '500102'`;
    const directions = byCode(figures.byDirection);
    expect(directions['OUT']).toEqual((await recount(`'all'`, seller))['all']);
    expect(directions['IN']).toEqual((await recount(`'all'`, `${condition} and ${buyer}`))['all']);
    expect(directions['WITHIN']).toEqual((await recount(`'all'`, `${seller} and ${buyer}`))['all']);
  });

  it('open the entries behind each of them, which add up to it', async () => {
    const figures = await view(actor, '14-5');
    const cuts: Partial<DrillQuery>[] = [
      {},
      { year: '2024' },
      { month: '2024-05' },
      { dimension: 'type', code: 'DEV', year: '2023' },
      ...figures.byTownship.map(({ code }) => ({ dimension: 'township' as const, code })),
      ...figures.byPark.map(({ code }) => ({ dimension: 'park' as const, code })),
      ...figures.byDirection.map(({ code }) => ({ dimension: 'direction' as const, code })),
    ];
    for (const cut of cuts) {
      const rows = [];
      let page = await drill(actor, { period: '14-5', ...cut });
      const { sums } = page;
      for (rows.push(...page.items); page.nextCursor; rows.push(...page.items)) {
        page = await drill(actor, { period: '14-5', ...cut, cursor: page.nextCursor });
      }
      const total = rows.reduce((sum, row) => sum + BigInt(row.totalFen), 0n);
      const technical = rows.reduce((sum, row) => sum + BigInt(row.technicalFen), 0n);
      expect([total.toString(), technical.toString()]).toEqual([sums.totalFen, sums.technicalFen]);
    }
  });
});

describe('the dashboard', () => {
  it('sets total, plan and gap of 十四五 against 20亿元', async () => {
    const { goal, sums, time, months, forecasts, proof } = await view(official());
    expect(goal?.targetFen).toBe('200000000000');
    expect(BigInt(goal?.gapFen ?? 0)).toBe(200_000_000_000n - BigInt(sums.totalFen));
    expect(time).toMatchObject({ elapsedDays: 1657, totalDays: 1826, monthsLeft: 6, isOver: false });
    const july = months.find(({ month }) => month === '2025-07');
    expect(july?.cumulativeFen).toBe(sums.totalFen);
    expect(months.at(-1)).toMatchObject({ cumulativeFen: null, planFen: '200000000000' });
    expect(forecasts?.map(({ method }) => method)).toEqual(['RECENT', 'SEASONAL']);
    for (const { atEndFen } of forecasts ?? []) expect(BigInt(atEndFen ?? 0)).toBeGreaterThan(BigInt(sums.totalFen));
    const { seq, chainHash } = await context.get(LedgerReader).head(CONTRACT_STREAM, WHOLE_DISTRICT);
    expect(proof).toEqual({ ledgerSeq: seq, chainHash, asOf: TODAY.toISOString() });
  });

  it('grows by exactly the amount of a new contract', async () => {
    const before = await view(official());
    const input = {
      ...entry(9_001),
      occurredAt: TODAY,
      amounts: { totalFen: 123_456_789n, technicalFen: 100_000_001n },
    };
    await context.database.tx((tx) => context.get(Ledger).append(tx, input));
    const after = await view(official());
    expect(BigInt(after.sums.totalFen) - BigInt(before.sums.totalFen)).toBe(123_456_789n);
    expect(BigInt(after.sums.technicalFen) - BigInt(before.sums.technicalFen)).toBe(100_000_001n);
    const newest = (await drill(official(), { limit: 1 })).items[0];
    expect(newest).toMatchObject({ title: '合同 9001', contractId: input.identity.contractId });
  });

  it('shows no target to a township, and no list to the operator', async () => {
    const scoped = await view(official({ townshipCode: LIDU }));
    expect(scoped).toMatchObject({
      goal: null,
      scope: { label: '李渡街道' },
      can: { 'set-target': 'dashboard.not-your-target' },
    });
    const operator = official({ roles: ['PLATFORM_ADMIN'], organisationKind: 'PLATFORM' });
    expect((await view(operator)).can).toEqual({ 'set-target': true });
  });

  it('answers an unknown period by 404', async () => {
    await expect(view(official(), '99-9')).rejects.toMatchObject({ code: 'reference.unknown-period' });
  });

  it('shows a chosen period that has no contracts as zero, and 十五五 without a target until one is set', async () => {
    const empty = await view(official(), '15-5');
    expect(empty).toMatchObject({ sums: { count: 0, totalFen: '0' }, goal: null, forecasts: null });
    const target = { targetFen: '400000000000', metric: 'TOTAL' as const, source: '区科技局通知' };
    await context.get(Targets).setTarget(official(), '15-5', target);
    expect((await view(official(), '15-5')).goal).toMatchObject({ targetFen: '400000000000', progress: 0 });
    const audit = await context.database.query(`select 1 from audit_entry where action = 'dashboard.set-target'`);
    expect(audit).toHaveLength(1);
    const refused = context.get(Targets).setTarget(official({ parkCode: 'P01' }), '15-5', target);
    await expect(refused).rejects.toMatchObject({
      code: 'dashboard.not-your-target',
      status: 403,
    });
  });

  it('gives the public total, count and proof, but no cell of fewer than three contracts', async () => {
    const shown = await Clock.runAt(TODAY, () => context.get(PublicFigures).totals());
    expect(shown.current.sums).toEqual((await view(official())).sums);
    const input = { ...entry(9_002), occurredAt: new Date('2026-02-01T00:00:00Z') };
    await context.database.tx((tx) => context.get(Ledger).append(tx, input));
    const hidden = await Clock.runAt(TODAY, () => context.get(PublicFigures).totals('15-5'));
    expect(hidden.chosen).toMatchObject({ code: '15-5', sums: null, progress: null });
    expect(hidden.current.sums).toEqual(shown.current.sums);
  });

  it('rests on rollups that equal a GROUP BY over the entries in every dimension', async () => {
    const both = (place: string) => `union select '${place.toLowerCase()}', value from jsonb_each_text(dimensions)
      where key in ('seller${place}', 'buyer${place}')`;
    const differences = await context.database.query(
      `with live as (
         select c.dimension, date_trunc('month', ledger_date)::date as month, c.code, sum(count_delta) as count,
           sum(total_fen) as total, sum(technical_fen) as technical
         from ledger_entry cross join lateral (select 'all', 'all' union select key, value from jsonb_each_text(dimensions)
           ${both('Township')} ${both('Park')} union select 'flow', left(dimensions ->> 'sellerRegion', 2) || '-' ||
             left(dimensions ->> 'buyerRegion', 2)) as c (dimension, code) group by 1, 2, 3)
       select * from live full join ledger_rollup r using (dimension, month, code)
       where (live.count, live.total, live.technical) is distinct from (r.count, r.total_fen, r.technical_fen)`,
    );
    expect(differences).toEqual([]);
  });
});
