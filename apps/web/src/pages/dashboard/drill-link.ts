// Address of the contracts behind a figure.
import type { DrillDimension } from '../../api/queries/registry-types.js';

interface Cut {
  dimension?: DrillDimension;
  code?: string;
  year?: string;
  month?: string;
}

export function drillTo(period: string, cut: Cut = {}): string {
  const params = new URLSearchParams({ period });
  for (const [name, value] of Object.entries(cut)) if (value) params.set(name, value as string);
  return `/desk/dashboard/contracts?${params.toString()}`;
}
