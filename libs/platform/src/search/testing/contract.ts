// The contract of the search port as a suite, run once per engine by search.contract.db.spec.ts. For tests only.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../../testing/test-database.js';
import { documentHash, fingerprintOf } from '../fingerprint.js';
import type { SearchEngine, SearchQuery } from '../search.port.js';
import { searchEngineOf } from '../search.provider.js';
import { bigrams, characters, normalise, searchWords } from '../text.js';
import { ASKED, RECALLED, RECALLED_NOTHING } from './asked.table.js';
import { contractIndex as index, extraListing, LISTINGS } from './listings.js';

export interface NamedServer {
  readonly meiliUrl?: string | undefined;
  readonly meiliKey?: string | undefined;
}

let count = 0;

/** An engine on a database of its own; with a server, under a prefix of its own. */
export function engineOn(database: TestDatabase, server: NamedServer = {}): SearchEngine {
  const meiliPrefix = `test_${process.pid}_${Date.now().toString(36)}_${(count += 1)}`;
  return searchEngineOf({ meiliUrl: server.meiliUrl, meiliKey: server.meiliKey, meiliPrefix }, database.database);
}

/** The suite. */
export function searchContract(server: NamedServer): void {
  let database: TestDatabase;
  let engine: SearchEngine;

  beforeAll(async () => {
    database = await testDatabase();
    engine = engineOn(database, server);
    await engine.upsert(index, LISTINGS);
  });
  afterAll(async () => {
    await database.close();
  });

  const ask = (q: string, more: Partial<SearchQuery> = {}) =>
    engine.search(index, { q, filter: [], limit: 20, ...more });
  const idsOf = async (q: string, more: Partial<SearchQuery> = {}) => (await ask(q, more)).hits.map((hit) => hit.id);

  describe('finds Chinese text', () => {
    test.each(ASKED)('$about: $q', async ({ q, finds, first }) => {
      const answer = await ask(q);
      const ids = answer.hits.map((hit) => hit.id);
      expect(answer.degraded).toBe(false);
      if (first) expect(ids[0]).toBe(first);
      else expect([...ids].sort()).toEqual([...finds].sort());
      expect(answer.total).toBe(ids.length);
    });

    test('signs that mean something to an engine mean nothing here', async () => {
      for (const q of ["'; drop table x; --", '\\', '"', '()&|!:*', '<->', 'key EXISTS', '"" OR 1=1']) {
        const filter = [{ field: 'price', gte: 0 }];
        expect((await ask(q, { filter, facets: [] })).hits.length).toBeLessThanOrEqual(LISTINGS.length);
      }
    });

    test('a long question is paged, counted and marked like any other', async () => {
      const q = '温度 压力 流量 液位 振动 转速 电流 电压 湿度 噪声 扭矩';
      const first = await ask(q, { limit: 1, facets: ['field'], highlight: ['summary'] });
      expect(first).toMatchObject({ total: 2, facetCounts: { field: { '04': 2 } } });
      expect(first.hits[0]?.highlights.summary?.[0]).toEqual({ text: '温度', hit: true });
      const second = await ask(q, { limit: 1, cursor: first.nextCursor ?? '' });
      expect(second.nextCursor).toBeNull();
      expect([first, second].flatMap((page) => page.hits.map((hit) => hit.id)).sort()).toEqual(['acid', 'turbid']);
    });
  });

  describe('filters, facets, order', () => {
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
  });

  describe('fields that the reader may not see', () => {
    const within = ['title', 'summary'];
    test('are not searched, not counted and not highlighted', async () => {
      expect(await idsOf('蓝藻素')).toEqual(['shale']);
      const answer = await ask('蓝藻素', { within, facets: ['field'], highlight: ['secret', 'title'] });
      expect(answer).toMatchObject({ hits: [], total: 0, facetCounts: { field: {} } });
      const open = await ask('页岩气', { within, highlight: ['secret', 'title'] });
      expect(Object.keys(open.hits[0]?.highlights ?? {})).toEqual(['title']);
    });
  });

  test('marks what was found in the original text', async () => {
    const answer = await ask('頁岩氣', { highlight: ['title'] });
    expect(answer.hits[0]?.highlights.title).toEqual([
      { text: '页岩气', hit: true },
      { text: '压裂返排液处理与回用', hit: false },
    ]);
  });

  describe('recall for scoring', () => {
    const termsOf = (text: string) => {
      const normalised = normalise(text);
      return [...searchWords(normalised), ...bigrams(normalised), ...characters(normalised)];
    };
    const recalled = async (text: string) => {
      const answer = await engine.recall(index, { terms: termsOf(text), filter: [], limit: 5 });
      expect(answer.degraded).toBe(false);
      return answer.candidates.map((candidate) => candidate.id);
    };

    test.each(RECALLED)('$about: $text', async ({ text, finds }) => {
      expect((await recalled(text)).slice(0, finds.length).sort()).toEqual([...finds].sort());
    });

    test.each(RECALLED_NOTHING)('brings nothing for %s', async (_, text) => {
      expect(await recalled(text)).toEqual([]);
    });

    test('keeps to the filter and the limit', async () => {
      const terms = termsOf('页岩气返排液的膜分离处理技术');
      const filter = [{ field: 'owner', notIn: ['o2'] }];
      const others = await engine.recall(index, { terms, filter, limit: 1 });
      expect(others.candidates.map((candidate) => candidate.id)).not.toContain('shale');
      expect(others.candidates.length).toBeLessThanOrEqual(1);
    });

    test('gives the texts and the statistics that scoring needs', async () => {
      const statistics = await engine.statistics(index);
      expect(statistics.documents).toBe(LISTINGS.length);
      expect((await statistics.frequencies(['铁尾', '废水'])).get('废水') ?? 1).toBe(1);
      const [text] = await engine.scoringTexts(index, ['shale']);
      expect(text?.normalised).toContain('页岩气压裂返排液');
      expect(text?.words.split(' ')).toContain('页岩气');
    });
  });

  describe('stays the mirror of its source', () => {
    test('proves it by count and checksum', async () => {
      expect(await engine.fingerprint(index)).toEqual(fingerprintOf(LISTINGS.map(documentHash)));
    });

    test('an older revision does not overwrite a newer, a removed document is gone', async () => {
      await engine.upsert(index, [extraListing('超临界萃取装置', 5)]);
      await engine.upsert(index, [extraListing('旧文本', 4)]);
      expect(await idsOf('超临界萃取')).toEqual(['extra']);
      await engine.remove(index, ['extra']);
      expect(await idsOf('超临界萃取')).toEqual([]);
    });

    test('a rebuild swaps to exactly what it was given', async () => {
      const kept = LISTINGS.slice(0, 5);
      async function* batches() {
        yield kept.slice(0, 3);
        yield kept.slice(3);
      }
      const fingerprint = await engine.rebuild(index, batches());
      expect(fingerprint).toEqual(fingerprintOf(kept.map(documentHash)));
      expect(await idsOf('铁尾矿')).toEqual([]);
      expect(await idsOf('合金')).toEqual(['alloy']);
    });
  });
}
