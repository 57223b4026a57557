// The officials' figures of one plan period. Reads only; the list behind a figure is in drill, what anyone sees in public.
import type { Actor } from '@app/identity';
import type { LedgerScope } from '@app/ledger';
import { Clock } from '@app/platform';
import { PlanPeriods, shanghaiDate } from '@app/reference';
import type { PlanPeriodView } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { abilitiesOf, figureScopeOf } from './dashboard.policy.js';
import type { DashboardView } from './dashboard.schema.js';
import { FigureReader } from './figures.js';
import type { Figure, Figures } from './figures.js';
import { forecastsOf } from './forecast-view.js';
import { monthsOf, paceMonths, periodTime, planAt, requiredMonthly, share } from './plan-line.js';
import type { PeriodTime } from './plan-line.js';
import { scopeView } from './scope-view.js';
import { add, directionSlices, metricOf, slicesOf, toSums } from './slices.js';
import type { Total } from './slices.js';
import { monthGrowth, timeCuts } from './time-cuts.js';

/** Past years are needed whole, for yoy and for the errors of the forecasts. */
const EVER = '1900-01';

@Injectable()
export class Overview {
  constructor(
    private readonly figures: FigureReader,
    private readonly periods: PlanPeriods,
    private readonly clock: Clock,
  ) {}

  /** @throws problem reference.unknown-period */
  async view(actor: Actor, periodCode?: string): Promise<DashboardView> {
    const period = await this.period(periodCode);
    const time = periodTime(period.startsOn, period.endsOn, shanghaiDate(this.clock.now()));
    const scope = figureScopeOf(actor);
    const figures = await this.figures.read({
      dimensions: ['all', 'type', 'techArea', 'township', 'park', 'direction'],
      fromMonth: period.startsOn.slice(0, 7),
      toMonth: period.endsOn.slice(0, 7),
      allFromMonth: EVER,
      scope,
    });
    const known = await this.periods.list();
    return {
      period,
      periods: known.map(({ code, name }) => ({ code, name })),
      metric: period.metric,
      scope: scopeView(scope),
      ...goalAndPace(figures, period, time, scope),
      byYearType: yearTypes(figures.cells),
      byType: slicesOf('type', figures.cells),
      byTechArea: slicesOf('techArea', figures.cells),
      byTownship: slicesOf('township', figures.cells),
      byPark: slicesOf('park', figures.cells),
      byDirection: directionSlices(figures.cells),
      proof: figures.proof,
      can: abilitiesOf(actor),
    };
  }

  private period(code?: string): Promise<PlanPeriodView> {
    return code === undefined ? this.periods.current(this.clock.now()) : this.periods.get(code);
  }
}

function goalAndPace(figures: Figures, period: PlanPeriodView, time: PeriodTime, scope: LedgerScope) {
  const byMonth = new Map(figures.cells.filter((cell) => cell.dimension === 'all').map((cell) => [cell.part, cell]));
  const reached = add(inPeriod(byMonth.values(), period));
  const targetFen = scope.kind === 'DISTRICT' && period.targetFen !== null ? BigInt(period.targetFen) : null;
  const recent = paceMonths(time, figures.firstMonth);
  const recentTotal = add(recent.flatMap((month) => byMonth.get(month) ?? []));
  const paceFen = metricOf(period.metric, recentTotal);
  const reachedFen = metricOf(period.metric, reached);
  return {
    sums: toSums(reached),
    goal: targetFen === null ? null : goalView(reachedFen, targetFen, time),
    time: {
      elapsedDays: time.elapsedDays,
      totalDays: time.totalDays,
      progress: share(time.elapsedDays, time.totalDays),
      monthsLeft: time.monthsLeft,
      isOver: time.isOver,
    },
    pace: {
      months: recent.map((month) => ({ month, ...toSums(byMonth.get(month) ?? add([])) })),
      averageMonthlyFen: (recent.length === 0 ? 0n : paceFen / BigInt(recent.length)).toString(),
    },
    forecasts: forecastsOf(figures, period.metric, time, { reachedFen, targetFen }),
    ...timeCuts(period, monthsOf(time), byMonth, time.today.slice(0, 7)),
    months: monthSeries(byMonth, period.metric, targetFen, time),
  };
}

function goalView(reachedFen: bigint, targetFen: bigint, time: PeriodTime) {
  const gapFen = targetFen - reachedFen;
  return {
    targetFen: targetFen.toString(),
    gapFen: gapFen.toString(),
    progress: share(reachedFen, targetFen),
    isReached: gapFen <= 0n,
    requiredMonthlyFen: requiredMonthly(gapFen, time.monthsLeft)?.toString() ?? null,
  };
}

function monthSeries(
  byMonth: ReadonlyMap<string, Figure>,
  metric: PlanPeriodView['metric'],
  targetFen: bigint | null,
  time: PeriodTime,
) {
  let cumulative = 0n;
  const series: DashboardView['months'] = [];
  for (const month of monthsOf(time)) {
    const total: Total = byMonth.get(month) ?? add([]);
    cumulative += metricOf(metric, total);
    series.push({
      month,
      ...toSums(total),
      cumulativeFen: month <= time.today.slice(0, 7) ? cumulative.toString() : null,
      planFen: targetFen === null ? null : planAt(month, targetFen, time).toString(),
      yoy: month < time.today.slice(0, 7) ? monthGrowth(metric, month, byMonth) : null,
    });
  }
  return series;
}

function yearTypes(cells: readonly Figure[]): DashboardView['byYearType'] {
  const years = [...new Set(cells.filter((cell) => cell.dimension === 'type').map((cell) => cell.part))].sort();
  return years.map((year) => ({
    year,
    slices: slicesOf(
      'type',
      cells.filter((cell) => cell.part === year),
    ),
  }));
}

function* inPeriod(cells: Iterable<Figure>, { startsOn, endsOn }: PlanPeriodView): Iterable<Figure> {
  for (const cell of cells) if (cell.part >= startsOn.slice(0, 7) && cell.part <= endsOn.slice(0, 7)) yield cell;
}
