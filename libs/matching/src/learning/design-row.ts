// A pair's stored feature values as the row of numbers that weights are multiplied with. Equal to the scorer, by test.
import { FEATURES, type Feature, type Weights } from '../weights.js';

/** `text` first, then every fact in the order of `FEATURES`. */
export type Part = 'text' | Exclude<Feature, 'words' | 'phrases'>;
const TEXT: ReadonlySet<Feature> = new Set(['words', 'phrases']);
export const PARTS: readonly Part[] = ['text', ...FEATURES.filter((name) => !TEXT.has(name))] as Part[];

/** A fact of 0.5 speaks neither for nor against, and so does one that is not stated. */
export function designRow(features: Readonly<Partial<Record<Feature, number>>>): number[] {
  return PARTS.map((part) => {
    if (part === 'text') return features.phrases ?? 0;
    const value = features[part];
    return value === undefined ? 0 : 2 * value - 1;
  });
}

export function pointsOf(weights: Weights): number[] {
  return PARTS.map((part) => (part === 'text' ? weights.text : weights.facts[part]));
}

/** What a pair scores under these points. */
export function scoreOfRow(points: readonly number[], row: readonly number[]): number {
  return points.reduce((sum, point, at) => sum + point * (row[at] ?? 0), 0);
}

const HUNDRED = 100;

/** Weights of any scale as points of 100: the order of no list changes by it. @throws Error when all are 0 */
export function weightsOf(version: string, parts: readonly number[]): Weights {
  const sum = parts.reduce((total, part) => total + part, 0);
  if (!(sum > 0)) throw new Error('weights that are all 0 score nothing');
  const point = (part: Part): number => (HUNDRED * (parts[PARTS.indexOf(part)] ?? 0)) / sum;
  const facts = Object.fromEntries(PARTS.slice(1).map((part) => [part, point(part)])) as Weights['facts'];
  return { version, text: point('text'), facts };
}
