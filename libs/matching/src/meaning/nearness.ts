// From two vectors to a value in [0, 1] that means the same whatever the model: cosines of one model lie between .7 and .9, those
// of another between 0 and .5. Pure. Not for reading vectors.

/** What cosines of any two texts are like under one model. */
export interface Background {
  readonly mean: number;
  readonly deviation: number;
}

/** Until there are texts enough to measure it. */
export const UNMEASURED: Background = { mean: 0.3, deviation: 0.1 };

/** So many deviations above the mean are as near as can be told. */
const SPAN = 6;
/** Equal texts would leave none. */
const LEAST_DEVIATION = 0.005;

/** Of two vectors of length 1; the same in either order. null when they are not of one dimension. */
export function cosineOf(a: Float32Array, b: Float32Array): number | null {
  if (a.length !== b.length) return null;
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}

/** 0: as far apart as any two texts; 0.5: three deviations nearer; 1: six. */
export function nearnessOf(cosine: number, { mean, deviation }: Background): number {
  return Math.max(0, Math.min(1, (cosine - mean) / (SPAN * deviation)));
}

/** @param demands and achievements: a sample of each. null when they are too few to say */
export function measuredBackground(
  demands: readonly Float32Array[],
  achievements: readonly Float32Array[],
  least: number,
): Background | null {
  const cosines = demands.flatMap((demand) => achievements.flatMap((other) => cosineOf(demand, other) ?? []));
  if (cosines.length < least) return null;
  const mean = cosines.reduce((sum, each) => sum + each, 0) / cosines.length;
  const variance = cosines.reduce((sum, each) => sum + (each - mean) ** 2, 0) / cosines.length;
  return { mean, deviation: Math.max(LEAST_DEVIATION, Math.sqrt(variance)) };
}
