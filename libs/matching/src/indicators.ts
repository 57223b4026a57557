// Asked targets (现值→目标值) against stated indicators, compared as numbers where name and unit agree.
import { normalise } from '@app/platform';

export interface AskedIndicator {
  readonly name: string;
  readonly currentValue: string | null;
  readonly comparator: 'AT_LEAST' | 'AT_MOST' | 'EQUAL' | 'DESCRIBED';
  readonly targetValue: string;
  readonly unit: string;
}

export interface StatedIndicator {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
}

export interface IndicatorComparison {
  readonly name: string;
  readonly unit: string;
  readonly currentValue: string | null;
  readonly comparator: AskedIndicator['comparator'];
  readonly targetValue: string;
  /** What the achievement states, with its own unit; null when it says nothing of that name. */
  readonly offered: string | null;
  /** null: cannot be decided by number. */
  readonly isMet: boolean | null;
}

/** Powers of ten between units that occur in listings, by dimension; the first of each is the base. */
const UNIT_SCALES: readonly Readonly<Record<string, number>>[] = [
  { mm: 1, μm: 0.001, um: 0.001, nm: 0.000001, cm: 10, m: 1000 },
  { g: 1, mg: 0.001, kg: 1000, t: 1_000_000, 吨: 1_000_000 },
  { mpa: 1, kpa: 0.001, pa: 0.000001, gpa: 1000 },
  { kw: 1, w: 0.001, mw: 1000 },
  { '%': 1, '‰': 0.1 },
  { 元: 1, 万元: 10_000, 亿元: 100_000_000 },
  { s: 1, 秒: 1, ms: 0.001, min: 60, 分钟: 60, h: 3600, 小时: 3600 },
  { '℃': 1, '°c': 1, c: 1 },
];

/** How many of `to` one `from` is; null when they do not measure the same. */
function factorBetween(from: string, to: string): number | null {
  const [a, b] = [normalise(from), normalise(to)];
  if (a === b) return 1;
  const scale = UNIT_SCALES.find((units) => a in units && b in units);
  return scale ? scale[a]! / scale[b]! : null;
}

const NUMBER = /-?\d+(?:\.\d+)?/;

function numberIn(text: string): number | null {
  const found = NUMBER.exec(normalise(text).replace(/(?<=\d),(?=\d{3})/g, ''));
  return found ? Number(found[0]) : null;
}

function isSameName(a: string, b: string): boolean {
  const [left, right] = [normalise(a).replace(/\s/g, ''), normalise(b).replace(/\s/g, '')];
  return left === right || (left.length > 2 && right.includes(left)) || (right.length > 2 && left.includes(right));
}

function isMet(asked: AskedIndicator, stated: StatedIndicator): boolean | null {
  if (asked.comparator === 'DESCRIBED') return null;
  const value = numberIn(stated.value);
  const target = numberIn(asked.targetValue);
  const factor = factorBetween(stated.unit, asked.unit);
  if (value === null || target === null || factor === null) return null;
  const offered = value * factor;
  if (asked.comparator === 'AT_LEAST') return offered >= target;
  return asked.comparator === 'AT_MOST' ? offered <= target : Math.abs(offered - target) <= Math.abs(target) * 1e-9;
}

/** One row per asked target. */
export function compareIndicators(
  asked: readonly AskedIndicator[],
  stated: readonly StatedIndicator[],
): IndicatorComparison[] {
  return asked.map((target) => {
    const found = stated.find((indicator) => isSameName(indicator.name, target.name));
    return {
      name: target.name,
      unit: target.unit,
      currentValue: target.currentValue,
      comparator: target.comparator,
      targetValue: target.targetValue,
      offered: found ? `${found.value}${found.unit}` : null,
      isMet: found ? isMet(target, found) : null,
    };
  });
}
