// Part of the contract suite: what questions of people find and mark, and what stays hidden from them.
import { expect, test } from '@jest/globals';
import type { SearchQuery } from '../search.port.js';
import { ALSO_ASKED, ASKED } from './asked.table.js';
import { contractIndex as index, extraListing, LISTINGS, SHARED_WORDS, type EngineOf } from './listings.js';

export const asking =
  (engineOf: EngineOf) =>
  (q: string, more: Partial<SearchQuery> = {}) =>
    engineOf().search(index, { q, filter: [], limit: 20, ...more });

export function findsChinese(engineOf: EngineOf): void {
  const ask = asking(engineOf);

  test.each(ASKED)('$about: $q', async ({ q, finds, first }) => {
    const answer = await ask(q);
    const ids = answer.hits.map((hit) => hit.id);
    expect(answer.degraded).toBe(false);
    if (first) expect(ids[0]).toBe(first);
    else expect([...ids].sort()).toEqual([...finds].sort());
    expect(answer.total).toBe(ids.length);
  });

  test.each(ALSO_ASKED)('tells what it asked as well: %s', async (_about, q, also) => {
    const words = { version: 1, synonyms: [{ words: ['废水', '污水'], isOneWay: false }], stopWords: [] };
    const { alsoAsked } = await ask(q, { words });
    expect(alsoAsked.map(({ kind, text }) => `${kind} ${text}`)).toEqual(also);
  });

  test('titles that the reader may not read lend no reading; later pages tell nothing again', async () => {
    expect((await ask('zhacai', { within: ['summary'] })).alsoAsked).toEqual([]);
    const first = await ask('污水 回用', { limit: 1 });
    if (first.nextCursor)
      expect((await ask('污水 回用', { limit: 1, cursor: first.nextCursor })).alsoAsked).toEqual([]);
  });

  test('typing errors in Latin words are forgiven, also beside words that are right; never in short words', async () => {
    const titles = { smooth: 'Smooth-DETR遥感判读', deform: 'Deformable-DETR遥感判读', solar: '大面积perovskite薄膜' };
    const added = Object.entries(titles).map(([id, title]) => Object.assign({}, extraListing(title, 1), { id }));
    await engineOf().upsert(index, added);
    const found = async (q: string) => (await ask(q, { facets: ['field'] })).hits.map(({ id }) => id);
    try {
      expect((await found('Smoth-DETR'))[0]).toBe('smooth');
      expect((await found('遥感 smoth 判读'))[0]).toBe('smooth');
      expect((await found('smoth 量子纠缠'))[0]).toBe('smooth');
      expect(await found('smotoh')).toEqual(['smooth']);
      expect(await found('perofskitte')).toEqual(['solar']);
      for (const q of ['smxxth', 'dext', 'zhacay', '321mpa']) expect([q, await found(q)]).toEqual([q, []]);
    } finally {
      await engineOf().remove(index, Object.keys(titles));
    }
  });

  test('signs that mean something to an engine mean nothing here', async () => {
    for (const q of ["'; drop table x; --", '\\', '"', '()&|!:*', '<->', 'key EXISTS', '"" OR 1=1']) {
      const filter = [{ field: 'price', gte: 0 }];
      expect((await ask(q, { filter, facets: [] })).hits.length).toBeLessThanOrEqual(LISTINGS.length);
    }
  });

  test('a long question is paged, counted and marked like any other', async () => {
    const q = SHARED_WORDS;
    const first = await ask(q, { limit: 1, facets: ['field'], highlight: ['summary'] });
    expect(first).toMatchObject({ total: 2, facetCounts: { field: { '04': 2 } } });
    expect(first.hits[0]?.highlights.summary?.[0]).toEqual({ text: '温度', hit: true });
    const second = await ask(q, { limit: 1, cursor: first.nextCursor ?? '' });
    expect(second.nextCursor).toBeNull();
    expect([first, second].flatMap((page) => page.hits.map((hit) => hit.id)).sort()).toEqual(['acid', 'turbid']);
  });

  test('marks what was found in the original text', async () => {
    const answer = await ask('頁岩氣', { highlight: ['title'] });
    expect(answer.hits[0]?.highlights.title).toEqual([
      { text: '页岩气', hit: true },
      { text: '压裂返排液处理与回用', hit: false },
    ]);
  });
}

export function hidesFields(engineOf: EngineOf): void {
  const ask = asking(engineOf);
  const within = ['title', 'summary'];
  test('are not searched, not counted and not highlighted', async () => {
    expect((await ask('蓝藻素')).hits.map((hit) => hit.id)).toEqual(['shale']);
    const answer = await ask('蓝藻素', { within, facets: ['field'], highlight: ['secret', 'title'] });
    expect(answer).toMatchObject({ hits: [], total: 0, facetCounts: { field: {} } });
    const open = await ask('页岩气', { within, highlight: ['secret', 'title'] });
    expect(Object.keys(open.hits[0]?.highlights ?? {})).toEqual(['title']);
  });
}
