// A pair's stored feature values as the row of numbers that weights are multiplied with. Equal to the scorer, by test.
import { factShare, FEATURES, type Feature, type Weights } from '../weights.js';

/** `text` stands for words and phrases, which share one weight. */
export type Part = 'text' | Exclude<Feature, 'words' | 'phrases'>;

export const PARTS: readonly Part[] = ['text', ...FEATURES.filter((name) => name !== 'words' && name !== 'phrases')];

/** What is 0.5 speaks neither for nor against, and so does what is not known. */
export function designRow(features: Readonly<Partial<Record<Feature, number>>>): number[] {
  const text = features.phrases ?? 0;
  const share = factShare(text);
  return PARTS.map((part) => {
    if (part === 'text') return text;
    if (part === 'related') return features.related ?? 0;
    const value = features[part];
    if (value === undefined) return 0;
    return (part === 'meaning' ? 1 : share) * (2 * value - 1);
  });
}

export function pointsOf(weights: Weights): number[] {
  return PARTS.map((part) => {
    if (part === 'text' || part === 'related' || part === 'meaning') return weights[part];
    return weights.facts[part];
  });
}

/** What a pair scores under these points. */
export function scoreOfRow(points: readonly number[], row: readonly number[]): number {
  return points.reduce((sum, point, at) => sum + point * (row[at] ?? 0), 0);
}

const HUNDRED = 100;

/** Weights of any scale as points of 100: the order of no list changes by it. @throws Error when all are 0 */
export function weightsOf(version: string, parts: readonly number[]): Weights {
  const given = new Map(PARTS.map((part, at) => [part, parts[at] ?? 0]));
  const [text, related] = [given.get('text') ?? 0, given.get('related') ?? 0];
  // Related words fill what the text leaves open: no pair gets the points of both in full.
  const sum = [...given.values()].reduce((total, part) => total + part, 0) - Math.min(text, related);
  if (!(sum > 0)) throw new Error('weights that are all 0 score nothing');
  const point = (part: Part): number => (HUNDRED * (given.get(part) ?? 0)) / sum;
  const facts = Object.fromEntries(
    PARTS.filter((part) => part !== 'text' && part !== 'related' && part !== 'meaning').map((part) => [
      part,
      point(part),
    ]),
  ) as Weights['facts'];
  return { version, text: point('text'), related: point('related'), meaning: point('meaning'), facts };
}
