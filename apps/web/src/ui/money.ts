// Money in words and back. Integer fen (分) to the last moment; rounding half away from zero, only for the eye.

export const MONEY_UNITS = ['yi', 'wan', 'yuan'] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

/** 亿元, 万元, 元 in fen. */
const FEN: Record<MoneyUnit, bigint> = { yi: 10_000_000_000n, wan: 1_000_000n, yuan: 100n };

export interface MoneyStyle {
  unit: MoneyUnit;
  /** Digits after the point; 2 unless told. */
  decimals?: number;
  /** Drop trailing zeros, as prose does ("120 万元"). */
  isTrimmed?: boolean;
  /** Write + before positive amounts. */
  isSigned?: boolean;
}

export type Fen = string | number | bigint;

/** Reads a fen amount of the wire; null for absent or malformed values. */
export function toFen(value: Fen | null | undefined): bigint | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null;
  return /^-?\d+$/.test(value) ? BigInt(value) : null;
}

function groups(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The digits of an amount in a unit: "1,280.00", minus as U+2212, "—" when unknown. */
export function moneyDigits(value: Fen | null | undefined, style: MoneyStyle): string {
  const fen = toFen(value);
  if (fen === null) return '—';
  const decimals = style.decimals ?? 2;
  const scale = 10n ** BigInt(decimals);
  const size = FEN[style.unit];
  const abs = fen < 0n ? -fen : fen;
  const rounded = (abs * scale * 2n + size) / (size * 2n);
  let tail = decimals > 0 ? `.${String(rounded % scale).padStart(decimals, '0')}` : '';
  if (style.isTrimmed) tail = tail.replace(/\.?0+$/, '');
  const sign = rounded === 0n ? '' : fen < 0n ? '−' : style.isSigned ? '+' : '';
  return `${sign}${groups(String(rounded / scale))}${tail}`;
}

/**
 * What a person typed in a unit, as fen: "1,280.5" 万元 → "1280500000". Null when it is no amount or finer than one fen.
 */
export function parseMoney(text: string, unit: MoneyUnit): string | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  const match = /^(\d{1,15})(?:\.(\d{1,10}))?$/.exec(plain);
  if (!match) return null;
  const fraction = match[2] ?? '';
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(`${match[1]}${fraction}`) * FEN[unit];
  return scaled % scale === 0n ? String(scaled / scale) : null;
}

/** Fen as plain editable text in a unit, without separators: "1280500000" 万元 → "1280.5". */
export function moneyText(value: Fen | null | undefined, unit: MoneyUnit): string {
  const fen = toFen(value);
  if (fen === null) return '';
  const size = FEN[unit];
  const tail = String(fen % size)
    .padStart(String(size).length - 1, '0')
    .replace(/0+$/, '');
  return tail ? `${fen / size}.${tail}` : String(fen / size);
}
