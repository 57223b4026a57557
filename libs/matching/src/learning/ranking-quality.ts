// How good an order of judged pairs is: nDCG@10 per demand, and how far the mean may be off. Pure; random from a seed.

export interface Judged {
  readonly score: number;
  /** 0 = should not be there; higher is better. */
  readonly grade: number;
}

export const DEPTH = 10;

function gain(grade: number, place: number): number {
  return (2 ** grade - 1) / Math.log2(place + 2);
}

/** null when no order is better than another: all grades are equal. Equal scores count as ordered worst first. */
export function ndcg(pairs: readonly Judged[]): number | null {
  const best = [...pairs].sort((a, b) => b.grade - a.grade).slice(0, DEPTH);
  if (pairs.every(({ grade }) => grade === pairs[0]?.grade)) return null;
  const ideal = best.reduce((sum, { grade }, place) => sum + gain(grade, place), 0);
  const shown = [...pairs].sort((a, b) => b.score - a.score || a.grade - b.grade).slice(0, DEPTH);
  return shown.reduce((sum, { grade }, place) => sum + gain(grade, place), 0) / ideal;
}

/** Mulberry32: numbers in [0, 1) that depend on nothing but the seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

const RESAMPLES = 1_000;
const TAIL = 0.025;

/** Bootstrap bounds of the mean, 95 %: each value is one demand, so demands are drawn, not pairs. */
export function boundsOf(values: readonly number[], seed: number): { lower: number; upper: number } {
  if (values.length === 0) return { lower: 0, upper: 0 };
  const random = randomOf(seed);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < values.length; drawn++) sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / values.length;
  }).sort((a, b) => a - b);
  return { lower: means[Math.floor(RESAMPLES * TAIL)] ?? 0, upper: means[Math.ceil(RESAMPLES * (1 - TAIL)) - 1] ?? 0 };
}
