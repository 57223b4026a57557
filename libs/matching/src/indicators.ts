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
  { 'mg/l': 1, 'g/l': 1000, 'μg/l': 0.001, 'ug/l': 0.001 },
  { 'm3/d': 1, 'm3/h': 24 },
  { 't/d': 1, 't/h': 24, 'kg/h': 0.024 },
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

const NUMBER = /-?\d+(?:\.\d+)?/g;

/** The least and the greatest number in a text; a dash between digits is a range, not a sign. */
function spanOf(text: string): { least: number; most: number } | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(?<=[\d%])\s*[-–—~～至]\s*(?=\d)/g, ' ');
  const numbers = (plain.match(NUMBER) ?? []).map(Number);
  return numbers.length > 0 ? { least: Math.min(...numbers), most: Math.max(...numbers) } : null;
}

/** 'most' in "≤ 250", 'least' in "≥ 98.5"; null for a plain figure. */
function boundOf(value: string): 'least' | 'most' | null {
  if (/[<≤＜]|不大于|不高于|不超过|(?<!不)低于|(?<!不)小于|以下|以内/.test(value)) return 'most';
  return /[>≥＞]|不小于|不低于|不少于|高于|大于|超过|以上/.test(value) ? 'least' : null;
}

/** Words that make a change or a share out of a quantity: COD去除率 does not measure what COD measures. */
const CHANGE = /去除|脱除|降低|下降|减少|降幅|提高|提升|增加|增幅|增长|节约|节省|回收率|转化率|改善/gu;

/** 2: the same name; 1: one names the other more closely (日处理量, 处理量); 0: something else. */
function likeness(a: string, b: string): 0 | 1 | 2 {
  const [left, right] = [normalise(a).replace(/\s/g, ''), normalise(b).replace(/\s/g, '')];
  if (left === right) return 2;
  const changes = (name: string): string => (name.match(CHANGE) ?? []).join();
  if (changes(left) !== changes(right)) return 0;
  return (left.length > 2 && right.includes(left)) || (right.length > 2 && left.includes(right)) ? 1 : 0;
}

/** The stated indicator that measures what is asked; one of a merely similar name must also have a convertible unit. */
function counterpart(asked: AskedIndicator, stated: readonly StatedIndicator[]): StatedIndicator | undefined {
  const same = stated.find(({ name }) => likeness(name, asked.name) === 2);
  return (
    same ??
    stated.find(({ name, unit }) => likeness(name, asked.name) === 1 && factorBetween(unit, asked.unit) !== null)
  );
}

/** Decided by the end that promises least: of 10～15 at least 10 is sure and at most 15. A bound the other way decides nothing. */
function isMet(asked: AskedIndicator, stated: StatedIndicator): boolean | null {
  const { comparator } = asked;
  if (comparator === 'DESCRIBED') return null;
  const offered = spanOf(stated.value);
  const target = spanOf(asked.targetValue);
  const factor = factorBetween(stated.unit, asked.unit);
  if (offered === null || target === null || factor === null) return null;
  const bound = boundOf(stated.value);
  if (comparator === 'AT_LEAST') return bound === 'most' ? null : offered.least * factor >= target.least;
  if (comparator === 'AT_MOST') return bound === 'least' ? null : offered.most * factor <= target.most;
  if (bound !== null) return null;
  return Math.abs(offered.least * factor - target.least) <= Math.abs(target.least) * 1e-9;
}

/** One row per asked target. */
export function compareIndicators(
  asked: readonly AskedIndicator[],
  stated: readonly StatedIndicator[],
): IndicatorComparison[] {
  return asked.map((target) => {
    const found = counterpart(target, stated);
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
