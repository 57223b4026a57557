// Every cut of every window against a full recount of the entries, and the list and the file behind each part.
import type { Actor } from '@app/identity';
import { Clock, newId } from '@app/platform';
import { testModule } from '@app/platform/testing';
import type { TestContext } from '@app/platform/testing';
import { Concentration } from './concentration.service.js';
import { Cuts } from './cuts.service.js';
import { DashboardModule } from './dashboard.module.js';
import type { DrillDimension, DrillRow, Sums, WindowQuery } from './dashboard.schema.js';
import { Drill } from './drill.service.js';
import { PublicFigures } from './public-figures.service.js';
import { SMALLEST_PUBLIC_CELL } from './suppression.js';
import { fillLedger, LIDU } from './testing/many-contracts.js';

const TODAY = new Date('2025-07-15T04:00:00Z');
const PERIOD = ['2021-01-01', '2025-12-31'] as const;

const official = (scope: Partial<Actor> = {}): Actor => ({
  userId: newId(),
  name: '王科长',
  organisationId: newId(),
  organisationKind: 'GOVERNMENT',
  roles: ['OFFICIAL'],
  ...scope,
});
const ACTORS: [string, Actor, string][] = [
  ['the district', official(), 'true'],
  [
    'a township',
    official({ townshipCode: LIDU }),
    `'${LIDU}' in (dimensions ->> 'sellerTownship', dimensions ->> 'buyerTownship')`,
  ],
  ['a park', official({ parkCode: 'P02' }), `'P02' in (dimensions ->> 'sellerPark', dimensions ->> 'buyerPark')`],
];
const WINDOWS: [WindowQuery, string, string][] = [
  [{}, ...PERIOD],
  [{ year: '2024' }, '2024-01-01', '2024-12-31'],
  [{ quarter: '2023-Q2' }, '2023-04-01', '2023-06-30'],
  [{ month: '2025-07' }, '2025-07-01', '2025-07-31'],
];

let context: TestContext;
beforeAll(async () => {
  context = await testModule({ imports: [DashboardModule] });
  await fillLedger(context, 200);
});
afterAll(() => context.close());

const now = <T>(ask: () => Promise<T>): Promise<T> => Clock.runAt(TODAY, ask);
const cutsOf = (actor: Actor, query: WindowQuery) =>
  now(() => context.get(Cuts).view(actor, { period: '14-5', ...query }));

/** Which entries a part contains, from the meaning of the dimension and not from the rollups. */
function inPart(dimension: DrillDimension, code: string): string {
  const has = (key: string) => `dimensions ->> '${key}' = '${code}'`;
  if (dimension === 'township') return `(${has('sellerTownship')} or ${has('buyerTownship')})`;
  if (dimension === 'park') return `(${has('sellerPark')} or ${has('buyerPark')})`;
  if (dimension === 'flow') {
    const [seller, buyer] = code.split('-');
    return `dimensions ->> 'sellerRegion' like '${seller}%' and dimensions ->> 'buyerRegion' like '${buyer}%'`;
  }
  if (dimension !== 'direction') return has(dimension);
  const seller = `dimensions ->> 'sellerRegion' = '500102'`;
  const buyer = `dimensions ->> 'buyerRegion' = '500102'`;
  return code === 'OUT' ? seller : code === 'IN' ? buyer : `${seller} and ${buyer}`;
}

async function recount(where: string, from: string, to: string): Promise<Sums> {
  const [row] = await context.database.query<Sums>(
    `select coalesce(sum(count_delta), 0)::int as count, coalesce(sum(total_fen), 0)::text as "totalFen",
       coalesce(sum(technical_fen), 0)::text as "technicalFen"
     from ledger_entry where ledger_date between $1 and $2 and ${where}`,
    [from, to],
  );
  if (!row) throw new Error('a sum has one row');
  return row;
}

describe.each(ACTORS)('the cuts of %s', (_name, actor, scope) => {
  it.each(WINDOWS)('equal a full recount to the fen in %j', async (query, from, to) => {
    const { cuts, sums } = await cutsOf(actor, query);
    expect(sums).toEqual(await recount(scope, from, to));
    for (const { dimension, slices } of cuts) {
      for (const { code, count, totalFen, technicalFen } of slices) {
        const whole = await recount(`${scope} and ${inPart(dimension, code)}`, from, to);
        expect({ dimension, code, count, totalFen, technicalFen }).toEqual({ dimension, code, ...whole });
      }
    }
  });

  it('leave no part out', async () => {
    const { cuts, sums } = await cutsOf(actor, {});
    for (const dimension of [
      'type',
      'subType',
      'techArea',
      'amountBand',
      'related',
      'brokerAssisted',
      'planSource',
      'flow',
    ]) {
      const parts = cuts.find((cut) => cut.dimension === dimension)?.slices ?? [];
      const total = parts.reduce((sum, { totalFen }) => sum + BigInt(totalFen), 0n);
      expect([dimension, total.toString()]).toEqual([dimension, sums.totalFen]);
    }
  });

  it('open lists that add up, each dimension in each window', async () => {
    for (const [query] of WINDOWS.slice(0, 2)) {
      const { cuts } = await cutsOf(actor, query);
      for (const { dimension, slices } of cuts) {
        const slice = slices[0];
        if (!slice) continue;
        const { rows } = await now(() =>
          context.get(Drill).file(actor, { period: '14-5', ...query, dimension, code: slice.code }),
        );
        const listed: DrillRow[] = [];
        for await (const row of rows) listed.push(row);
        const sum = (of: (row: DrillRow) => string) => listed.reduce((total, row) => total + BigInt(of(row)), 0n);
        expect([dimension, sum((row) => row.totalFen), sum((row) => row.technicalFen)]).toEqual([
          dimension,
          BigInt(slice.totalFen),
          BigInt(slice.technicalFen),
        ]);
      }
    }
  });
});

