// The calendar periods that figures are closed by: months, quarters, years in Shanghai, and plan periods. Pure.
import type { PlanPeriodView } from '@app/reference';
import { monthEnd } from '../plan-line.js';
import type { PeriodKind } from './period.schema.js';

/** First and last day, inclusive. */
export interface Span {
  kind: PeriodKind;
  /** `2026-09`, `2026Q3`, `2026`, or the code of a plan period. */
  period: string;
  startsOn: string;
  endsOn: string;
  label: string;
}

export function monthSpan(period: string): Span {
  return {
    kind: 'MONTH',
    period,
    startsOn: `${period}-01`,
    endsOn: monthEnd(period),
    label: `${period.slice(0, 4)} 年 ${Number(period.slice(5))} 月`,
  };
}

export function quarterSpan(period: string): Span {
  const [year, quarter] = [period.slice(0, 4), Number(period.slice(5))];
  const month = (n: number): string => `${year}-${String(n).padStart(2, '0')}`;
  return {
    kind: 'QUARTER',
    period,
    startsOn: `${month(quarter * 3 - 2)}-01`,
    endsOn: monthEnd(month(quarter * 3)),
    label: `${year} 年第 ${quarter} 季度`,
  };
}

export function yearSpan(period: string): Span {
  return { kind: 'YEAR', period, startsOn: `${period}-01-01`, endsOn: `${period}-12-31`, label: `${period} 年` };
}

export function planSpan({ code, name, startsOn, endsOn }: PlanPeriodView): Span {
  return { kind: 'PLAN', period: code, startsOn, endsOn, label: name };
}

/** The span of a calendar period; null where `period` is no such period. */
export function calendarSpan(kind: Exclude<PeriodKind, 'PLAN'>, period: string): Span | null {
  if (kind === 'MONTH') return /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(period) ? monthSpan(period) : null;
  if (kind === 'QUARTER') return /^(19|20)\d{2}Q[1-4]$/.test(period) ? quarterSpan(period) : null;
  return /^(19|20)\d{2}$/.test(period) ? yearSpan(period) : null;
}

/** All months, quarters and years from the first day to the last that has passed or is running, latest first. */
export function calendarSpans(from: string, to: string): Span[] {
  const spans: Span[] = [];
  for (let year = Number(to.slice(0, 4)); year >= Number(from.slice(0, 4)); year--) {
    spans.push(yearSpan(String(year)));
    for (let quarter = 4; quarter >= 1; quarter--) spans.push(quarterSpan(`${year}Q${quarter}`));
    for (let month = 12; month >= 1; month--) spans.push(monthSpan(`${year}-${String(month).padStart(2, '0')}`));
  }
  return spans.filter((span) => span.startsOn <= to && span.endsOn >= from);
}
