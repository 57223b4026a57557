// The periods that a report can be asked for: those that have begun, latest first.
import type { ReportKind } from '../../../api/queries/reports.js';

const SHOWN: Record<ReportKind, number> = { MONTH: 36, QUARTER: 16, YEAR: 10 };

/** @param today `YYYY-MM-DD` in Shanghai */
export function periodsOf(kind: ReportKind, today: string): string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Array.from({ length: SHOWN[kind] }, (_, back) => {
    if (kind === 'YEAR') return String(year - back);
    if (kind === 'MONTH') return new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7);
    const quarter = year * 4 + Math.ceil(month / 3) - 1 - back;
    return `${Math.floor(quarter / 4)}Q${(quarter % 4) + 1}`;
  });
}
