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
