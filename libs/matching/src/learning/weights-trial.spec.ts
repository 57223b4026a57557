import { describe, expect, test } from '@jest/globals';
import { HAND_WEIGHTS, HAND_WEIGHTS_WITH_MEANING } from '../weights.js';
import { designRow, PARTS, pointsOf, scoreOfRow, weightsOf } from './design-row.js';
import { fitLogistic } from './logistic-fit.js';
import { boundsOf, ndcg, randomOf } from './ranking-quality.js';
import { trainingPairs, type GivenAct, type TrainingPair } from './training-pairs.js';
import { LEAST_PAIRS, obstacleOf, tryWeights } from './weights-trial.js';

/** Pairs whose worth depends on text and maturity, not on region; the weights in use believe in region alone. */
function synthetic(demands: number, seed: number): TrainingPair[] {
  const random = randomOf(seed);
  return Array.from({ length: demands * 8 }, (_, at) => {
    const row = PARTS.map((part) => (part === 'text' ? random() : 2 * random() - 1));
    const worth = 4 * ((row[0] ?? 0) - 0.5) + 3 * (row[PARTS.indexOf('maturity')] ?? 0);
    const isGood = random() < 1 / (1 + Math.exp(-worth));
    return { demandId: `demand-${at % demands}`, row, grade: isGood ? 2 : 0, emphasis: 1 };
  });
}

const WRONG = weightsOf(
  'wrong',
  PARTS.map((part) => (part === 'region' ? 90 : 1)),
);

describe('logistic regression with signs', () => {
  test('finds the features that matter, and never a negative weight', () => {
    const examples = synthetic(100, 7).map(({ row, grade }) => ({ row, isGood: grade > 0, emphasis: 1 }));
    const { weights } = fitLogistic(examples, pointsOf(WRONG));
    const [text = 0, maturity = 0, region = 1] = ['text', 'maturity', 'region'].map(
      (part) => weights[PARTS.indexOf(part as 'text')],
    );
    expect(text).toBeGreaterThan(2);
    expect(maturity).toBeGreaterThan(1.5);
    expect(region).toBeLessThan(0.5);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
  });

  test('a feature that speaks against good pairs gets 0, not less', () => {
    const random = randomOf(3);
    const examples = Array.from({ length: 400 }, () => {
      const row = [random(), 2 * random() - 1];
      return { row, isGood: (row[0] ?? 0) - (row[1] ?? 0) > 0.5, emphasis: 1 };
    });
    const { weights } = fitLogistic(examples, [0.5, 0.5]);
    expect(weights[1]).toBe(0);
    expect(weights[0]).toBeGreaterThan(1);
  });

  test('what the examples are silent about keeps its share of the prior', () => {
    const random = randomOf(5);
    const examples = Array.from({ length: 300 }, () => {
      const text = random();
      return { row: [text, 0], isGood: random() < text, emphasis: 1 };
    });
    const { weights } = fitLogistic(examples, [0.8, 0.2]);
    expect((weights[1] ?? 0) / (weights[0] ?? 1)).toBeGreaterThan(0.15);
  });
});

describe('the trial', () => {
  test('better weights pass; the same pairs and seed give the same version to the last digit', async () => {
    const trial = await tryWeights(synthetic(60, 11), WRONG, 'fit-x', 1);
    expect(trial.obstacle).toBeNull();
    expect(trial.figures.lower).toBeGreaterThan(trial.figures.oldNdcg);
    expect(trial.figures.newNdcg).toBeGreaterThan(trial.figures.oldNdcg + 0.1);
    const { text, related, meaning, facts } = trial.weights;
    const most = Object.values(facts).reduce((sum, point) => sum + point, Math.max(text, related) + meaning);
    expect(most).toBeCloseTo(100, 9);
    expect(await tryWeights(synthetic(60, 11), WRONG, 'fit-x', 1)).toEqual(trial);
  });

  test('weights that are as good as the old ones are refused', async () => {
    const good = (await tryWeights(synthetic(60, 11), WRONG, 'fit-x', 1)).weights;
    expect((await tryWeights(synthetic(60, 12), good, 'fit-y', 1)).obstacle).toBe('not-better');
  });

  test('few rows are refused however good they look, and none at all keep the old weights', async () => {
    expect((await tryWeights(synthetic(10, 11), WRONG, 'fit-x', 1)).obstacle).toBe('too-few-pairs');
    const none = await tryWeights([], HAND_WEIGHTS, 'fit-z', 1);
    expect(none.obstacle).toBe('too-few-pairs');
    expect(pointsOf(none.weights)).toEqual(pointsOf(HAND_WEIGHTS).map((point) => expect.closeTo(point, 9)));
  });

  test('the lower bound must lie above the old figure, not on it', () => {
    const figures = { pairs: LEAST_PAIRS, goodPairs: 50, demands: 40, folds: 5, seed: 1, oldNdcg: 0.6, newNdcg: 0.7 };
    expect(obstacleOf({ ...figures, lower: 0.6, upper: 0.8 })).toBe('not-better');
    expect(obstacleOf({ ...figures, lower: 0.61, upper: 0.8 })).toBeNull();
    expect(obstacleOf({ ...figures, lower: 0.61, upper: 0.8, goodPairs: 3 })).toBe('too-few-good');
    expect(obstacleOf({ ...figures, lower: 0.61, upper: 0.8, demands: 3 })).toBe('too-few-demands');
  });
});

