// Closing periods: what was closed stays, what comes later is told as an adjustment, and every difference adds up.
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM, Ledger } from '@app/ledger';
import type { AppendInput } from '@app/ledger';
import { Clock, newId } from '@app/platform';
import { testModule } from '@app/platform/testing';
import type { TestContext } from '@app/platform/testing';
import { DataSource } from 'typeorm';
import { DashboardModule } from '../dashboard.module.js';
import { Adjustments } from './adjustments.service.js';
import { Differences } from './differences.service.js';
import type { DifferenceReport, MonthDifferenceQuery, PeriodKind, SnapshotView } from './period.schema.js';
import { StatPeriods } from './periods.service.js';
import { PlanPeriodBook } from './plan-period-book.service.js';
import { snapshotHash } from './snapshot-form.js';

const LIDU = '500102011';
const BAITAO = '500102013';
const official = (scope: Partial<Actor> = {}): Actor => ({
  userId: newId(),
  name: '王科长',
  organisationId: newId(),
  organisationKind: 'GOVERNMENT',
  roles: ['OFFICIAL'],
  ...scope,
});
const DISTRICT = official();
const TOWNSHIP = official({ townshipCode: LIDU });

let context: TestContext;
let owner: DataSource;

const at = <T>(instant: string, work: () => Promise<T>): Promise<T> => Clock.runAt(new Date(instant), work);

function contract(day: string, totalFen: bigint, township: string): AppendInput {
  const id = newId();
  return {
    streamKey: CONTRACT_STREAM,
    idempotencyKey: `registration:${id}`,
    kind: 'REGISTRATION',
    occurredAt: new Date(`${day}T04:00:00Z`),
    amounts: { totalFen, technicalFen: totalFen / 2n },
    dimensions: {
      type: 'DEV',
      subType: 'DEV_COMMISSIONED',
      techArea: '05',
      sellerRegion: '500102',
      buyerRegion: '500112',
      sellerTownship: township,
      sellerPark: null,
      related: false,
      brokerAssisted: false,
    },
    identity: { contractId: id, projectName: `合同 ${day}`, registrationNumber: '2026500102000001' },
    actorId: newId(),
  };
}

async function append(input: AppendInput): Promise<{ input: AppendInput; seq: bigint }> {
  const { seq } = await context.database.tx((tx) => context.get(Ledger).append(tx, input));
  return { input, seq };
}

/** Takes a contract off again, dated `day`. */
function cancellation({ input, seq }: { input: AppendInput; seq: bigint }, day: string): AppendInput {
  return {
    ...input,
    kind: 'CANCELLATION',
    correctsSeq: seq,
    idempotencyKey: `${input.idempotencyKey}:cancelled`,
    occurredAt: new Date(`${day}T05:00:00Z`),
    amounts: { totalFen: -input.amounts.totalFen, technicalFen: -input.amounts.technicalFen },
    dimensions: { ...input.dimensions, amountBand: 'LT10' },
  };
}

function amendment({ input, seq }: { input: AppendInput; seq: bigint }, day: string, fen: bigint): AppendInput {
  return {
    ...cancellation({ input, seq }, day),
    kind: 'AMENDMENT',
    idempotencyKey: `${input.idempotencyKey}:amended:${day}:${fen}`,
    amounts: { totalFen: fen, technicalFen: fen },
  };
}

const close = (kind: PeriodKind, period: string, when: string, actor = DISTRICT): Promise<SnapshotView> =>
  at(when, () => context.get(StatPeriods).close(actor, { kind, period }));
const months = (query: Partial<MonthDifferenceQuery>, actor = DISTRICT): Promise<DifferenceReport> =>
  at('2026-11-20T04:00:00Z', () =>
    context.get(Differences).betweenMonths(actor, {
      from: '2026-09',
      to: '2026-10',
      basis: 'CUMULATIVE',
      dimension: 'township',
      limit: 50,
      ...query,
    }),
  );
const adjustments = (month: string, actor = DISTRICT) =>
  at('2026-11-20T04:00:00Z', () => context.get(Adjustments).of(actor, month));
const sum = (report: DifferenceReport): bigint =>
  report.entries.reduce((total, entry) => total + BigInt(entry.totalFen), 0n);

let september: SnapshotView;
let october: SnapshotView;
let first: { input: AppendInput; seq: bigint };