describe('a window', () => {
  it('is compared with the same months of the year before, a running year with those begun', async () => {
    const { before, sums, yoy, metric } = await cutsOf(official(), { year: '2025' });
    expect([before?.fromMonth, before?.toMonth, metric]).toEqual(['2024-01', '2024-07', 'TOTAL']);
    const past = await recount('true', '2024-01-01', '2024-07-31');
    expect(before?.sums).toEqual(past);
    expect(yoy).toBeCloseTo(Number(sums.totalFen) / Number(past.totalFen) - 1, 3);
    expect((await cutsOf(official(), {})).yoy).toBeNull();
  });

  it('tells 技术交易额占比 and 本地转化率', async () => {
    const { technicalShare, localShare, isTechnicalShareLow, sums } = await cutsOf(official(), {});
    expect(technicalShare).toBeCloseTo(Number(sums.technicalFen) / Number(sums.totalFen), 3);
    const sold = await recount(inPart('direction', 'OUT'), ...PERIOD);
    const local = await recount(inPart('direction', 'WITHIN'), ...PERIOD);
    expect(localShare).toBeCloseTo(Number(local.totalFen) / Number(sold.totalFen), 3);
    expect(isTechnicalShareLow).toBe(false);
  });

  it('that lies outside of the period is empty', async () => {
    const { sums, technicalShare, yoy } = await cutsOf(official(), { year: '2019' });
    expect([sums.count, technicalShare, yoy]).toEqual([0, null, null]);
  });
});

describe('concentration', () => {
  it('names the largest contracts of a year with their corrections and flags those above a fifth of it', async () => {
    const { years } = await now(() => context.get(Concentration).view(official(), { period: '14-5' }));
    for (const { year, contracts, sums, top1Share } of years) {
      const largest = await context.database.query<{ total: string }>(
        `select sum(e.total_fen)::text as total from ledger_entry e join ledger_identity i using (stream_key, seq)
         where to_char(e.ledger_date, 'YYYY') = $1 group by i.identity ->> 'contractId' order by sum(e.total_fen) desc limit 10`,
        [year],
      );
      expect(contracts.map(({ totalFen }) => totalFen)).toEqual(largest.map(({ total }) => total));
      expect(top1Share).toBeCloseTo(Number(largest[0]?.total) / Number(sums.totalFen), 3);
      for (const { share, isFlagged, contract } of contracts) {
        expect(isFlagged).toBe(share > 0.2);
        expect(contract?.title).toMatch(/^合同/);
      }
    }
  });

  it('names no contract to those who see sums only', async () => {
    const operator = official({ roles: ['PLATFORM_ADMIN'], organisationKind: 'PLATFORM' });
    const { years } = await now(() => context.get(Concentration).view(operator, { period: '14-5' }));
    expect(years.flatMap(({ contracts }) => contracts).every(({ contract }) => contract === null)).toBe(true);
  });
});

describe('what anyone may see', () => {
  it('has no cell of fewer than three contracts, and shows what it shows exactly', async () => {
    const view = await now(() => context.get(PublicFigures).cuts('14-5'));
    const types = view.yearType?.types.map(({ code }) => code) ?? [];
    for (const { year, cells, sums } of view.yearType?.years ?? []) {
      const span = [`${year}-01-01`, `${year}-12-31`] as const;
      if (sums) expect(sums).toEqual(await recount('true', ...span));
      for (const [at, cell] of cells.entries()) {
        if (!cell) continue;
        expect(cell).toEqual(await recount(inPart('type', types[at] ?? ''), ...span));
        expect(cell.count === 0 || cell.count >= SMALLEST_PUBLIC_CELL).toBe(true);
      }
    }
    for (const { code, sums } of view.byTechArea) {
      if (sums && code !== null) expect(sums).toEqual(await recount(inPart('techArea', code), ...PERIOD));
    }
    expect(JSON.stringify(view)).not.toMatch(/合同 \d|registrationNumber|contractId/);
  });
});