describe('the measure', () => {
  test('nDCG is 1 for the best order, less for any other, and undefined where no order is better', () => {
    expect(
      ndcg([
        { score: 2, grade: 2 },
        { score: 1, grade: 0 },
      ]),
    ).toBe(1);
    expect(
      ndcg([
        { score: 1, grade: 2 },
        { score: 2, grade: 0 },
      ]),
    ).toBeCloseTo(1 / Math.log2(3), 12);
    expect(
      ndcg([
        { score: 1, grade: 1 },
        { score: 1, grade: 0 },
      ]),
    ).toBeLessThan(1);
    expect(
      ndcg([
        { score: 1, grade: 0 },
        { score: 2, grade: 0 },
      ]),
    ).toBeNull();
  });

  test('bounds hold the mean and depend on nothing but the seed', () => {
    const values = Array.from({ length: 50 }, (_, at) => (at % 5) / 4);
    const { lower, upper } = boundsOf(values, 9);
    expect(lower).toBeLessThan(0.5);
    expect(upper).toBeGreaterThan(0.5);
    expect(upper - lower).toBeLessThan(0.25);
    expect(boundsOf(values, 9)).toEqual({ lower, upper });
  });
});

describe('labels', () => {
  const act = (kind: GivenAct['kind'], reason: GivenAct['reason'] = null): GivenAct => ({
    demandId: 'd',
    achievementId: 'a',
    kind,
    reason,
    features: { words: 0.4, phrases: 0.5, region: 1 },
  });
  const label = (...acts: GivenAct[]) => trainingPairs(acts).map(({ grade, emphasis }) => [grade, emphasis]);

  test('the furthest step counts, once per pair; opened and left is a weak no', () => {
    expect(label(act('OPENED'))).toEqual([[0, 0.25]]);
    expect(label(act('OPENED'), act('SAVED'), act('SAVED'))).toEqual([[1, 1]]);
    expect(label(act('SIGNED'), act('OPENED'))).toEqual([[4, 3]]);
  });

  test('a rejection is a no, unless it is for a reason that is not about the pair, or a talk took place', () => {
    expect(label(act('SAVED'), act('REJECTED', 'PRICE'))).toEqual([[0, 1]]);
    expect(label(act('SAVED'), act('REJECTED', 'PARTNER'))).toEqual([]);
    expect(label(act('MET'), act('REJECTED', 'PRICE'))).toEqual([[3, 2]]);
  });

  test('the row holds what the scorer multiplies with weights', () => {
    const features = { words: 0.4, phrases: 0.7, related: 0.1, meaning: 0.9, region: 1, budget: 0 };
    const { text, related, meaning, facts } = HAND_WEIGHTS_WITH_MEANING;
    const points = text * 0.7 + related * 0.1 + meaning * 0.8 + facts.region - facts.budget;
    expect(scoreOfRow(pointsOf(HAND_WEIGHTS_WITH_MEANING), designRow(features))).toBeCloseTo(points, 12);
  });

  test('facts count nothing beside a text that says nothing, and in part beside one that says little', () => {
    const ofFacts = (phrases: number) =>
      scoreOfRow(pointsOf(HAND_WEIGHTS), designRow({ phrases, region: 1 })) - 56 * phrases;
    expect([0, 0.3, 0.45, 0.6, 0.9].map(ofFacts)).toEqual([0, 0, 1.5, 3, 3].map((points) => expect.closeTo(points, 9)));
  });
});
