// Months of a plan period as points to draw. Drawing only: figures that are read come from the server as fen.
import type { Dashboard } from '../../../api/queries/registry-types.js';

export interface PacePoint {
  month: string;
  /** In 亿元. */
  actual: number | null;
  plan: number | null;
  /** Actual − plan at the end of the month; null where the month is not over. */
  ahead: number | null;
}

/** 亿元 in fen. */
const YI = 1e10;

export function pacePoints({ months, time }: Pick<Dashboard, 'months' | 'time'>): PacePoint[] {
  const current = months.findLastIndex((month) => month.cumulativeFen !== null);
  return months.map((month, at) => {
    const actual = month.cumulativeFen === null ? null : Number(month.cumulativeFen) / YI;
    const plan = month.planFen === null ? null : Number(month.planFen) / YI;
    const isWhole = at < current || (at === current && time.isOver);
    return {
      month: month.month,
      actual,
      plan,
      ahead: isWhole && actual !== null && plan !== null ? actual - plan : null,
    };
  });
}
