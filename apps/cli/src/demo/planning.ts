// What the demo's officials plan and answer for: assessed units, evidence of indicators, this year's assessment, closed
// periods. Every figure is invented and marked so. Each step is taken once, however often the load begins again.
import { AssessmentDesk, EvidenceBook, IndicatorBook, StatPeriods, StatUnits, Targets } from '@app/dashboard';
import { shanghaiDate } from '@app/reference';
import type { DemoHouse } from './house.js';

const DAY_MS = 86_400_000;
/** 十五五 target of the demo, in fen: 40 亿元. The office enters the real one. */
const DEMO_TARGET_FEN = '400000000000';
const SOURCE = '演示数据，由区科技局录入真实数值';
const [PLAN_NOW, PLAN_BEFORE] = ['15-5', '14-5'];

/** Keys of the demo's units that are assessed. */
const UNITS = [
  { key: 'kjj', code: 'KJJ', kind: 'DEPARTMENT' },
  { key: 'ldjd', code: 'LDJD', kind: 'TOWNSHIP' },
  { key: 'btyq', code: 'BTYQ', kind: 'PARK' },
  { key: 'wjgy', code: 'WJGY', kind: 'UNIVERSITY' },
] as const;

/** Indicator, value, day. */
const EVIDENCE: readonly (readonly [code: string, value: string, asOf: string])[] = [
  ['SERVICE_AGENCIES', '79', '2025-12-31'],
  ['SERVICE_TALENTS', '463', '2025-12-31'],
  ['NEW_RD_INSTITUTIONS', '17', '2025-12-31'],
  ['NEW_RD_MUNICIPAL', '10', '2025-12-31'],
  ['INNOVATION_ALLIANCES', '5', '2025-12-31'],
  ['TECH_FINANCE', '186000000000', '2025-12-31'],
  ['SERVICE_AGENCIES', '84', '2026-06-30'],
  ['SERVICE_TALENTS', '512', '2026-06-30'],
  ['NEW_RD_INSTITUTIONS', '19', '2026-06-30'],
  ['INNOVATION_ALLIANCES', '6', '2026-06-30'],
];

/** 十五五 targets, as invented as the contract value's. */
const TARGETS: readonly (readonly [code: string, target: string, baseline: string])[] = [
  ['SERVICE_AGENCIES', '120', '79'],
  ['SERVICE_TALENTS', '900', '463'],
  ['NEW_RD_INSTITUTIONS', '30', '17'],
];

/** Unit, indicator, target, weight in hundredths of a point, what the unit reported, how far it went. */
const ITEMS: readonly (readonly [
  string,
  string,
  string,
  number,
  string | null,
  'OPEN' | 'SUBMITTED' | 'RETURNED' | 'CONFIRMED',
])[] = [
  ['LDJD', 'CONTRACT_VALUE', '12000000000', 4_000, '9800000000', 'SUBMITTED'],
  ['LDJD', 'SERVICE_TALENTS', '60', 2_000, '52', 'RETURNED'],
  ['LDJD', 'INNOVATION_ALLIANCES', '1', 1_000, '1', 'CONFIRMED'],
  ['WJGY', 'CONTRACT_VALUE', '8000000000', 5_000, '6600000000', 'SUBMITTED'],
  ['WJGY', 'CONTRACT_COUNT', '12', 3_000, null, 'OPEN'],
  ['BTYQ', 'CONTRACT_VALUE', '15000000000', 5_000, null, 'OPEN'],
  ['BTYQ', 'NEW_RD_INSTITUTIONS', '2', 2_000, '2', 'CONFIRMED'],
  ['KJJ', 'SERVICE_AGENCIES', '90', 3_000, null, 'OPEN'],
];

const REPORTERS: Record<string, string> = { LDJD: 'township', BTYQ: 'park', WJGY: 'university', KJJ: 'official' };

async function isThere(house: DemoHouse, sql: string, params: unknown[]): Promise<boolean> {
  return (await house.database.query(sql, params)).length > 0;
}

/** Target of the running plan period, before anything is registered. */
export async function loadTarget(house: DemoHouse): Promise<void> {
  const isSet = await isThere(house, 'select 1 from plan_period where code = $1 and target_fen is not null', [
    PLAN_NOW,
  ]);
  if (isSet) return;
  const target = { targetFen: DEMO_TARGET_FEN, metric: 'TOTAL' as const, source: SOURCE };
  await house.get(Targets).setTarget(await house.actor('official'), PLAN_NOW, target, true);
}