beforeAll(async () => {
  context = await testModule({ imports: [DashboardModule] });
  owner = await new DataSource({ type: 'postgres', url: context.url }).initialize();
  await append(contract('2026-08-10', 1_000n, LIDU));
  first = await append(contract('2026-09-05', 20_000n, LIDU));
  await append(contract('2026-09-20', 300_000n, BAITAO));
  september = await close('MONTH', '2026-09', '2026-10-08T02:00:00Z');
  // Dated into September after it was closed: an entry that was still on its way, and a correction.
  await append(contract('2026-09-30', 4_000_000n, LIDU));
  await append(amendment(first, '2026-09-05', 50_000_000n));
  await append(contract('2026-10-10', 600_000_000n, LIDU));
  // Dated in October, corrects what September was closed with.
  await append(cancellation(first, '2026-10-12'));
  october = await close('MONTH', '2026-10', '2026-11-03T02:00:00Z');
  await append(amendment(first, '2026-10-12', 7n));
  await append(contract('2026-11-02', 80n, BAITAO));
});
afterAll(async () => {
  await owner.destroy();
  await context.close();
});

describe('closing a period', () => {
  it('keeps cut-off, head of the ledger, rule set and every total under one hash', async () => {
    expect(september).toMatchObject({ label: '2026 年 9 月', snapshot: { cutoffSeq: '3', ruleSetVersion: '2026' } });
    const { content } = await context.get(StatPeriods).canonical(DISTRICT, september.snapshot.id);
    expect(snapshotHash(content.toString()).toString('hex')).toBe(september.snapshot.sha256);
    const { cells } = JSON.parse(content.toString()) as { cells: string[][] };
    expect(cells).toContainEqual(['all', 'all', '2', '320000', '160000', '0']);
    expect(cells).toContainEqual(['township', LIDU, '1', '20000', '10000', '0']);
  });

  it('is refused a second time, before its end, without such a period, and to a township', async () => {
    await expect(close('MONTH', '2026-09', '2026-12-01T00:00:00Z')).rejects.toMatchObject({ code: 'period.closed' });
    await expect(close('MONTH', '2026-11', '2026-11-30T15:59:59Z')).rejects.toMatchObject({ code: 'period.not-over' });
    await expect(close('MONTH', '2026Q1', '2026-12-01T00:00:00Z')).rejects.toMatchObject({ code: 'period.not-found' });
    await expect(close('PLAN', '9-9', '2026-12-01T00:00:00Z')).rejects.toMatchObject({
      code: 'reference.unknown-period',
    });
    await expect(close('MONTH', '2026-08', '2026-12-01T00:00:00Z', TOWNSHIP)).rejects.toMatchObject({
      code: 'period.not-yours',
    });
  });

  it('succeeds for one of many at once', async () => {
    const tries = Array.from({ length: 8 }, () => close('QUARTER', '2026Q2', '2026-07-02T00:00:00Z'));
    const done = await Promise.allSettled(tries);
    expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const refused = done.flatMap((one) => (one.status === 'rejected' ? [one.reason.code as string] : []));
    expect(new Set(refused)).toEqual(new Set(['period.closed']));
  });

  it('is for ever: neither the application nor the owner can change or drop it', async () => {
    for (const change of [
      `update stat_snapshot set cutoff_seq = 9`,
      `delete from stat_snapshot`,
      `truncate stat_snapshot`,
    ]) {
      await expect(context.database.query(change)).rejects.toThrow(/permission denied/);
      await expect(owner.query(change)).rejects.toThrow(/only grows/);
    }
  });

  it('is listed with what can be done: closed ones nothing, ended ones closing', async () => {
    const list = await at('2026-11-20T04:00:00Z', () => context.get(StatPeriods).list(DISTRICT));
    const row = (period: string) => list.items.find((item) => item.period === period);
    expect(row('2026-09')).toMatchObject({ snapshot: { cutoffSeq: '3' }, can: {} });
    expect(row('2026-08')).toMatchObject({ snapshot: null, can: { close: true } });
    expect(row('2026-11')).toMatchObject({ isOver: false, can: {} });
    expect(row('14-5')).toMatchObject({ kind: 'PLAN', can: { close: true } });
    const ofTownship = await at('2026-11-20T04:00:00Z', () => context.get(StatPeriods).list(TOWNSHIP));
    expect(ofTownship.items.every((item) => Object.keys(item.can).length === 0)).toBe(true);
  });
});

