// Indicators: what the plan says is there with its source, values stand side by side, nothing said once is lost.
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM, Ledger } from '@app/ledger';
import { Clock, FileStore, newId } from '@app/platform';
import { testModule } from '@app/platform/testing';
import type { TestContext } from '@app/platform/testing';
import { PlanPeriods } from '@app/reference';
import { DashboardModule } from '../dashboard.module.js';
import { Targets } from '../targets.service.js';
import { EvidenceBook } from './evidence.service.js';
import { IndicatorBook } from './indicator-book.service.js';
import type { IndicatorCard, RecordEvidence } from './indicator.schema.js';
import { Indicators } from './indicators.service.js';
import { StatUnits } from './units.service.js';

const LIDU = '500102011';
const TODAY = new Date('2026-06-15T04:00:00Z');
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

const now = <T>(work: () => Promise<T>): Promise<T> => Clock.runAt(TODAY, work);
const list = (actor: Actor, period?: string) => now(() => context.get(Indicators).list(actor, period));
const card = async (code: string, period?: string, actor = DISTRICT): Promise<IndicatorCard> => {
  const found = (await list(actor, period)).items.find((item) => item.code === code);
  if (!found) throw new Error(`no indicator ${code}`);
  return found;
};
const view = (code: string, actor = DISTRICT) => now(() => context.get(Indicators).view(actor, code));
const evidence = (given: Partial<RecordEvidence> = {}): RecordEvidence => ({
  value: '66',
  asOf: '2026-05-31',
  note: '年中统计',
  source: '区科技局台账',
  ...given,
});
const record = (code: string, given: Partial<RecordEvidence> = {}, actor = DISTRICT) =>
  now(() => context.get(EvidenceBook).record(actor, code, evidence(given)));

async function register(day: string, totalFen: bigint, technicalFen: bigint): Promise<void> {
  const contractId = newId();
  await context.database.tx((tx) =>
    context.get(Ledger).append(tx, {
      streamKey: CONTRACT_STREAM,
      idempotencyKey: `registration:${contractId}`,
      kind: 'REGISTRATION',
      occurredAt: new Date(`${day}T04:00:00Z`),
      amounts: { totalFen, technicalFen },
      dimensions: {
        type: 'DEV',
        subType: 'DEV_COMMISSIONED',
        techArea: '05',
        sellerRegion: '500102',
        buyerRegion: '500112',
        sellerTownship: day < '2026-04' ? LIDU : null,
        related: false,
        brokerAssisted: false,
      },
      identity: { contractId },
      actorId: newId(),
    }),
  );
}

beforeAll(async () => {
  context = await testModule({ imports: [DashboardModule] });
  await register('2025-12-31', 5n, 5n);
  await register('2026-03-01', 1_000n, 700n);
  await register('2026-04-01', 20_000n, 9_000n);
});
afterAll(() => context.close());

describe('what the plan says', () => {
  it('is there as data with its source; what it gives no number for has no target', async () => {
    expect((await card('CONTRACT_VALUE', '14-5')).reading.target).toMatchObject({
      target: '200000000000',
      metric: 'TOTAL',
    });
    expect((await card('SERVICE_AGENCIES', '14-5')).reading.target).toMatchObject({ target: '80', baseline: '61' });
    expect((await card('SERVICE_TALENTS', '14-5')).reading.target?.target).toBe('500');
    expect((await card('PROOF_CENTRES', '14-5')).reading.target).toBeNull();
    const { items } = await list(DISTRICT, '14-5');
    expect(items.every((item) => item.source.includes('涪陵区科技创新“十四五”规划'))).toBe(true);
  });

  it('names where things stood before: 46 contracts and 8.79亿元 of 技术交易额, another metric than the target’s', async () => {
    // No ledger was kept here then: it holds no zero beside the reported value.
    expect((await card('CONTRACT_COUNT', '13-5')).reading).toMatchObject({
      system: null,
      current: { value: '46', basis: 'REPORTED' },
    });
    const { reading } = await card('CONTRACT_VALUE', '13-5');
    expect(reading.reported).toMatchObject({ value: '87900000000', metric: 'TECHNICAL', asOf: '2020-12-31' });
  });
});

