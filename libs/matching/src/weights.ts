// How much each part of a match counts, in points of 100. A version is never changed: new weights get a new version,
// and every stored match names the version that scored it.

export const FEATURES = [
  'words',
  'phrases',
  'related',
  'meaning',
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

/** What both sides say in words; the others are what they state in fields. */
const TEXT_FEATURES = ['words', 'phrases', 'related', 'meaning'] as const;
type TextFeature = (typeof TEXT_FEATURES)[number];
export type FactFeature = Exclude<Feature, TextFeature>;

/** None is negative. */
export interface Weights {
  readonly version: string;
  /** Shared by `words` and `phrases`. */
  readonly text: number;
  /** Of what the text leaves open and related words cover: together with `text` at most the greater of both. */
  readonly related: number;
  /** Nearness of the two texts by an embedder: up or down by at most so much; nothing where there is no embedder. */
  readonly meaning: number;
  /** Up or down by at most so much, in proportion to `factShare`. */
  readonly facts: Readonly<Record<FactFeature, number>>;
}

/** Set by hand; at most 100 together. Text leads because most listings state little else. */
export const HAND_WEIGHTS: Weights = {
  version: 'hand-2',
  text: 56,
  related: 45,
  meaning: 0,
  facts: { techArea: 9, industry: 6, base: 3, budget: 8, maturity: 7, mode: 4, indicators: 4, region: 3 },
};

/** The same where an embedder is configured. */
export const HAND_WEIGHTS_WITH_MEANING: Weights = {
  version: 'hand-2-meaning',
  text: 50,
  related: 40,
  meaning: 10,
  facts: { techArea: 8, industry: 5, base: 3, budget: 7, maturity: 6, mode: 4, indicators: 4, region: 3 },
};

/** A text of this value says too little for facts to count at all; the floor for showing a pair lies a little above. */
const SILENT = 0.3;
/** From here on facts count in full. */
const TELLING = 0.6;

/**
 * Which part of their weight facts have beside a text of this value (`phrases`), in [0, 1]: that the budget fits makes no
 * match of two matters, so facts alone must not lift a pair.
 */
export function factShare(phrases: number): number {
  return Math.max(0, Math.min(1, (phrases - SILENT) / (TELLING - SILENT)));
}

/** What a text says of `value` and related words cover of the rest (`covered`, of all that is asked), in [0, 1]. */
export function relatedValue(value: number, covered: number): number {
  return (1 - value) * covered;
}
