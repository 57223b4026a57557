// The officials' figures of one plan period, and their public short form. Reads only; the list behind a figure is in drill.
import type { Actor } from '@app/identity';
import { WHOLE_DISTRICT } from '@app/ledger';
import type { LedgerScope } from '@app/ledger';
import { Clock } from '@app/platform';
import { labelOf, PlanPeriods, shanghaiDate } from '@app/reference';
import type { PlanPeriodView } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { abilitiesOf, figureScopeOf } from './dashboard.policy.js';
import type { DashboardView, PublicFiguresView } from './dashboard.schema.js';
import { FigureReader } from './figures.js';
import type { Figure, Figures } from './figures.js';
import {
  forecastAtEnd,
  monthsOf,
  paceMonths,
  periodTime,
  planAt,
  previousMonth,
  requiredMonthly,
  share,
} from './plan-line.js';
import type { PeriodTime } from './plan-line.js';
import { add, directionSlices, slicesOf, toSums } from './slices.js';
import type { Total } from './slices.js';

/** Fewer contracts than this are not shown to the public (domain §9.2). */
const SMALLEST_PUBLIC_CELL = 3n;

type Metric = PlanPeriodView['metric'];

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
      allFromMonth: earliestMonth(time),
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

  /** What anyone may see. @throws problem reference.unknown-period */
  async publicView(periodCode?: string): Promise<PublicFiguresView> {
    const current = await this.period();
    const chosen = periodCode === undefined ? current : await this.period(periodCode);
    const [earlier, later] = current.startsOn <= chosen.startsOn ? [current, chosen] : [chosen, current];
    const { cells, proof } = await this.figures.read({
      dimensions: ['all'],
      fromMonth: earlier.startsOn.slice(0, 7),
      toMonth: later.endsOn.slice(0, 7),
      scope: WHOLE_DISTRICT,
    });
    return { current: publicPeriod(current, cells), chosen: publicPeriod(chosen, cells), proof };
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
  const paceFen = of(period.metric, recentTotal);
  const atEndFen = forecastAtEnd(of(period.metric, reached), paceFen, recent, time);
  return {
    sums: toSums(reached),
    goal: targetFen === null ? null : goalView(of(period.metric, reached), targetFen, time),
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
    forecast:
      time.isOver || !time.hasBegun
        ? null
        : { atEndFen: atEndFen.toString(), reachesTarget: targetFen === null ? null : atEndFen >= targetFen },
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

function monthSeries(byMonth: ReadonlyMap<string, Figure>, metric: Metric, targetFen: bigint | null, time: PeriodTime) {
  let cumulative = 0n;
  const series: DashboardView['months'] = [];
  for (const month of monthsOf(time)) {
    const total: Total = byMonth.get(month) ?? add([]);
    cumulative += of(metric, total);
    series.push({
      month,
      ...toSums(total),
      cumulativeFen: month <= time.today.slice(0, 7) ? cumulative.toString() : null,
      planFen: targetFen === null ? null : planAt(month, targetFen, time).toString(),
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

function publicPeriod(period: PlanPeriodView, cells: readonly Figure[]): PublicFiguresView['current'] {
  const total = add(inPeriod(cells, period));
  const isShown = total.count >= SMALLEST_PUBLIC_CELL || total.count === 0n;
  const { code, name, metric, targetFen, isDemo, source } = period;
  return {
    code,
    name,
    metric,
    targetFen,
    isDemo,
    source,
    sums: isShown ? toSums(total) : null,
    progress: isShown && targetFen !== null ? share(of(metric, total), BigInt(targetFen)) : null,
  };
}

function* inPeriod(cells: Iterable<Figure>, { startsOn, endsOn }: PlanPeriodView): Iterable<Figure> {
  for (const cell of cells) if (cell.part >= startsOn.slice(0, 7) && cell.part <= endsOn.slice(0, 7)) yield cell;
}

function of(metric: Metric, total: Total): bigint {
  return metric === 'TOTAL' ? total.totalFen : total.technicalFen;
}

/** The first month that the pace may reach back to, or the period's own first one if that is earlier. */
function earliestMonth(time: PeriodTime): string {
  let month = time.today.slice(0, 7);
  for (let back = 0; back < 12; back++) month = previousMonth(month);
  const first = time.startsOn.slice(0, 7);
  return month < first ? month : first;
}

function scopeView(scope: LedgerScope): DashboardView['scope'] {
  if (scope.kind === 'DISTRICT') return { kind: scope.kind, code: null, label: '全区' };
  return {
    kind: scope.kind,
    code: scope.code,
    label: labelOf(scope.kind === 'PARK' ? 'park' : 'township', scope.code),
  };
}
