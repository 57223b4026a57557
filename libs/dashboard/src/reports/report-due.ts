// Which period a schedule has to build on a day: the last one that has ended, from its day of the month on. Pure.
import { monthSpan, quarterSpan, yearSpan, type Span } from '../periods/span.js';
import type { ReportKind } from './report.schema.js';

/**
 * @param today `YYYY-MM-DD` in Shanghai
 * @returns null where the last period that has ended is not yet due
 */
export function periodDue(kind: ReportKind, dayOfMonth: number, today: string): string | null {
  const { period, endsOn } = lastEnded(kind, today);
  const [year, month] = [Number(endsOn.slice(0, 4)), Number(endsOn.slice(5, 7))];
  const due = new Date(Date.UTC(year, month, dayOfMonth)).toISOString().slice(0, 10);
  return today >= due ? period : null;
}

function lastEnded(kind: ReportKind, today: string): Span {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (kind === 'YEAR') return yearSpan(String(year - 1));
  if (kind === 'MONTH') return monthSpan(new Date(Date.UTC(year, month - 2)).toISOString().slice(0, 7));
  const quarter = Math.ceil(month / 3) - 1;
  return quarterSpan(quarter === 0 ? `${year - 1}Q4` : `${year}Q${quarter}`);
}
