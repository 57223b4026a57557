// How much each part of a match counts, in points of 100. A version is never changed: new weights get a new version,
// and every stored match names the version that scored it.

export const FEATURES = [
  'words',
  'phrases',
  'techArea',
  'industry',
  'base',
  'budget',
  'maturity',
  'mode',
  'indicators',
  'region',
] as const;
export type Feature = (typeof FEATURES)[number];

/** `words` and `phrases` share `text`; every other feature moves the score up or down by at most its weight. */
export interface Weights {
  readonly version: string;
  readonly text: number;
  readonly facts: Readonly<Record<Exclude<Feature, 'words' | 'phrases'>, number>>;
}

/** Set by hand; sums to 100. Text leads because most listings state little else. */
export const WEIGHTS_V1: Weights = {
  version: 'hand-1',
  text: 56,
  facts: { techArea: 9, industry: 6, base: 3, budget: 8, maturity: 7, mode: 4, indicators: 4, region: 3 },
};
