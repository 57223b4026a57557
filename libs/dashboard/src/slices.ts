// From cells to labelled cuts. Pure.
import type { Direction } from '@app/ledger';
import { labelOf } from '@app/reference';
import type { CodeListName } from '@app/reference';
import type { DrillDimension, Slice, Sums } from './dashboard.schema.js';
import type { Figure } from './figures.js';

export interface Total {
  count: bigint;
  totalFen: bigint;
  technicalFen: bigint;
}

/** The ledger's directions that each cut contains; 输出 and 吸纳 overlap and are never added (domain §9.1). */
export const DIRECTION_CODES = {
  OUT: ['OUTBOUND', 'WITHIN'],
  IN: ['INBOUND', 'WITHIN'],
  WITHIN: ['WITHIN'],
} as const satisfies Record<string, readonly Direction[]>;
const DIRECTION_LABELS = { OUT: '输出', IN: '吸纳', WITHIN: '区内循环' } as const;
export type DirectionSlice = keyof typeof DIRECTION_CODES;

const LISTS: Partial<Record<DrillDimension, CodeListName>> = {
  type: 'contractType',
  techArea: 'techArea',
  township: 'township',
  park: 'park',
};

export function isDirectionSlice(code: string): code is DirectionSlice {
  return code in DIRECTION_CODES;
}

/** Chinese name of a code in a cut. */
export function sliceLabel(dimension: DrillDimension, code: string): string {
  const list = LISTS[dimension];
  if (list) return labelOf(list, code);
  return isDirectionSlice(code) ? DIRECTION_LABELS[code] : code;
}

export function add(figures: Iterable<Total>): Total {
  const sum: Total = { count: 0n, totalFen: 0n, technicalFen: 0n };
  for (const figure of figures) {
    sum.count += figure.count;
    sum.totalFen += figure.totalFen;
    sum.technicalFen += figure.technicalFen;
  }
  return sum;
}

export function toSums(total: Total): Sums {
  return {
    count: Number(total.count),
    totalFen: total.totalFen.toString(),
    technicalFen: total.technicalFen.toString(),
  };
}

/** The cuts of one dimension, largest 合同成交总额 first; codes whose contracts were all cancelled are left out. */
export function slicesOf(dimension: DrillDimension, cells: readonly Figure[]): Slice[] {
  const byCode = new Map<string, Figure[]>();
  for (const cell of cells)
    if (cell.dimension === dimension) byCode.set(cell.code, [...(byCode.get(cell.code) ?? []), cell]);
  return [...byCode]
    .map(([code, figures]) => ({ code, total: add(figures) }))
    .filter(({ total }) => total.count !== 0n || total.totalFen !== 0n || total.technicalFen !== 0n)
    .sort((a, b) => compare(b.total.totalFen, a.total.totalFen) || (a.code < b.code ? -1 : 1))
    .map(({ code, total }) => toSlice(dimension, code, total));
}

/** 输出, 吸纳 and 区内循环, always all three. */
export function directionSlices(cells: readonly Figure[]): Slice[] {
  return (Object.keys(DIRECTION_CODES) as DirectionSlice[]).map((code) => {
    const codes: readonly string[] = DIRECTION_CODES[code];
    const inside = cells.filter((cell) => cell.dimension === 'direction' && codes.includes(cell.code));
    return toSlice('direction', code, add(inside));
  });
}

function toSlice(dimension: DrillDimension, code: string, total: Total): Slice {
  return { code, label: sliceLabel(dimension, code), ...toSums(total) };
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}
