import { describe, expect, test } from '@jest/globals';
import { array, assert, double, property } from 'fast-check';
import { shownPoints } from './shown-points.js';

const matchOf = (contributions: readonly number[]) => ({
  score: contributions.reduce((sum, each) => sum + each, 0),
  reasons: contributions.map((contribution) => ({ feature: 'words' as const, text: '', contribution })),
});

describe('shown points', () => {
  test('the tenth that rounding loses goes to whom it is nearest', () => {
    const shown = shownPoints(matchOf([10.06, 5.04, 3.04, -1.02]));
    expect(shown.score).toBe(17.1);
    expect(shown.reasons.map((reason) => reason.contribution)).toEqual([10.1, 5, 3, -1]);
  });

  test('are tenths near what is stored and add up to the shown score', () => {
    const points = double({ min: -60, max: 60, noNaN: true });
    assert(
      property(array(points, { minLength: 2, maxLength: 10 }), (contributions) => {
        const { score, reasons } = shownPoints(matchOf(contributions));
        const sum = reasons.reduce((total, reason) => total + Math.round(reason.contribution * 10), 0);
        expect(sum).toBe(Math.round(score * 10));
        reasons.forEach((reason, at) => expect(Math.abs(reason.contribution - contributions[at]!)).toBeLessThan(0.11));
        expect(reasons.every(({ contribution }) => Number.isInteger(Math.round(contribution * 1e9) / 1e8))).toBe(true);
      }),
    );
  });
});
