// The codes that totals are cut by: what callers give, what is derived, and which rollup rows an entry moves.
// Not for the meaning of a code: that is reference data.
import { codeList } from '@app/reference';
import type { AppendDimensions } from './ledger.schema.js';

/** Amount bands of domain §9.1 by 合同成交总额, upper bounds exclusive, in fen; labels in 万元. */
export const AMOUNT_BANDS = [
  { code: 'LT10', label: '10万元以下', belowFen: 10_000_000n },
  { code: '10_100', label: '10万–100万元', belowFen: 100_000_000n },
  { code: '100_500', label: '100万–500万元', belowFen: 500_000_000n },
  { code: '500_1000', label: '500万–1000万元', belowFen: 1_000_000_000n },
  { code: 'GE1000', label: '1000万元及以上', belowFen: null },
] as const;

/** The band of a contract's total value in fen. */
export function amountBandOf(totalFen: bigint): string {
  return (AMOUNT_BANDS.find((band) => band.belowFen === null || totalFen < band.belowFen) ?? AMOUNT_BANDS[4]).code;
}

/** The district that this instance serves: the region that its townships belong to. */
export const DISTRICT_REGION = districtRegion();

/**
 * Direction of a contract seen from the district (domain §9.1). 输出 = OUTBOUND + WITHIN, 吸纳 = INBOUND + WITHIN; the two
 * overlap in WITHIN and are therefore never added.
 */
export const DIRECTIONS = ['OUTBOUND', 'INBOUND', 'WITHIN', 'OUTSIDE'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Dimensions that a rollup row exists for; `all` has the single code `all`. */
export const ROLLUP_DIMENSIONS = [
  'all',
  'type',
  'subType',
  'techArea',
  'industrySection',
  'base',
  'ipType',
  'planSource',
  'sellerPartyType',
  'buyerPartyType',
  'sellerRegion',
  'buyerRegion',
  'direction',
  'flow',
  'sellerTownship',
  'buyerTownship',
  'township',
  'sellerPark',
  'buyerPark',
  'park',
  'related',
  'brokerAssisted',
  'amountBand',
] as const;
export type RollupDimension = (typeof ROLLUP_DIMENSIONS)[number];

/** Dimensions of one entry as they are hashed and stored: every key has a code, absent ones are left out. */
export type EntryDimensions = Readonly<Record<string, string>>;

/** Adds what follows from the given codes: direction, and the amount band of a registration. */
export function completeDimensions(given: AppendDimensions, totalFen: bigint): EntryDimensions {
  const { related, brokerAssisted, amountBand, ...codes } = given;
  const complete: Record<string, string> = {};
  for (const [name, value] of Object.entries(codes)) if (value) complete[name] = value;
  complete['related'] = related ? 'Y' : 'N';
  complete['brokerAssisted'] = brokerAssisted ? 'Y' : 'N';
  complete['amountBand'] = amountBand ?? amountBandOf(totalFen);
  complete['direction'] = directionOf(given.sellerRegion, given.buyerRegion);
  return complete;
}

/**
 * The rollup cells that an entry with these dimensions moves. A township or park counts once, whether it is the seller's,
 * the buyer's or both; a unit has one township and at most one park, and the two are never added.
 */
export function rollupCells(dimensions: EntryDimensions): { dimension: RollupDimension; code: string }[] {
  const cells: { dimension: RollupDimension; code: string }[] = [];
  for (const dimension of ROLLUP_DIMENSIONS) {
    for (const code of codesOf(dimension, dimensions)) cells.push({ dimension, code });
  }
  return cells;
}

function codesOf(dimension: RollupDimension, of: EntryDimensions): Iterable<string> {
  if (dimension === 'all') return ['all'];
  if (dimension === 'township') return present(of['sellerTownship'], of['buyerTownship']);
  if (dimension === 'park') return present(of['sellerPark'], of['buyerPark']);
  if (dimension === 'flow') return present(flowOf(of));
  return present(of[dimension]);
}

function present(...codes: (string | undefined)[]): Set<string> {
  return new Set(codes.filter((code) => code !== undefined));
}

/** Cell of the flow matrix (domain §9.1): province of the seller – province of the buyer, GB/T 2260, e.g. `50-11`. */
function flowOf({ sellerRegion, buyerRegion }: EntryDimensions): string | undefined {
  if (sellerRegion === undefined || buyerRegion === undefined) return undefined;
  return `${sellerRegion.slice(0, 2)}-${buyerRegion.slice(0, 2)}`;
}

function directionOf(sellerRegion: string, buyerRegion: string): Direction {
  if (sellerRegion === DISTRICT_REGION) return buyerRegion === DISTRICT_REGION ? 'WITHIN' : 'OUTBOUND';
  return buyerRegion === DISTRICT_REGION ? 'INBOUND' : 'OUTSIDE';
}

function districtRegion(): string {
  const region = codeList('township').items[0]?.attributes?.['region'];
  if (typeof region !== 'string') throw new Error('code list township names no region');
  return region;
}