describe('the value', () => {
  it('of the ledger is that of the period, with the other money figure beside it', async () => {
    const { reading } = await card('CONTRACT_VALUE');
    expect(reading.system).toMatchObject({
      value: '21000',
      metric: 'TOTAL',
      beside: { metric: 'TECHNICAL', value: '9700' },
      ledgerSeq: '3',
    });
    expect((await card('CONTRACT_COUNT')).reading.current).toEqual({ value: '2', basis: 'SYSTEM' });
  });

  it('follows the metric of the target', async () => {
    const given = { targetFen: '100000', metric: 'TECHNICAL' as const, source: '区政府文件' };
    await now(() => context.get(Targets).setTarget(DISTRICT, '15-5', given));
    expect((await card('CONTRACT_VALUE')).reading).toMatchObject({ current: { value: '9700' }, progress: 0.097 });
    expect(await context.get(PlanPeriods).get('15-5')).toMatchObject({ targetFen: '100000', metric: 'TECHNICAL' });
  });

  it('of people is the latest record of the district inside the period; corrected ones do not count', async () => {
    await record('NEW_RD_INSTITUTIONS', { value: '12', asOf: '2026-03-31' });
    await record('NEW_RD_INSTITUTIONS', { value: '11', asOf: '2026-01-31' });
    await record('NEW_RD_INSTITUTIONS', { value: '9', asOf: '2025-12-31' });
    expect((await card('NEW_RD_INSTITUTIONS')).reading).toMatchObject({
      current: { value: '12', basis: 'REPORTED' },
      progress: null,
    });
    expect((await card('NEW_RD_INSTITUTIONS', '14-5')).reading).toMatchObject({
      current: { value: '9' },
      progress: 0.45,
    });
    const [latest] = (await view('NEW_RD_INSTITUTIONS')).evidence;
    const correct = (id: string) =>
      now(() =>
        context.get(EvidenceBook).correct(DISTRICT, 'NEW_RD_INSTITUTIONS', id, {
          ...evidence({ value: '13', asOf: '2026-03-31' }),
          reason: '漏计一家',
        }),
      );
    await correct(latest?.id ?? '');
    expect((await card('NEW_RD_INSTITUTIONS')).reading.current?.value).toBe('13');
    await expect(correct(latest?.id ?? '')).rejects.toMatchObject({ code: 'indicator.already-corrected' });
    const rows = (await view('NEW_RD_INSTITUTIONS')).evidence;
    expect(rows.map((row) => [row.value, row.reason, row.correctedById !== null])).toEqual([
      ['13', '漏计一家', false],
      ['12', null, true],
      ['11', null, false],
      ['9', null, false],
    ]);
  });

  it('of a register and of people stand side by side; the register knows a part only, so the reported one counts', async () => {
    await record('SERVICE_AGENCIES', { value: '70' });
    expect((await card('SERVICE_AGENCIES')).reading).toMatchObject({
      system: { value: '0' },
      reported: { value: '70' },
      current: { value: '70', basis: 'REPORTED' },
    });
    expect((await card('SERVICE_AGENCIES', '14-5')).reading.system).toBeNull();
  });

  it.each([
    ['CONTRACT_VALUE', {}, 'indicator.needs-metric'],
    ['CONTRACT_COUNT', { asOf: '2026-06-16' }, 'indicator.in-future'],
    ['CONTRACT_COUNT', { unitCode: 'NOBODY' }, 'indicator.unknown-unit'],
    ['CONTRACT_COUNT', { fileId: newId() }, 'indicator.unknown-file'],
    ['NO_SUCH', {}, 'indicator.not-found'],
  ])('for %s with %o is refused: %s', async (code, given, refusal) => {
    await expect(record(code, given)).rejects.toMatchObject({ code: refusal });
  });

  it('takes a file that the same person has just put there, nobody else’s', async () => {
    const upload = { name: '证明.pdf', mediaType: 'application/pdf' as const, bytes: Buffer.from('%PDF-1.4') };
    const { fileId } = await context.get(EvidenceBook).keepFile(DISTRICT, upload);
    await expect(record('CONTRACT_COUNT', { fileId }, official())).rejects.toMatchObject({
      code: 'indicator.unknown-file',
    });
    const foreign = await context.database.tx((tx) => context.get(FileStore).put(tx, 'contract', upload));
    await expect(record('CONTRACT_COUNT', { fileId: foreign.id })).rejects.toMatchObject({
      code: 'indicator.unknown-file',
    });
    await record('CONTRACT_COUNT', { fileId });
    const [row] = (await view('CONTRACT_COUNT')).evidence;
    expect(row?.file?.name).toBe('证明.pdf');
  });
});

