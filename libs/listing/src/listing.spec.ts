import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { givenOnly, missingFrom } from './entry.js';
import { endOfDayAfter } from './expiry.js';
import { withOwners } from './listing.js';
import { amountBandOf, FacetValues, isMore } from './listing.schema.js';
import { inOrder } from './lists.js';
import { verdictsBy } from './verdicts.js';

describe('cards', () => {
  test('stand in the order of the ids found, without those that were left out', () => {
    expect(inOrder(['c', 'b', 'a'], [{ id: 'a' }, { id: 'c' }])).toEqual([{ id: 'c' }, { id: 'a' }]);
  });

  test('ask for each owner once, and a row of an unknown one is left out', async () => {
    const asked: (readonly string[])[] = [];
    const rows = ['o', 'o', 'gone'].map((organisationId) => ({ organisationId }));
    const owned = await withOwners(rows, async (ids) => {
      asked.push(ids);
      return [{ id: 'o' }];
    });
    expect(asked).toEqual([['o', 'gone']]);
    expect(owned).toEqual([
      [{ organisationId: 'o' }, { id: 'o' }],
      [{ organisationId: 'o' }, { id: 'o' }],
    ]);
  });
});

describe('fields', () => {
  test('left out are not columns, emptied ones are', () => {
    expect(givenOnly({ title: undefined, problem: null })).toEqual({ problem: null });
  });

  test('each missing one is named once, with its first fault', () => {
    const required = z.object({
      title: z
        .string()
        .min(4, '太短')
        .regex(/^[a-z]+$/, '仅小写'),
      area: z.string('必填'),
    });
    expect(missingFrom(required, { title: 'A' })).toEqual([
      { pointer: '/title', detail: '太短' },
      { pointer: '/area', detail: '必填' },
    ]);
  });

  test.each([
    ['9', '10', false],
    ['10', '9', true],
    ['10', '10', false],
  ])('amounts of different length: is %s more than %s? %s', (left, right, expected) => {
    expect(isMore(left, right)).toBe(expected);
  });

  test.each([
    [9_999_999n, 'LT10'],
    [10_000_000n, '10_50'],
    [499_999_999n, '100_500'],
    [500_000_000n, 'GE500'],
  ])('%s fen lie in the band %s', (fen, band) => {
    expect(amountBandOf(fen)).toBe(band);
  });

  test('a facet takes codes joined by commas and nothing else', () => {
    expect(FacetValues.safeParse('LAB,PILOT').success).toBe(true);
    expect(FacetValues.safeParse('LAB,').success).toBe(false);
  });
});

test('validity ends with a day in Shanghai, on the last day of a shorter month', () => {
  expect(endOfDayAfter(new Date('2026-08-30T17:00:00Z'), 6).toISOString()).toBe('2027-02-28T15:59:59.999Z');
});

test('an action that the viewer never has is absent from `can`', () => {
  const rules = { edit: () => true as const, publish: () => 'wrong-state', close: () => undefined };
  expect(verdictsBy(rules, null, {})).toEqual({ edit: true, publish: 'wrong-state' });
});
