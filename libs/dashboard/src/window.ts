// The span of months that a question is about: a plan period, narrowed to a year, a quarter or a month. Pure.
import type { PlanPeriodView } from '@app/reference';
import type { WindowQuery } from './dashboard.schema.js';
import { previousMonth } from './plan-line.js';

/** First and last month, `YYYY-MM`, inclusive; empty where the first is later. */
export interface Window {
  fromMonth: string;
  toMonth: string;
}

/** The period, narrowed to what of it was asked for; empty where they do not meet. */
export function windowOf(
  period: Pick<PlanPeriodView, 'startsOn' | 'endsOn'>,
  asked: Omit<WindowQuery, 'period'>,
): Window {
  let fromMonth = period.startsOn.slice(0, 7);
  let toMonth = period.endsOn.slice(0, 7);
  const { year, quarter, month } = asked;
  const spans = [year && [`${year}-01`, `${year}-12`], quarter && monthsOfQuarter(quarter), month && [month, month]];
  for (const span of spans) {
    const [first = fromMonth, last = toMonth] = span || [];
    if (first > fromMonth) fromMonth = first;
    if (last < toMonth) toMonth = last;
  }
  return { fromMonth, toMonth };
}

/** The same months a year before; of a running window only those that have begun, so that like is compared with like. */
export function yearBefore({ fromMonth, toMonth }: Window, currentMonth: string): Window {
  const last = toMonth > currentMonth && fromMonth <= currentMonth ? currentMonth : toMonth;
  return { fromMonth: twelveBack(fromMonth), toMonth: twelveBack(last) };
}

/** x / before − 1 with four decimals; null where there was nothing to compare with (domain §9.1). */
export function growth(now: bigint, before: bigint | null): number | null {
  return before === null || before <= 0n ? null : Number(((now - before) * 10_000n) / before) / 10_000;
}

/** `2025-Q2` of `2025-05`. */
export function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** What was asked for, in Chinese; undefined for the whole period. */
export function windowWords({ year, quarter, month }: Omit<WindowQuery, 'period'>): string | undefined {
  if (month) return `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
  if (quarter) return `${quarter.slice(0, 4)} 年第 ${quarter.slice(6)} 季度`;
  return year && `${year} 年`;
}

function monthsOfQuarter(quarter: string): [string, string] {
  const last = Number(quarter.slice(6)) * 3;
  const month = (number: number) => `${quarter.slice(0, 4)}-${String(number).padStart(2, '0')}`;
  return [month(last - 2), month(last)];
}

function twelveBack(month: string): string {
  let back = month;
  for (let count = 0; count < 12; count++) back = previousMonth(back);
  return back;
}
