// New weights are tried on demands that they have not seen, and may go live only if they are surely better. Pure.
import type { Weights } from '../weights.js';
import { pointsOf, scoreOfRow, weightsOf } from './design-row.js';
import { fitLogistic, type Example } from './logistic-fit.js';
import { boundsOf, meanOf, ndcg, randomOf } from './ranking-quality.js';
import type { TrainingPair } from './training-pairs.js';

/** Fewer say too little about ten weights. */
export const LEAST_PAIRS = 200;
export const LEAST_GOOD_PAIRS = 40;
/** Demands of which one pair was better received than another. */
export const LEAST_DEMANDS = 30;
const FOLDS = 5;

export const OBSTACLES = ['too-few-pairs', 'too-few-good', 'too-few-demands', 'not-better'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

export interface TrialFigures {
  readonly pairs: number;
  readonly goodPairs: number;
  /** Demands that the figures below are means of. */
  readonly demands: number;
  readonly folds: number;
  readonly seed: number;
  /** nDCG@10 on demands that were held out, of the weights in use and of new ones. */
  readonly oldNdcg: number;
  readonly newNdcg: number;
  /** Of `newNdcg`: bootstrap over demands, 95 %. */
  readonly lower: number;
  readonly upper: number;
}

export interface Trial {
  readonly weights: Weights;
  readonly figures: TrialFigures;
  /** Why they may not go live; null: they may. */
  readonly obstacle: Obstacle | null;
}

/** The gate of matching.md §6. */
export function obstacleOf(figures: TrialFigures): Obstacle | null {
  if (figures.pairs < LEAST_PAIRS) return 'too-few-pairs';
  if (figures.goodPairs < LEAST_GOOD_PAIRS) return 'too-few-good';
  if (figures.demands < LEAST_DEMANDS) return 'too-few-demands';
  return figures.lower > figures.oldNdcg ? null : 'not-better';
}

/** Same pairs, same seed: the same weights and figures. Lets others work between two fits. */
export async function tryWeights(
  pairs: readonly TrainingPair[],
  live: Weights,
  version: string,
  seed: number,
): Promise<Trial> {
  const prior = pointsOf(live).map((point) => point / 100);
  const foldOf = foldsOf(pairs, seed);
  const before: number[] = [];
  const after: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    await new Promise((go) => setImmediate(go));
    const isHeldOut = ({ demandId }: TrainingPair): boolean => foldOf.get(demandId) === fold;
    const learned = learn(
      pairs.filter((pair) => !isHeldOut(pair)),
      prior,
    );
    for (const group of byDemand(pairs.filter(isHeldOut))) {
      const old = qualityOf(group, prior);
      const fresh = qualityOf(group, learned);
      if (old === null || fresh === null) continue;
      before.push(old);
      after.push(fresh);
    }
  }
  const figures: TrialFigures = {
    pairs: pairs.length,
    goodPairs: pairs.filter(({ grade }) => grade > 0).length,
    demands: after.length,
    folds: FOLDS,
    seed,
    oldNdcg: meanOf(before),
    newNdcg: meanOf(after),
    ...boundsOf(after, seed),
  };
  return { weights: weightsOf(version, learn(pairs, prior)), figures, obstacle: obstacleOf(figures) };
}

/** The prior itself when one kind of example is absent: there is nothing to tell apart. */
function learn(pairs: readonly TrainingPair[], prior: readonly number[]): readonly number[] {
  const examples = pairs.map(({ row, grade, emphasis }): Example => ({ row, emphasis, isGood: grade > 0 }));
  const good = examples.filter(({ isGood }) => isGood).length;
  if (good === 0 || good === examples.length) return prior;
  const { weights } = fitLogistic(examples, prior);
  return weights.some((weight) => weight > 0) ? weights : prior;
}

function qualityOf(group: readonly TrainingPair[], points: readonly number[]): number | null {
  return ndcg(group.map(({ row, grade }) => ({ grade, score: scoreOfRow(points, row) })));
}

function byDemand(pairs: readonly TrainingPair[]): TrainingPair[][] {
  const groups = new Map<string, TrainingPair[]>();
  for (const pair of pairs) groups.set(pair.demandId, [...(groups.get(pair.demandId) ?? []), pair]);
  return [...groups.values()];
}

/** All pairs of a demand lie in one fold. */
function foldsOf(pairs: readonly TrainingPair[], seed: number): Map<string, number> {
  const random = randomOf(seed);
  const demandIds = [...new Set(pairs.map(({ demandId }) => demandId))].sort();
  const drawn = demandIds.map((id) => ({ id, key: random() })).sort((a, b) => a.key - b.key);
  return new Map(drawn.map(({ id }, at) => [id, at % FOLDS]));
}
