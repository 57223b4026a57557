import { expect, test } from '@jest/globals';
import type { Fit } from '@app/matching';
import { fitReport } from './weights-report.js';

const figures = {
  pairs: 374,
  goodPairs: 137,
  demands: 60,
  folds: 5,
  seed: 1,
  oldNdcg: 0.858,
  newNdcg: 0.92,
  lower: 0.905,
  upper: 0.932,
};
const fit = (trial: Partial<Fit['trial']>): Fit => ({
  version: 'fit-1',
  comparedWith: 'hand-1',
  trial: {
    weights: {
      version: 'fit-1',
      text: 40,
      related: 0,
      meaning: 0,
      facts: { region: 60 } as Fit['trial']['weights']['facts'],
    },
    figures,
    obstacle: null,
    ...trial,
  },
});

test('a fit that passed the gate says so first, then its figures and points', () => {
  const [verdict, material, quality, points] = fitReport(fit({})).split('\n');
  expect(verdict).toBe('fit-1: 可以启用 / may go live');
  expect(material).toContain('pairs 374');
  expect(quality).toBe('  nDCG@10 hand-1 0.858 → fit-1 0.920 (95 % 0.905–0.932)');
  expect(points).toContain('text 40.0 · related 0.0 · meaning 0.0 · region 60.0');
});

test('one that did not says why; the mean of no demand is not printed', () => {
  const text = fitReport(fit({ obstacle: 'too-few-pairs', figures: { ...figures, demands: 0 } }));
  expect(text).toContain('不能启用 / may not go live：样本不足 200 对');
  expect(text).not.toContain('nDCG');
});
