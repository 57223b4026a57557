// The yearly assessment: units report their own, another person decides, scores follow the rule in force.
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM, Ledger } from '@app/ledger';
import { Clock, newId } from '@app/platform';
import { testModule } from '@app/platform/testing';
import type { TestContext } from '@app/platform/testing';
import { DashboardModule } from '../dashboard.module.js';
import { StatUnits } from '../indicators/units.service.js';
import { AssessmentDesk } from './assessment-desk.service.js';
import { linesOf } from './assessment-export.js';
import type { SplitTarget } from './assessment.schema.js';
import { Assessments } from './assessments.service.js';

const LIDU = '500102011';
const TODAY = new Date('2026-06-15T04:00:00Z');
const SELLER = '11500102008675432T';
const official = (scope: Partial<Actor> = {}): Actor => ({
  userId: newId(),
  name: '王科长',
  organisationId: newId(),
  organisationKind: 'GOVERNMENT',
  roles: ['OFFICIAL'],
  ...scope,
});
const DISTRICT = official();
const COLLEAGUE = official();
const TOWNSHIP = official({ townshipCode: LIDU });

let context: TestContext;
let university: Actor;

const now = <T>(work: () => Promise<T>): Promise<T> => Clock.runAt(TODAY, work);
const desk = () => context.get(AssessmentDesk);
const split = (given: Partial<SplitTarget> = {}, actor = DISTRICT): Promise<string> =>
  now(() =>
    desk().split(actor, {
      year: 2026,
      unitCode: 'LIDU',
      indicatorCode: 'CONTRACT_VALUE',
      target: '10000',
      weight: 4_000,
      metric: 'TOTAL',
      source: '2026 年考核办法',
      ...given,
    }),
  );
const submit = (id: string, value: string, actor = TOWNSHIP) =>
  now(() => desk().submit(actor, id, { value, asOf: '2026-05-31', note: '累计登记' }));
const record = (id: string, actor = DISTRICT) => now(() => context.get(Assessments).record(actor, id));

async function register(totalFen: bigint, sellerTownship: string | null, credit: string): Promise<void> {
  const contractId = newId();
  await context.database.tx((tx) =>
    context.get(Ledger).append(tx, {
      streamKey: CONTRACT_STREAM,
      idempotencyKey: `registration:${contractId}`,
      kind: 'REGISTRATION',
      occurredAt: new Date('2026-04-01T04:00:00Z'),
      amounts: { totalFen, technicalFen: totalFen / 2n },
      dimensions: {
        type: 'DEV',
        subType: 'DEV_COMMISSIONED',
        techArea: '05',
        sellerRegion: '500102',
        buyerRegion: '500112',
        sellerTownship,
        related: false,
        brokerAssisted: false,
      },
      identity: { contractId, sellerCreditCode: credit },
      actorId: newId(),
    }),
  );
}

beforeAll(async () => {
  context = await testModule({ imports: [DashboardModule] });
  const organisationId = newId();
  await context.database.query(
    `insert into organisation (id, name, kind, credit_code, region_code, party_type, status, claimed_at)
     values ($1, '乌江工业大学', 'INSTITUTE', $2, '500102', '022', 'ACTIVE', now())`,
    [organisationId, SELLER],
  );
  university = { ...official(), organisationId, organisationKind: 'INSTITUTE', roles: ['TT_OFFICER'] };
  const units = context.get(StatUnits);
  await units.add(DISTRICT, { code: 'LIDU', name: '李渡街道办事处', kind: 'TOWNSHIP', townshipCode: LIDU });
  await units.add(DISTRICT, { code: 'WJGY', name: '乌江工业大学', kind: 'UNIVERSITY', creditCode: SELLER });
  await register(6_000n, LIDU, SELLER);
  await register(1_500n, LIDU, '91500102MA5U000038');
});
afterAll(() => context.close());

