// Chinese names of codes in a report of differences: those of the cuts, and of what is cut nowhere else.
import { labelOf } from '@app/reference';
import { DIRECTION_CODES, sliceLabel } from '../slices.js';
import type { DifferenceDimension } from './period.schema.js';

/** The ledger's own directions; those of the cuts have their names in slices.ts. */
const DIRECTIONS: Readonly<Record<string, string>> = {
  OUTBOUND: '区内卖往区外',
  INBOUND: '区外卖往区内',
  OUTSIDE: '区外',
};

export function differenceLabel(dimension: DifferenceDimension, code: string): string {
  switch (dimension) {
    case 'all':
      return code === 'all' ? '全部合同' : code;
    case 'sellerRegion':
    case 'buyerRegion':
      return labelOf('region', code);
    case 'direction':
      return DIRECTIONS[code] ?? sliceLabel(dimension, code);
    default:
      return sliceLabel(dimension, code);
  }
}

/** The ledger's codes behind an asked one: 输出 and 吸纳 are two of its directions each. */
export function ledgerCodes(dimension: DifferenceDimension, code: string): readonly string[] {
  if (dimension !== 'direction') return [code];
  return code === 'OUT' || code === 'IN' ? DIRECTION_CODES[code] : [code];
}
