// From cells to labelled cuts. Pure.
import { AMOUNT_BANDS } from '@app/ledger';
import type { Direction } from '@app/ledger';
import { labelOf } from '@app/reference';
import type { CodeListName, PlanPeriodView } from '@app/reference';
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
  subType: 'contractSubType',
  techArea: 'techArea',
  industrySection: 'industry',
  base: 'base',
  ipType: 'ipType',
  planSource: 'planSource',
  sellerPartyType: 'partyType',
  buyerPartyType: 'partyType',
  township: 'township',
  park: 'park',
};

/** Labels of codes that belong to no list of the reference room. */
const LABELS: Partial<Record<DrillDimension, Readonly<Record<string, string>>>> = {
  direction: DIRECTION_LABELS,
  amountBand: Object.fromEntries(AMOUNT_BANDS.map(({ code, label }) => [code, label])),
  related: { Y: '关联交易', N: '非关联交易' },
  brokerAssisted: { Y: '技术经纪人促成', N: '没有技术经纪人' },
};

export function isDirectionSlice(code: string): code is DirectionSlice {
  return code in DIRECTION_CODES;
}

/** Chinese name of a code in a cut. */
export function sliceLabel(dimension: DrillDimension, code: string): string {
  if (dimension === 'flow') return code.split('-').map(provinceName).join(' → ');
  const list = LISTS[dimension];
  return list ? labelOf(list, code) : (LABELS[dimension]?.[code] ?? code);
}

/** Of the first two digits of GB/T 2260. */
function provinceName(code: string): string {
  return labelOf('region', `${code}0000`);
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

/** 合同成交总额 or 技术交易额, whichever a plan period counts. */
export function metricOf(metric: PlanPeriodView['metric'], total: Total): bigint {
  return metric === 'TOTAL' ? total.totalFen : total.technicalFen;
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
