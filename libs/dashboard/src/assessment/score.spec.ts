import { basisOf, scoreOf } from './score.js';

const RULE = { capPercent: 120, basis: 'SYSTEM_FIRST' } as const;

describe('the score of an item', () => {
  it.each([
    [50n, 100n, 1000, 500],
    [100n, 100n, 1000, 1000],
    [119n, 100n, 1000, 1190],
    [120n, 100n, 1000, 1200],
    [5000n, 100n, 1000, 1200],
    [0n, 100n, 1000, 0],
    [1n, 3n, 1000, 333],
    [2n, 3n, 1000, 667],
    [1n, 8n, 100, 13],
    [1n, 200n, 100, 1],
    [99_999_999_999_999n, 99_999_999_999_998n, 10_000, 10_000],
  ])('of %s against %s with weight %s is %s', (actual, target, weight, points) => {
    expect(scoreOf(actual, target, weight, 'UP', RULE)).toBe(points);
  });

  it('grows the other way where less is better, and a cancelled-out value counts nothing', () => {
    expect(scoreOf(200n, 100n, 1000, 'DOWN', RULE)).toBe(500);
    expect(scoreOf(0n, 100n, 1000, 'DOWN', RULE)).toBe(1200);
    expect(scoreOf(-5n, 100n, 1000, 'UP', RULE)).toBe(0);
  });

  it('ends at the cap of its rule', () => {
    expect(scoreOf(200n, 100n, 1000, 'UP', { ...RULE, capPercent: 100 })).toBe(1000);
    expect(scoreOf(200n, 100n, 1000, 'UP', { ...RULE, capPercent: 150 })).toBe(1500);
  });
});

describe('the value that counts', () => {
  it('is the platform’s where there is one, unless the rule says otherwise', () => {
    expect(basisOf(RULE, true, true)).toBe('SYSTEM');
    expect(basisOf(RULE, false, true)).toBe('SELF');
    expect(basisOf(RULE, false, false)).toBeNull();
    expect(basisOf({ capPercent: 120, basis: 'SELF' }, true, false)).toBeNull();
  });
});
