// Geometry of a reason list: each bar starts where the last ended, and the end is the score. Pure, in points.

export interface Step {
  from: number;
  to: number;
}

/** Sum in tenths, so that 0.1 + 0.2 stays 0.3. */
export function sumOfPoints(points: readonly number[]): number {
  return points.reduce((sum, each) => sum + Math.round(each * 10), 0) / 10;
}

/** Positives by size, then negatives by size; ties keep their order. */
export function inReadingOrder<T extends { points: number }>(reasons: readonly T[]): T[] {
  const gains = reasons.filter((each) => each.points >= 0).sort((a, b) => b.points - a.points);
  const losses = reasons.filter((each) => each.points < 0).sort((a, b) => a.points - b.points);
  return [...gains, ...losses];
}

/** Start and end of each bar in points, running total in tenths. */
export function waterfall(points: readonly number[]): Step[] {
  let total = 0;
  return points.map((each) => {
    const from = total;
    total = Math.round(total * 10 + Math.round(each * 10)) / 10;
    return { from, to: total };
  });
}

/** "+31.2", "−6.0": one decimal, minus U+2212. */
export function signedPoints(points: number): string {
  const text = Math.abs(points).toFixed(1);
  if (text === '0.0') return '0.0';
  return points < 0 ? `−${text}` : `+${text}`;
}

/**
 * Points in tenths that add up to the score as it is shown: each is rounded, and the difference that rounding leaves goes
 * to those that were furthest from their rounded value (largest remainder). Order kept.
 */
export function shownPoints(points: readonly number[], score: number): number[] {
  const shown = points.map((each) => Math.round(each * 10));
  let rest = Math.round(score * 10) - shown.reduce((sum, each) => sum + each, 0);
  const step = Math.sign(rest);
  const byGap = points
    .map((each, at) => ({ at, gap: (each * 10 - (shown[at] ?? 0)) * step }))
    .sort((a, b) => b.gap - a.gap);
  for (const { at } of byGap) {
    if (rest === 0) break;
    shown[at] = (shown[at] ?? 0) + step;
    rest -= step;
  }
  return shown.map((each) => each / 10);
}