async function loadUnits(house: DemoHouse, keys: readonly string[]): Promise<void> {
  for (const { key, code, kind } of UNITS.filter((unit) => keys.includes(unit.key))) {
    if (await isThere(house, 'select 1 from stat_unit where code = $1', [code])) continue;
    const { name, creditCode, townshipCode, parkCode } = await house.organisation(key);
    await house.get(StatUnits).add(await house.actor('official'), {
      code,
      name,
      kind,
      creditCode,
      townshipCode: kind === 'TOWNSHIP' ? townshipCode : null,
      parkCode: kind === 'PARK' ? parkCode : null,
    });
  }
}

async function loadIndicators(house: DemoHouse): Promise<void> {
  const official = await house.actor('official');
  for (const [code, value, asOf] of EVIDENCE) {
    const known = 'select 1 from indicator_evidence where indicator_code = $1 and as_of = $2';
    if (await isThere(house, known, [code, asOf])) continue;
    const recordedAt = new Date(new Date(`${asOf}T09:00:00+08:00`).getTime() + 10 * DAY_MS);
    if (recordedAt > new Date()) continue;
    const given = { value, asOf, note: '年度统计（演示）', source: SOURCE };
    await house.at(recordedAt, () => house.get(EvidenceBook).record(official, code, given, true));
  }
  for (const [code, target, baseline] of TARGETS) {
    const known = 'select 1 from indicator_target where indicator_code = $1 and period_code = $2';
    if (await isThere(house, known, [code, PLAN_NOW])) continue;
    const given = { periodCode: PLAN_NOW, target, baseline, source: SOURCE };
    await house.get(IndicatorBook).setTarget(official, code, given, true);
  }
}

async function loadAssessment(house: DemoHouse, now: Date, keys: readonly string[]): Promise<void> {
  const official = await house.actor('official');
  const codes = new Set<string>(UNITS.filter((unit) => keys.includes(unit.key)).map((unit) => unit.code));
  const year = Number(shanghaiDate(now).slice(0, 4));
  const desk = house.get(AssessmentDesk);
  for (const [unitCode, indicatorCode, target, weight, value, state] of ITEMS.filter((item) => codes.has(item[0]))) {
    const known = 'select 1 from assessment_item where year = $1 and unit_code = $2 and indicator_code = $3';
    if (await isThere(house, known, [year, unitCode, indicatorCode])) continue;
    const metric = indicatorCode === 'CONTRACT_VALUE' ? ('TOTAL' as const) : null;
    const id = await desk.split(
      official,
      { year, unitCode, indicatorCode, target, weight, metric, source: SOURCE },
      true,
    );
    if (value === null) continue;
    const reporter = await house.actor(REPORTERS[unitCode] ?? '');
    await desk.submit(reporter, id, { value, asOf: shanghaiDate(now), note: '按本单位台账累计（演示）' });
    if (state === 'RETURNED') await desk.return(official, id, '人数与名册不符，请附名册后重新填报');
    if (state === 'CONFIRMED') await desk.confirm(official, id, { basis: 'SELF', remark: '与证明材料一致' });
  }
}

/** Closes every month but the last that is over, the years, and the plan period that is over. */
async function loadClosed(house: DemoHouse): Promise<void> {
  const official = await house.actor('official');
  const periods = house.get(StatPeriods);
  const { items } = await periods.list(official);
  const months = items.filter((item) => item.kind === 'MONTH' && item.isOver).slice(1);
  const wanted = [...months, ...items.filter((item) => item.kind === 'YEAR' || item.period === PLAN_BEFORE)];
  for (const { kind, period, isOver, snapshot } of wanted.toReversed()) {
    if (isOver && !snapshot) await periods.close(official, { kind, period });
  }
}

/** All of it, for the units of these keys; contracts must have been loaded before. */
export async function loadPlanning(
  house: DemoHouse,
  now: Date,
  keys: readonly string[] = UNITS.map((unit) => unit.key),
): Promise<void> {
  await loadUnits(house, keys);
  await loadIndicators(house);
  await loadAssessment(house, now, keys);
  await loadClosed(house);
}
