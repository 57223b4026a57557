// Years and quarters of a plan period from its months, each beside the same months a year before. Pure.
import type { PlanPeriodView } from '@app/reference';
import type { DashboardView } from './dashboard.schema.js';
import type { Figure } from './figures.js';
import { add, metricOf, toSums } from './slices.js';
import { growth, quarterOf, windowOf, yearBefore } from './window.js';
import type { Window } from './window.js';

type ByMonth = ReadonlyMap<string, Figure>;

/** @param months of the period, oldest first; only those that have begun are shown */
export function timeCuts(
  period: PlanPeriodView,
  months: readonly string[],
  byMonth: ByMonth,
  currentMonth: string,
): Pick<DashboardView, 'years' | 'quarters'> {
  const begun = months.filter((month) => month <= currentMonth);
  const cut = (window: Window) => {
    const total = sumOf(byMonth, window);
    const before = sumOf(byMonth, yearBefore(window, currentMonth));
    return { ...toSums(total), yoy: growth(metricOf(period.metric, total), metricOf(period.metric, before)) };
  };
  const years = [...new Set(begun.map((month) => month.slice(0, 4)))];
  const quarters = [...new Set(begun.map(quarterOf))];
  return {
    years: years.map((year) =>
      Object.assign({ year, isRunning: currentMonth.startsWith(year) }, cut(windowOf(period, { year }))),
    ),
    quarters: quarters.map((quarter) =>
      Object.assign({ quarter, isRunning: quarterOf(currentMonth) === quarter }, cut(windowOf(period, { quarter }))),
    ),
  };
}

/** Change of one month against the same month a year before. */
export function monthGrowth(metric: PlanPeriodView['metric'], month: string, byMonth: ByMonth): number | null {
  const before = yearBefore({ fromMonth: month, toMonth: month }, month).fromMonth;
  return growth(metricOf(metric, byMonth.get(month) ?? add([])), metricOf(metric, byMonth.get(before) ?? add([])));
}

function sumOf(byMonth: ByMonth, { fromMonth, toMonth }: Window) {
  return add([...byMonth.values()].filter(({ part }) => part >= fromMonth && part <= toMonth));
}
