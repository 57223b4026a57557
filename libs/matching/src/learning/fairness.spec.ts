// 付费不影响排序, and no unit is preferred: what the scorer can read is written down here and checked.
import { expect, test } from '@jest/globals';
import { FACT_FEATURES, type AchievementSide, type DemandSide } from '../features.js';
import { FEATURES } from '../weights.js';

const DEMAND: DemandSide & Record<string, unknown> = {
  techArea: '06',
  industry: 'C1371',
  bases: ['B2'],
  budgetMinFen: 1n,
  budgetMaxFen: 2n,
  requiredTrl: 6,
  cooperationModes: ['TRANSFER'],
  targets: [],
  regionCode: '500102',
};
const ACHIEVEMENT: AchievementSide & Record<string, unknown> = {
  title: '榨菜丝计量充填机',
  keywords: ['榨菜'],
  techArea: '06',
  industry: 'C1371',
  bases: ['B2'],
  price: { kind: 'FIXED', amountFen: '1' },
  priceMinFen: 1n,
  priceMaxFen: 1n,
  trl: 7,
  modes: ['TRANSFER'],
  indicators: [],
  regionCode: '500102',
};

/** Every property that is asked for, also one that is not there. */
function watched<T extends object>(side: T, seen: Set<string>): T {
  return new Proxy(side, {
    get(target, name, receiver) {
      if (typeof name === 'string') seen.add(name);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

test('no feature reads who owns a listing, what was paid, or anything beyond the stated facts', () => {
  const seen = new Set<string>();
  for (const find of Object.values(FACT_FEATURES)) {
    const finding = find(watched(DEMAND, seen), watched(ACHIEVEMENT, seen), { isNamed: () => true });
    if ('text' in finding) finding.text();
  }
  const stated = new Set([...Object.keys(DEMAND), ...Object.keys(ACHIEVEMENT)]);
  expect([...seen].filter((name) => !stated.has(name))).toEqual([]);
  expect(
    [...stated].filter((name) => /organisation|owner|holder|paid|payment|fee|level|member|id$/i.test(name)),
  ).toEqual([]);
  expect(seen.size).toBeGreaterThan(10);
});

test('no weight is for anything but text and stated facts', () => {
  const ofText = ['words', 'phrases', 'related', 'meaning'];
  expect(FEATURES.toSorted()).toEqual([...ofText, ...Object.keys(FACT_FEATURES)].toSorted());
});
