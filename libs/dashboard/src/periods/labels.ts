// Chinese names of codes in a report of differences.
import { AMOUNT_BANDS } from '@app/ledger';
import { labelOf } from '@app/reference';
import type { CodeListName } from '@app/reference';
import { DIRECTION_CODES } from '../slices.js';
import type { DifferenceDimension } from './period.schema.js';

const LISTS: Partial<Record<DifferenceDimension, CodeListName>> = {
  type: 'contractType',
  subType: 'contractSubType',
  techArea: 'techArea',
  industrySection: 'industry',
  base: 'base',
  ipType: 'ipType',
  planSource: 'planSource',
  sellerPartyType: 'partyType',
  buyerPartyType: 'partyType',
  sellerRegion: 'region',
  buyerRegion: 'region',
  township: 'township',
  park: 'park',
};

const NAMES: Partial<Record<DifferenceDimension, Record<string, string>>> = {
  all: { all: '全部合同' },
  direction: {
    OUT: '输出',
    IN: '吸纳',
    WITHIN: '区内循环',
    OUTBOUND: '区内卖往区外',
    INBOUND: '区外卖往区内',
    OUTSIDE: '区外',
  },
  related: { Y: '关联交易', N: '非关联交易' },
  brokerAssisted: { Y: '技术经纪人促成', N: '没有技术经纪人' },
  amountBand: Object.fromEntries(AMOUNT_BANDS.map(({ code, label }) => [code, label])),
};

export function differenceLabel(dimension: DifferenceDimension, code: string): string {
  const list = LISTS[dimension];
  return list ? labelOf(list, code) : (NAMES[dimension]?.[code] ?? code);
}

/** The ledger's codes behind an asked one: 输出 and 吸纳 are two of its directions each. */
export function ledgerCodes(dimension: DifferenceDimension, code: string): readonly string[] {
  if (dimension !== 'direction') return [code];
  return code === 'OUT' || code === 'IN' ? DIRECTION_CODES[code] : [code];
}
