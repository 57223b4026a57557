// Arithmetic-free helpers around money in fen (bigint): reading yuan, writing 元 / 万元 / 亿元. No floats anywhere.
import { YuanText } from './money.schema.js';

/** Fen per unit. */
export const FEN_PER = { yuan: 100n, wan: 1_000_000n, yi: 10_000_000_000n } as const;
export type MoneyUnit = keyof typeof FEN_PER;

const UNIT_LABEL: Record<MoneyUnit, string> = { yuan: '元', wan: '万元', yi: '亿元' };
/** 元 with two decimals, 万元 with four (nothing is lost above one yuan), 亿元 with two (domain §2.3). */
const DEFAULT_DECIMALS: Record<MoneyUnit, number> = { yuan: 2, wan: 4, yi: 2 };

/**
 * Reads yuan as typed by a person into fen.
 * @throws ZodError when the text is not `^\d{1,12}(\.\d{1,2})?$`
 */
export function yuanToFen(text: string): bigint {
  const [whole = '0', fraction = ''] = YuanText.parse(text).split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
}

/** Fen as plain yuan with two decimals and no grouping, e.g. `3000000.00`; what exports and forms use. */
export function fenToYuan(fen: bigint): string {
  return decimal(fen, FEN_PER.yuan, 2);
}

/** A number without unit, grouped by thousands and rounded half up, e.g. `formatMoney(30000000000n, 'wan', 2)` → `30,000.00`. */
export function formatMoney(fen: bigint, unit: MoneyUnit, decimals = DEFAULT_DECIMALS[unit]): string {
  const [whole = '0', fraction] = decimal(fen, FEN_PER[unit], decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Like {@link formatMoney}, with the unit written after it, e.g. `20.00亿元`. */
export function moneyWithUnit(fen: bigint, unit: MoneyUnit, decimals?: number): string {
  return `${formatMoney(fen, unit, decimals)}${UNIT_LABEL[unit]}`;
}

/** Exact decimal text of fen / divisor, half away from zero. */
function decimal(fen: bigint, divisor: bigint, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const magnitude = fen < 0n ? -fen : fen;
  const scaled = (magnitude * scale * 2n + divisor) / (divisor * 2n);
  const digits = scaled.toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return fen < 0n && scaled !== 0n ? `-${text}` : text;
}
