import { describe, expect, it } from '@jest/globals';
import { inReadingOrder, shownPoints, signedPoints, sumOfPoints, waterfall } from './waterfall.js';

const points = [31.2, 18, 14, 10.5, 8, 6.4, 4, -6, -3.5];

describe('reasons', () => {
  it('add up to the score without floating-point dust', () => {
    expect(sumOfPoints(points)).toBe(82.6);
    expect(sumOfPoints([0.1, 0.2])).toBe(0.3);
    expect(waterfall(points).at(-1)?.to).toBe(82.6);
  });
  it('are shown in tenths that add up to the shown score', () => {
    const exact = [17.3816, 9, 8.9352, 8, 7, 6, 4, 4, 3, 3];
    const score = exact.reduce((sum, each) => sum + each, 0);
    expect(sumOfPoints(shownPoints(exact, score))).toBe(Number(score.toFixed(1)));
    expect(shownPoints([0.16, 0.16, 0.16], 0.48)).toEqual([0.1, 0.2, 0.2]);
    expect(shownPoints([1.04, -0.54], 0.5)).toEqual([1, -0.5]);
  });
  it('start each bar where the last one ended', () => {
    const steps = waterfall(points);
    for (let at = 1; at < steps.length; at += 1) expect(steps[at]?.from).toBe(steps[at - 1]?.to);
  });
  it('come positives by size, then negatives', () => {
    const mixed = [{ points: -3.5 }, { points: 4 }, { points: -6 }, { points: 31.2 }];
    expect(inReadingOrder(mixed).map((each) => each.points)).toEqual([31.2, 4, -6, -3.5]);
  });
  it('carry a sign and one decimal', () => {
    expect([signedPoints(31.25), signedPoints(-6), signedPoints(0)]).toEqual(['+31.3', '−6.0', '0.0']);
  });
});