describe('a closed period', () => {
  it('verifies: hash, head and every sum recomputed from the entries up to the cut-off', async () => {
    for (const { snapshot } of [september, october]) {
      expect(await context.get(StatPeriods).verify(snapshot.id)).toMatchObject({
        isSound: true,
        wrongCells: [],
        hashMatches: true,
        headMatches: true,
      });
    }
  });

  it('is found out when somebody who can switch triggers off changes a figure, the hash with it', async () => {
    const change = async (sql: string, params: unknown[]) => {
      await owner.query('alter table stat_snapshot disable trigger all');
      await owner.query(sql, params);
      await owner.query('alter table stat_snapshot enable trigger all');
    };
    const { id } = september.snapshot;
    const [{ canonical }] = await owner.query('select canonical from stat_snapshot where id = $1', [id]);
    const forged = canonical.replace('"20000"', '"90000"');
    await change('update stat_snapshot set canonical = $2 where id = $1', [id, forged]);
    expect(await context.get(StatPeriods).verify(id)).toMatchObject({ isSound: false, hashMatches: false });
    await change('update stat_snapshot set canonical = $2, sha256 = sha256(convert_to($2, $3)) where id = $1', [
      id,
      forged,
      'UTF8',
    ]);
    const found = await context.get(StatPeriods).verify(id);
    expect(found).toMatchObject({ isSound: false, hashMatches: true, headMatches: true });
    expect(found.wrongCells[0]?.stored).toContain('90000');
    await change('update stat_snapshot set canonical = $2, sha256 = sha256(convert_to($2, $3)) where id = $1', [
      id,
      canonical,
      'UTF8',
    ]);
    await change('update stat_snapshot set cutoff_seq = 2 where id = $1', [id]);
    expect(await context.get(StatPeriods).verify(id)).toMatchObject({ isSound: false });
    await change('update stat_snapshot set cutoff_seq = 3 where id = $1', [id]);
    expect((await context.get(StatPeriods).verify(id)).isSound).toBe(true);
  });

  it('differs from now by exactly what came later, per code, with the entries', async () => {
    const report = await context
      .get(Differences)
      .sinceClose(DISTRICT, september.snapshot.id, { dimension: 'township', code: LIDU, limit: 50 });
    expect(report.rows).toMatchObject([
      { label: '李渡街道', from: { totalFen: '20000' }, difference: { count: 1, totalFen: '54000000' } },
    ]);
    expect(report.entries.map((entry) => [entry.seq, entry.reason, entry.correctsSeq])).toEqual([
      ['5', 'LATE_CORRECTION', '2'],
      ['4', 'LATE', null],
    ]);
    expect([report.addsUp, sum(report)]).toEqual([true, 54_000_000n]);
    const all = await context
      .get(Differences)
      .sinceClose(DISTRICT, september.snapshot.id, { dimension: 'township', limit: 50 });
    expect(all.rows.map((row) => [row.code, row.difference.totalFen])).toEqual([
      [LIDU, '54000000'],
      [BAITAO, '0'],
    ]);
  });
});

describe('two months side by side', () => {
  it('explain a township’s change by the entries: new, late and correcting ones', async () => {
    const report = await months({ code: LIDU });
    expect(report).toMatchObject({ from: { cutoffSeq: '3' }, to: { cutoffSeq: '7' }, addsUp: true });
    expect(report.rows).toMatchObject([
      { from: { totalFen: '21000' }, to: { totalFen: '654001000' }, difference: { totalFen: '653980000', count: 1 } },
    ]);
    expect(report.entries.map((entry) => [entry.seq, entry.reason])).toEqual([
      ['7', 'CORRECTION'],
      ['6', 'NEW'],
      ['5', 'LATE_CORRECTION'],
      ['4', 'LATE'],
    ]);
    expect(sum(report)).toBe(653_980_000n);
    expect(report.entries[0]).toMatchObject({ correctsSeq: '2', correctsDate: '2026-09-05', totalFen: '-20000' });
  });

  it('page by page give every entry once, and the same sum', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await months({ code: LIDU, limit: 1, cursor });
      seen.push(...page.entries.map((entry) => entry.seq));
      expect(page.explained?.totalFen).toBe('653980000');
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['7', '6', '5', '4']);
  });

  it('count each month alone when asked, taking off what the earlier one had', async () => {
    const report = await months({ code: LIDU, basis: 'FLOW' });
    expect(report.rows).toMatchObject([{ from: { totalFen: '20000' }, to: { totalFen: '599980000' } }]);
    expect(report.entries.map((entry) => [entry.seq, entry.reason, entry.totalFen])).toEqual([
      ['7', 'CORRECTION', '-20000'],
      ['6', 'NEW', '600000000'],
      ['2', 'OTHER_PERIOD', '-20000'],
    ]);
    expect([report.addsUp, sum(report)]).toEqual([true, 599_960_000n]);
  });

  it('take the open month as it is now, and begin again with a plan period', async () => {
    const open = await months({ from: '2026-10', to: '2026-11', dimension: 'all' });
    expect(open).toMatchObject({ to: { cutoffSeq: null }, addsUp: true });
    expect(open.entries.map((entry) => [entry.seq, entry.reason])).toEqual([
      ['9', 'NEW'],
      ['8', 'LATE_CORRECTION'],
    ]);
    const turn = await months({ from: '2025-12', to: '2026-08', dimension: 'all' });
    expect(turn.rows).toMatchObject([{ from: { totalFen: '0' }, to: { totalFen: '1000' } }]);
  });

  it('show a township its own part only', async () => {
    const { rows } = await months({}, TOWNSHIP);
    expect(rows.map((row) => row.code)).toEqual([LIDU]);
    const other = await months({ code: BAITAO, from: '2026-08', to: '2026-09' }, TOWNSHIP);
    expect([other.entries, other.rows[0]?.to.totalFen, other.addsUp]).toEqual([[], '0', true]);
    const own = await months({ code: LIDU }, TOWNSHIP);
    expect([own.rows[0]?.difference.totalFen, sum(own), own.addsUp]).toEqual(['653980000', 653_980_000n, true]);
  });

  it('add up for every code of every dimension', async () => {
    for (const dimension of ['all', 'type', 'direction', 'township', 'sellerRegion', 'amountBand'] as const) {
      const { rows } = await months({ dimension });
      for (const { code, difference } of rows) {
        const report = await months({ dimension, code });
        expect([dimension, code, report.addsUp, sum(report)]).toEqual([
          dimension,
          code,
          true,
          BigInt(difference.totalFen),
        ]);
      }
    }
    const out = await months({ dimension: 'direction', code: 'OUT' });
    expect([out.rows[0]?.label, out.addsUp]).toEqual(['输出', true]);
  });
});