describe('a change', () => {
  it('of a target is kept: who, when, from which source; nobody can rewrite it', async () => {
    const book = context.get(IndicatorBook);
    const set = (target: string, source: string) =>
      now(() => book.setTarget(DISTRICT, 'SERVICE_AGENCIES', { periodCode: '15-5', target, source }));
    await set('90', '规划初稿');
    await set('100', '规划定稿');
    const { targets } = await view('SERVICE_AGENCIES');
    expect(targets.map((row) => [row.periodCode, row.target, row.source])).toEqual([
      ['15-5', '100', '规划定稿'],
      ['15-5', '90', '规划初稿'],
      ['14-5', '80', expect.stringContaining('规划')],
    ]);
    for (const table of ['indicator_target', 'indicator_evidence', 'assessment_rule', 'assessment_step'])
      await expect(context.database.query(`update ${table} set source = 'x'`)).rejects.toThrow(
        /permission denied|column/,
      );
    await expect(context.database.query('delete from indicator_target')).rejects.toThrow(/permission denied/);
    const audit = await context.database.query(
      `select 1 from audit_entry where action = 'indicator.set-target' and subject_id = 'SERVICE_AGENCIES'`,
    );
    expect(audit).toHaveLength(2);
  });

  it('of what is counted and new indicators are the district’s alone', async () => {
    const book = context.get(IndicatorBook);
    const given = {
      code: 'HIGH_TECH_FIRMS',
      name: '高新技术企业',
      unit: '家',
      kind: 'COUNT' as const,
      direction: 'UP' as const,
      definition: '有效期内的高新技术企业数',
      source: '区科技局',
    };
    await expect(book.add(TOWNSHIP, given)).rejects.toMatchObject({ code: 'indicator.not-yours' });
    await now(() => book.add(DISTRICT, given));
    await expect(book.add(DISTRICT, given)).rejects.toMatchObject({ code: 'indicator.code-taken' });
    await now(() => book.revise(DISTRICT, 'HIGH_TECH_FIRMS', { isActive: false }));
    expect((await list(DISTRICT)).items.map((item) => item.code)).not.toContain('HIGH_TECH_FIRMS');
    const compared = await now(() => context.get(Indicators).compare(DISTRICT));
    expect(compared.periods.map((period) => period.code)).toEqual(['13-5', '14-5', '15-5']);
    expect(compared.items.map((item) => item.code)).toContain('HIGH_TECH_FIRMS');
  });
});

describe('an official of a township', () => {
  it('sees the own part: its contracts, what its own unit reported, no target of the district', async () => {
    await now(() =>
      context
        .get(StatUnits)
        .add(DISTRICT, { code: 'LIDU', name: '李渡街道办事处', kind: 'TOWNSHIP', townshipCode: LIDU }),
    );
    const { reading } = await card('CONTRACT_VALUE', undefined, TOWNSHIP);
    expect(reading).toMatchObject({ target: null, system: { value: '700' }, progress: null });
    await expect(record('INNOVATION_ALLIANCES', {}, TOWNSHIP)).rejects.toMatchObject({
      code: 'indicator.not-your-unit',
    });
    await record('INNOVATION_ALLIANCES', { value: '1', unitCode: 'LIDU' }, TOWNSHIP);
    expect((await card('INNOVATION_ALLIANCES', undefined, TOWNSHIP)).reading.current?.value).toBe('1');
    // A part is not the whole.
    expect((await card('INNOVATION_ALLIANCES')).reading.current).toBeNull();
    expect((await view('NEW_RD_INSTITUTIONS', TOWNSHIP)).evidence).toEqual([]);
  });
});
