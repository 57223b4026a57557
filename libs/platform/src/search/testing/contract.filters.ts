// Part of the contract suite: filters, facets, order and pages.
import { expect, test } from '@jest/globals';
import type { SearchQuery } from '../search.port.js';
import { asking } from './contract.questions.js';
import { LISTINGS, SHARED_WORDS, type EngineOf } from './listings.js';

export function filtersAndOrders(engineOf: EngineOf): void {
  const ask = asking(engineOf);
  const idsOf = async (q: string, more: Partial<SearchQuery> = {}) => (await ask(q, more)).hits.map((hit) => hit.id);

  test('equality, lists, exclusion, ranges and alternatives', async () => {
    const filtered = async (filter: SearchQuery['filter']) => (await idsOf('', { filter })).sort();
    expect(await filtered([{ field: 'field', in: ['06'] }])).toEqual(['easy', 'shale']);
    expect(await filtered([{ field: 'modes', in: ['TRANSFER'] }])).toEqual(['alloy', 'pickle']);
    const unowned = ['acid', 'control', 'iron', 'turbid', 'vision'];
    expect(await filtered([{ field: 'owner', notIn: ['o1', 'o2', 'o3'] }])).toEqual(unowned);
    expect(await filtered([{ field: 'price', gte: 200, lt: 300 }])).toEqual(['shale']);
    expect(await filtered([{ field: 'publishedAt', gt: 3000 }])).toEqual(['easy']);
    const cheapOfField = [
      { field: 'field', in: ['07'] },
      { field: 'price', lte: 50 },
    ];
    const either = [{ any: [[{ field: 'owner', in: ['o3'] }], cheapOfField] }];
    expect(await filtered(either)).toEqual(['easy', 'pickle']);
    expect(await filtered([{ field: 'field', in: [] }])).toEqual([]);
  });

  test('read to the last page: every document once, with and without words', async () => {
    const sort = { field: 'publishedAt', direction: 'desc' } as const;
    const whole = async (q: string) => {
      const ids: string[] = [];
      for (let cursor: string | undefined | null; cursor !== null;) {
        const page = await ask(q, { sort, limit: 2, cursor, isExhaustive: true });
        ids.push(...page.hits.map(({ id }) => id));
        expect(page).toMatchObject({ total: 0, facetCounts: {}, degraded: false });
        cursor = page.nextCursor;
      }
      return ids;
    };
    const everything = await whole('');
    expect([...everything].sort()).toEqual(LISTINGS.map(({ id }) => id).sort());
    expect(everything.slice(0, 3)).toEqual(['easy', 'alloy', 'shale']);
    expect((await whole(SHARED_WORDS)).sort()).toEqual(['acid', 'turbid']);
    expect(await whole('榨菜废水膜法除盐中试装置')).toContain('pickle');
  });

  test('a facet is counted without its own filter, the total with it', async () => {
    const answer = await ask('', { filter: [{ field: 'field', in: ['06'] }], facets: ['field', 'modes'] });
    expect(answer.total).toBe(2);
    expect(answer.facetCounts).toEqual({ field: { '04': 6, '06': 2, '07': 1 }, modes: { SERVICE: 1 } });
  });

  test('sorted by a number, absent last, page by page without gap or repetition', async () => {
    const sort = { field: 'publishedAt', direction: 'desc' } as const;
    const first = await ask('', { sort, limit: 4 });
    expect(first.hits.map((hit) => hit.id).slice(0, 3)).toEqual(['easy', 'alloy', 'shale']);
    const second = await ask('', { sort, limit: 4, cursor: first.nextCursor ?? '' });
    const third = await ask('', { sort, limit: 4, cursor: second.nextCursor ?? '' });
    expect(third.nextCursor).toBeNull();
    const all = [first, second, third].flatMap((page) => page.hits.map((hit) => hit.id));
    expect(all).toHaveLength(LISTINGS.length);
    expect(new Set(all).size).toBe(LISTINGS.length);
  });

  test('a field outside the definition is refused', async () => {
    await expect(ask('', { filter: [{ field: 'password', in: ['x'] }] })).rejects.toThrow('password');
  });
}