describe('an item', () => {
  it('shows what the unit says beside what the platform knows, and scores by the rule', async () => {
    const id = await split();
    expect((await record(id)).item).toMatchObject({
      state: 'OPEN',
      self: null,
      system: { value: '7500' },
      score: { points: 3_000, basis: 'SYSTEM', ruleVersion: 1 },
    });
    await submit(id, '9000');
    expect((await record(id)).item).toMatchObject({
      state: 'SUBMITTED',
      self: { value: '9000' },
      system: { value: '7500' },
      score: { points: 3_000, basis: 'SYSTEM' },
    });
  });

  it('of a university is what it sold, of a department what it says', async () => {
    await context.get(StatUnits).add(DISTRICT, { code: 'KJJ', name: '区科技局', kind: 'DEPARTMENT' });
    const ofUniversity = await split({ unitCode: 'WJGY' });
    expect((await record(ofUniversity, university)).item.system?.value).toBe('6000');
    const ofDepartment = await split({ unitCode: 'KJJ' });
    expect((await record(ofDepartment)).item).toMatchObject({ system: null, score: null });
  });

  it('goes back with a remark and is confirmed by another person; then nothing changes any more', async () => {
    const id = await split({ indicatorCode: 'INNOVATION_ALLIANCES', target: '2', weight: 1_000 });
    await submit(id, '3');
    await now(() => desk().return(DISTRICT, id, '请补充证明'));
    expect((await record(id, TOWNSHIP)).item).toMatchObject({ state: 'RETURNED', remark: '请补充证明' });
    await submit(id, '4');
    await expect(now(() => desk().confirm(DISTRICT, id, { basis: 'SYSTEM' }))).rejects.toMatchObject({
      code: 'assessment.no-system-value',
    });
    await now(() => desk().confirm(DISTRICT, id, { basis: 'SELF', remark: '属实' }));
    expect((await record(id)).item).toMatchObject({
      state: 'CONFIRMED',
      score: { points: 1_200, basis: 'SELF', value: '4' },
    });
    for (const late of [
      () => submit(id, '5'),
      () => desk().return(DISTRICT, id, '再看看'),
      () => split({ indicatorCode: 'INNOVATION_ALLIANCES', target: '9' }),
    ]) {
      await expect(late()).rejects.toMatchObject({ code: 'assessment.wrong-state' });
    }
    const { steps } = await record(id);
    expect(steps.map((step) => step.action)).toEqual(['confirm', 'submit', 'return', 'submit', 'split']);
  });

  it('is never decided by whoever reported it, also not past the service', async () => {
    const both = official({ organisationId: university.organisationId });
    const id = await split({ unitCode: 'WJGY', indicatorCode: 'CONTRACT_COUNT', target: '2' });
    await submit(id, '2', both);
    expect((await record(id, both)).item.can).toMatchObject({ confirm: 'assessment.same-person' });
    await expect(desk().confirm(both, id, { basis: 'SELF' })).rejects.toMatchObject({ code: 'assessment.same-person' });
    await expect(
      context.database.query('update assessment_item set decided_by = submitted_by where id = $1', [id]),
    ).rejects.toThrow(/two_people/);
    await now(() => desk().confirm(COLLEAGUE, id, { basis: 'SYSTEM' }));
    expect((await record(id)).item.score).toMatchObject({ value: '1', basis: 'SYSTEM' });
  });

  it('is decided once, whoever comes at the same time', async () => {
    const id = await split({ indicatorCode: 'SERVICE_TALENTS', target: '10' });
    await submit(id, '8');
    const tries = [DISTRICT, COLLEAGUE, official()].map((actor) => desk().confirm(actor, id, { basis: 'SELF' }));
    const done = await Promise.allSettled(tries);
    expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('of another unit is not there; the day must lie in the year', async () => {
    const id = await split({ indicatorCode: 'NEW_RD_INSTITUTIONS', target: '2' });
    await expect(record(id, university)).rejects.toMatchObject({ code: 'assessment.not-found' });
    await expect(submit(id, '1', official({ parkCode: 'P02' }))).rejects.toMatchObject({
      code: 'assessment.not-found',
    });
    await expect(submit(id, '1', DISTRICT)).rejects.toMatchObject({ code: 'assessment.not-your-unit' });
    await expect(desk().submit(TOWNSHIP, id, { value: '1', asOf: '2025-12-31', note: '上年' })).rejects.toMatchObject({
      code: 'assessment.outside-year',
    });
    await expect(split({}, TOWNSHIP)).rejects.toMatchObject({ code: 'assessment.not-yours' });
  });
});

describe('the table of a year', () => {
  it('shows the district every unit, a unit its own, with totals', async () => {
    const all = await now(() => context.get(Assessments).table(DISTRICT));
    expect(new Set(all.items.map((item) => item.unit.code))).toEqual(new Set(['LIDU', 'WJGY', 'KJJ']));
    const own = await now(() => context.get(Assessments).table(TOWNSHIP, 2026));
    expect(new Set(own.items.map((item) => item.unit.code))).toEqual(new Set(['LIDU']));
    const [total] = own.totals;
    expect(total?.weight).toBe(own.items.reduce((sum, item) => sum + item.weight, 0));
    expect(total?.points).toBe(own.items.reduce((sum, item) => sum + (item.score?.points ?? 0), 0));
    expect((await now(() => context.get(Assessments).table(DISTRICT, 2024))).items).toEqual([]);
  });

  it('goes into a file with values in 元 and points with two decimals', async () => {
    const lines = linesOf(await now(() => context.get(Assessments).table(TOWNSHIP, 2026)));
    expect(lines[0]).toMatchObject({
      unit: '李渡街道办事处',
      measure: '元，合同成交总额',
      target: '100.00',
      self: '90.00',
      system: '75.00',
      weight: '40.00',
      points: '30.00',
    });
    expect(lines.at(-1)).toMatchObject({ indicator: '合计' });
  });
});

describe('the rule', () => {
  it('gets a new version for what is open; what is confirmed keeps its own', async () => {
    await now(() => desk().setRule(DISTRICT, { capPercent: 100, basis: 'SELF', source: '2026 年考核办法' }));
    const { items, rule } = await now(() => context.get(Assessments).table(TOWNSHIP, 2026));
    expect(rule).toMatchObject({ version: 2, capPercent: 100 });
    const item = (code: string) => items.find((each) => each.indicator.code === code);
    expect(item('CONTRACT_VALUE')?.score).toMatchObject({ points: 3_600, basis: 'SELF', ruleVersion: 2 });
    expect(item('INNOVATION_ALLIANCES')?.score).toMatchObject({ points: 1_200, ruleVersion: 1 });
    await expect(desk().setRule(TOWNSHIP, { capPercent: 100, basis: 'SELF', source: '自定' })).rejects.toMatchObject({
      code: 'assessment.not-yours',
    });
  });
});
