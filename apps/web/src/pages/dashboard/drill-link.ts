// Addresses of the contracts behind a figure, and of why it changed since last month.
import type { DrillDimension } from '../../api/queries/registry-types.js';

interface Cut {
  dimension?: DrillDimension;
  code?: string;
  year?: string | undefined;
  quarter?: string | undefined;
  month?: string | undefined;
}

export function drillTo(period: string, cut: Cut = {}): string {
  const params = new URLSearchParams({ period });
  for (const [name, value] of Object.entries(cut)) if (value) params.set(name, value as string);
  return `/desk/dashboard/contracts?${params.toString()}`;
}

/** Cuts whose changes from month to month are explained. */
const EXPLAINED: ReadonlySet<DrillDimension> = new Set(['all', 'type', 'township', 'park']);

/** The differences between the end of last month and now; undefined where they are not kept by that dimension. */
export function whyTo(dimension: DrillDimension, code: string | undefined, today: string): string | undefined {
  if (!EXPLAINED.has(dimension)) return undefined;
  const [year = 0, month = 1] = today.split('-').map(Number);
  const before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  const params = new URLSearchParams({ from: before, to: today.slice(0, 7), dimension });
  if (code !== undefined && dimension !== 'all') params.set('code', code);
  return `/desk/statistics/differences?${params.toString()}`;
}
