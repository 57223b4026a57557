// A value of an indicator: money in 亿元 or 万元, a share in %, else a whole number with its unit.
import type { ValueKind } from '../../api/queries/planning.js';
import { moneyDigits } from '../money.js';
import { Money } from './Money.js';

interface StatValueProps {
  /** Whole number of the wire: fen, ones, or hundredths of a percent. */
  value: string | null | undefined;
  kind: ValueKind;
  unit: string;
}

/** 0.1 亿元 in fen: below it amounts read better in 万元. */
const LARGE_FEN = 1_000_000_000n;

export function StatValue({ value, kind, unit }: StatValueProps) {
  if (value === null || value === undefined) return <span>—</span>;
  const size = BigInt(value) < 0n ? -BigInt(value) : BigInt(value);
  if (kind === 'MONEY') return <Money fen={value} unit={size >= LARGE_FEN ? 'yi' : 'wan'} isTrimmed />;
  if (kind === 'RATIO')
    return <span className="nowrap">{moneyDigits(value, { unit: 'yuan', isTrimmed: true })} %</span>;
  return (
    <span className="nowrap">
      {BigInt(value).toLocaleString('en-US')} {unit}
    </span>
  );
}