describe('adjustments', () => {
  it('stand in the month that was open when they came, with what they correct', async () => {
    const inOctober = await adjustments('2026-10');
    expect(inOctober.items.map((item) => [item.seq, item.reason, item.closedMonth, item.correctsSeq])).toEqual([
      ['7', 'CORRECTS_CLOSED', '2026-09', '2'],
      ['5', 'LATE', '2026-09', '2'],
      ['4', 'LATE', '2026-09', null],
    ]);
    expect(inOctober.late.totalFen).toBe('54000000');
    const november = await adjustments('2026-11');
    expect(november.items.map((item) => [item.seq, item.reason, item.closedMonth])).toEqual([['8', 'LATE', '2026-10']]);
    expect((await adjustments('2026-11', official({ townshipCode: BAITAO }))).items).toEqual([]);
  });

  it('with what was closed and what is open make up the ledger: nothing is lost, nothing counted twice', async () => {
    const [{ total }] = await owner.query('select sum(total_fen)::text as total from ledger_entry');
    const closed = await Promise.all(
      [september, october].map(async ({ snapshot }) => {
        const { content } = await context.get(StatPeriods).canonical(DISTRICT, snapshot.id);
        const { cells } = JSON.parse(content.toString()) as { cells: string[][] };
        return BigInt(cells.find((cell) => cell[0] === 'all')?.[3] ?? 0);
      }),
    );
    const late = await Promise.all(['2026-10', '2026-11'].map((month) => adjustments(month)));
    const open = 1_000n + 80n;
    const parts = [...closed, ...late.map((list) => BigInt(list.late.totalFen)), open];
    expect(parts.reduce((a, b) => a + b, 0n)).toBe(BigInt(total));
  });
});

describe('a plan period', () => {
  const given = {
    code: '16-5',
    name: '十六五',
    startsOn: '2031-01-01',
    endsOn: '2035-12-31',
    metric: 'TOTAL' as const,
  };

  it('is opened as data: whole months, beside no other, by the district', async () => {
    const book = context.get(PlanPeriodBook);
    await expect(book.open(TOWNSHIP, given)).rejects.toMatchObject({ code: 'period.not-yours' });
    await expect(book.open(DISTRICT, { ...given, startsOn: '2030-12-01' })).rejects.toMatchObject({
      code: 'period.overlaps',
    });
    await expect(book.open(DISTRICT, { ...given, endsOn: '2035-12-30' })).rejects.toMatchObject({
      code: 'period.not-whole-months',
    });
    expect(await book.open(DISTRICT, given)).toMatchObject({ code: '16-5', targetFen: null });
    const again = { ...given, startsOn: '2036-01-01', endsOn: '2040-12-31' };
    await expect(book.open(DISTRICT, again)).rejects.toMatchObject({ code: 'period.code-taken' });
    const audit = await context.database.query(
      `select 1 from audit_entry where action in ('period.open', 'period.close')`,
    );
    expect(audit).toHaveLength(4);
  });
});
