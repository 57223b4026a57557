// The forecasts of a plan period as they are shown: value at its end, and the error on past years.
import type { PlanPeriodView } from '@app/reference';
import type { DashboardView } from './dashboard.schema.js';
import type { Figures } from './figures.js';
import { FORECAST_METHODS } from './forecast-methods.schema.js';
import type { ForecastMethod } from './forecast-methods.schema.js';
import { backtest, expectedFrom } from './forecast.js';
import type { History, TestedYear } from './forecast.js';
import { previousMonth } from './plan-line.js';
import type { PeriodTime } from './plan-line.js';
import { metricOf } from './slices.js';
import { growth } from './window.js';

/** One tested year is an anecdote. */
const FEWEST_TESTED = 2;

type ForecastView = NonNullable<DashboardView['forecasts']>[number];

/** Null before the period begins and after it is over. */
export function forecastsOf(
  figures: Pick<Figures, 'cells' | 'firstMonth'>,
  metric: PlanPeriodView['metric'],
  time: PeriodTime,
  { reachedFen, targetFen }: { reachedFen: bigint; targetFen: bigint | null },
): ForecastView[] | null {
  if (time.isOver || !time.hasBegun) return null;
  const ofMonths = figures.cells.filter(({ dimension }) => dimension === 'all');
  const history: History = {
    months: new Map(ofMonths.map((cell) => [cell.part, metricOf(metric, cell)])),
    firstMonth: figures.firstMonth ?? time.today.slice(0, 7),
    lastMonth: previousMonth(time.today.slice(0, 7)),
  };
  return FORECAST_METHODS.map((method) => {
    const toCome = expectedFrom(method, history, time.today, time.endsOn.slice(0, 7));
    const atEndFen = toCome === null ? null : reachedFen + toCome;
    const atEnd = {
      method,
      atEndFen: atEndFen?.toString() ?? null,
      reachesTarget: atEndFen === null || targetFen === null ? null : atEndFen >= targetFen,
    };
    return Object.assign(atEnd, errorsOf(method, history));
  });
}

function errorsOf(method: ForecastMethod, history: History): Pick<ForecastView, 'meanError' | 'tested'> {
  const tested = backtest(method, history).map((year) => ({
    year: year.year,
    predictedFen: year.predictedFen.toString(),
    actualFen: year.actualFen.toString(),
    error: errorOf(year),
  }));
  const sum = tested.reduce((total, { error }) => total + Math.abs(error), 0);
  return {
    tested,
    meanError: tested.length < FEWEST_TESTED ? null : Math.round((sum / tested.length) * 10_000) / 10_000,
  };
}

/** A tested year has an actual value above 0. */
function errorOf({ predictedFen, actualFen }: TestedYear): number {
  return growth(predictedFen, actualFen) ?? 0;
}
