// What leads to a registered contract: funnel with days per step, answers to demands, service of the registry.
import type { Actor } from '@app/identity';
import { Clock, Database } from '@app/platform';
import { addDays, isWorkingDay, labelOf, PlanPeriods } from '@app/reference';
import type { PlanPeriodView } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { figureScopeOf } from './dashboard.policy.js';
import type { PeriodQuery } from './dashboard.schema.js';
import { decisionSql, eitherPlace, funnelSql, ownPlace, responseSql, WAY_STEPS } from './process.queries.js';
import { FUNNEL_STEPS } from './process.schema.js';
import type { FunnelStep, ProcessView } from './process.schema.js';
import { scopeView } from './scope-view.js';

type FunnelRow = Record<string, number | null> & { month: unknown };
interface DecisionRow {
  year: string;
  accepted: string | null;
  decided: string;
  refusal_ground: string | null;
  count: number;
  within_limit: number;
  corrected: number;
  refused: number;
}

@Injectable()
export class Process {
  constructor(
    private readonly database: Database,
    private readonly periods: PlanPeriods,
    private readonly clock: Clock,
  ) {}

  /** Three statements, whatever the data. @throws problem reference.unknown-period */
  async view(actor: Actor, query: PeriodQuery): Promise<ProcessView> {
    const now = this.clock.now();
    const period = query.period ? await this.periods.get(query.period) : await this.periods.current(now);
    const scope = figureScopeOf(actor);
    const ask = <Row>(sql: (place: string) => string, place: typeof ownPlace, ...more: unknown[]) => {
      const params: unknown[] = [period.startsOn, period.endsOn, ...more];
      return this.database.query<Row>(sql(place(scope, params)), params);
    };
    const [funnel, [response], decisions] = await Promise.all([
      ask<FunnelRow>(funnelSql, ownPlace, now),
      ask<{ published: number; answered: number }>(responseSql, ownPlace, now),
      ask<DecisionRow>(decisionSql, eitherPlace),
    ]);
    const { published = 0, answered = 0 } = response ?? {};
    return {
      period: { code: period.code, name: period.name },
      scope: scopeView(scope),
      ...funnelOf(funnel),
      demandResponse: { published, answered, rate: rate(answered, published) },
      registry: registryOf(decisions, period),
      asOf: now.toISOString(),
    };
  }
}

function funnelOf(rows: readonly FunnelRow[]): Pick<ProcessView, 'funnel' | 'transformation'> {
  const whole = rows.find((row) => row.month === '');
  const of = (row: FunnelRow | undefined, name: string) => row?.[name] ?? 0;
  const days = (name: string) => {
    const value = whole?.[name];
    return value === null || value === undefined ? null : Math.round(value * 10) / 10;
  };
  const countAt = (at: number) => of(whole, WAY_STEPS[at] ?? '');
  return {
    funnel: {
      steps: FUNNEL_STEPS.map((step, at) => ({
        step,
        count: countAt(at),
        conversion: at === 0 ? null : rate(countAt(at), countAt(at - 1)),
        medianDays: days(`${WAY_STEPS[at]}_median`),
        p90Days: days(`${WAY_STEPS[at]}_p90`),
        timed: of(whole, `${WAY_STEPS[at]}_timed`),
      })),
      cohorts: rows
        .filter((row) => row.month !== '')
        .map((row) => ({
          month: String(row.month),
          counts: Object.fromEntries(FUNNEL_STEPS.map((step, at) => [step, of(row, WAY_STEPS[at] ?? '')])) as Record<
            FunnelStep,
            number
          >,
        })),
    },
    transformation: {
      published: of(whole, 'old'),
      transformed: of(whole, 'transformed'),
      rate: rate(of(whole, 'transformed'), of(whole, 'old')),
    },
  };
}

function registryOf(rows: readonly DecisionRow[], period: PlanPeriodView): ProcessView['registry'] {
  const workingDays = workingDayCounter(rows, period);
  const summary = (some: readonly DecisionRow[]) => {
    const sum = (of: (row: DecisionRow) => number) => some.reduce((total, row) => total + of(row), 0);
    const decided = sum((row) => row.count);
    const timed = some.filter((row) => row.accepted !== null);
    const days = timed.reduce((total, row) => total + row.count * workingDays(row.accepted ?? '', row.decided), 0);
    const timedCount = timed.reduce((total, row) => total + row.count, 0);
    const [withinLimit, corrected, refused] = [
      sum((row) => row.within_limit),
      sum((row) => row.corrected),
      sum((row) => row.refused),
    ];
    return {
      decided,
      withinLimit,
      withinLimitRate: rate(withinLimit, decided),
      averageWorkingDays: timedCount === 0 ? null : Math.round((days * 10) / timedCount) / 10,
      corrected,
      correctionRate: rate(corrected, decided),
      refused,
      refusalRate: rate(refused, decided),
    };
  };
  const whole = summary(rows);
  const years = [...new Set(rows.map(({ year }) => year))].sort();
  return {
    ...whole,
    byGround: groundsOf(rows, whole.decided),
    years: years.map((year) => Object.assign({ year }, summary(rows.filter((row) => row.year === year)))),
  };
}

function groundsOf(rows: readonly DecisionRow[], decided: number): ProcessView['registry']['byGround'] {
  const byGround = new Map<string, number>();
  for (const { refusal_ground: ground, refused } of rows) {
    if (ground !== null && refused > 0) byGround.set(ground, (byGround.get(ground) ?? 0) + refused);
  }
  return [...byGround]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([code, count]) => ({ code, label: labelOf('refusalGround', code), count, share: rate(count, decided) ?? 0 }));
}

/** Working days after one day up to another, by one walk over the calendar instead of one per filing. */
function workingDayCounter(rows: readonly DecisionRow[], period: PlanPeriodView): (from: string, to: string) => number {
  const first = rows.reduce(
    (least, { accepted }) => (accepted && accepted < least ? accepted : least),
    period.startsOn,
  );
  const last = rows.reduce((most, { decided }) => (decided > most ? decided : most), first);
  const until = new Map<string, number>();
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count += 1;
    until.set(day, count);
  }
  return (from, to) => Math.max(0, (until.get(to) ?? 0) - (until.get(from) ?? 0));
}

/** part / whole with four decimals; null for an empty whole. */
function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 10_000) / whole) / 10_000;
}
