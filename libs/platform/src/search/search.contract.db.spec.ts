// One contract for every engine behind the search port; the Chinese cases of matching.md §4 as a table.
// The Meilisearch part needs a server and is otherwise reported as not run.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@app/platform/testing';
import { describeWith, meilisearch } from '../../../../test/support/servers.js';
import { fingerprintOf, documentHash } from './fingerprint.js';
import { searchEngineOf } from './search.provider.js';
import { defineIndex, type SearchDocument, type SearchEngine, type SearchQuery } from './search.port.js';
import { bigrams, normalise, searchWords } from './text.js';

const index = defineIndex({
  name: 'contract_listing',
  version: 1,
  text: { title: 'A', summary: 'B', secret: 'D' },
  filterable: ['field', 'modes', 'price', 'owner', 'publishedAt'],
  facets: ['field', 'modes'],
  sortable: ['publishedAt', 'price'],
});

function listing(id: string, title: string, summary = '', more: Partial<SearchDocument> = {}): SearchDocument {
  return { id, revision: 1, text: { title, summary }, attributes: { field: '04', modes: [], price: 100 }, ...more };
}

const LISTINGS: SearchDocument[] = [
  listing('alloy', '铝合金轮毂低压铸造技术', '抗拉强度 320 MPa，单件减重 0.8kg，成品率99.5%', {
    attributes: { field: '04', modes: ['LICENCE', 'TRANSFER'], price: 300, publishedAt: 3000, owner: 'o1' },
  }),
  listing('shale', '页岩气压裂返排液处理与回用', '膜分离与电絮凝组合，处理成本降低四成', {
    attributes: { field: '06', modes: ['SERVICE'], price: 200, publishedAt: 2000, owner: 'o2' },
    text: { title: '页岩气压裂返排液处理与回用', summary: '膜分离与电絮凝组合', secret: '专有药剂配方蓝藻素' },
  }),
  listing('pickle', '榨菜高盐废水资源化', '蒸发结晶回收食盐，ABC-123 型成套设备', {
    attributes: { field: '07', modes: ['TRANSFER'], price: 50, publishedAt: 1000, owner: 'o1' },
  }),
  listing('easy', '模块化光伏支架', '安装简单，两人一小时完成 10kW 阵列', {
    attributes: { field: '06', modes: [], publishedAt: 4000, owner: 'o3' },
  }),
  listing('control', '基于Lyapunov函数的飞行器控制', '大角度机动镇定，采用 TRL 6 样机验证'),
  listing('iron', '铁尾矿制备微晶玻璃', '以铁尾矿为主要原料'),
  listing('vision', '零件尺寸机器视觉检测', '精度±0.1mm，节拍 2 s'),
];

/** The suite, run once per engine. */
function contract(meili: { meiliUrl?: string; meiliKey?: string }): void {
  let database: TestDatabase;
  let engine: SearchEngine;

  beforeAll(async () => {
    database = await testDatabase();
    const meiliPrefix = `test_${process.pid}_${Date.now().toString(36)}`;
    engine = searchEngineOf({ meiliUrl: undefined, meiliKey: undefined, ...meili, meiliPrefix }, database.database);
    await engine.upsert(index, LISTINGS);
  });
  afterAll(async () => {
    await database.close();
  });

  const ask = (q: string, more: Partial<SearchQuery> = {}) =>
    engine.search(index, { q, filter: [], limit: 20, ...more });
  const idsOf = async (q: string, more: Partial<SearchQuery> = {}) => (await ask(q, more)).hits.map((hit) => hit.id);

  describe('finds Chinese text', () => {
    test.each([
      ['a word inside a longer word', '合金', ['alloy']],
      ['characters across a word boundary', '装简', ['easy']],
      ['a single character', '铝', ['alloy']],
      ['traditional characters', '頁岩氣', ['shale']],
      ['full-width letters and digits', 'ＡＢＣ－１２３', ['pickle']],
      ['mixed Chinese and Latin', 'lyapunov函数', ['control']],
      ['Latin whatever its case', 'LYAPUNOV', ['control']],
      ['a beginning of a Latin word', 'lyap', ['control']],
      ['a number with its unit', '0.1mm', ['vision']],
      ['a unit written with a blank', '320MPa', ['alloy']],
      ['a percentage', '99.5%', ['alloy']],
      ['a leading hyphen as a list mark, not as a negation', '-废水', ['pickle']],
      ['a bullet before the words', '• 废水', ['pickle']],
      ['several words in any order', '回用 返排液', ['shale']],
      ['words without a blank between them', '榨菜废水', ['pickle']],
      ['a typing error in a Latin word', 'lyapnov', ['control']],
    ])('%s: %s', async (_, q, expected) => {
      expect((await idsOf(q)).slice(0, expected.length)).toEqual(expected);
    });

    test('nothing for words that occur nowhere', async () => {
      expect(await ask('量子纠缠通信卫星')).toMatchObject({ hits: [], total: 0, nextCursor: null, degraded: false });
    });

    test('relaxes when no document holds every word', async () => {
      expect(await idsOf('榨菜废水膜法除盐中试装置')).toContain('pickle');
    });

    test('a question of punctuation alone finds nothing and fails nowhere', async () => {
      for (const q of ['？？！', "'; drop table x; --", '\\', '"', '()&|!:*', '<->']) {
        const filter = [{ field: 'price', gte: 0 }];
        expect((await ask(q, { filter, facets: [] })).hits.length).toBeLessThanOrEqual(LISTINGS.length);
      }
    });

    test('a title hit comes before a hit in the text', async () => {
      expect((await idsOf('铁尾矿'))[0]).toBe('iron');
    });
  });

  describe('filters, facets, order', () => {
    test('equality, lists, exclusion, ranges and alternatives', async () => {
      const filtered = async (filter: SearchQuery['filter']) => (await idsOf('', { filter })).sort();
      expect(await filtered([{ field: 'field', in: ['06'] }])).toEqual(['easy', 'shale']);
      expect(await filtered([{ field: 'modes', in: ['TRANSFER'] }])).toEqual(['alloy', 'pickle']);
      expect(await filtered([{ field: 'owner', notIn: ['o1', 'o2', 'o3'] }])).toEqual(['control', 'iron', 'vision']);
      expect(await filtered([{ field: 'price', gte: 200, lt: 300 }])).toEqual(['shale']);
      expect(await filtered([{ field: 'publishedAt', gt: 3000 }])).toEqual(['easy']);
      expect(
        await filtered([
          {
            any: [
              [{ field: 'owner', in: ['o3'] }],
              [
                { field: 'field', in: ['07'] },
                { field: 'price', lte: 50 },
              ],
            ],
          },
        ]),
      ).toEqual(['easy', 'pickle']);
      expect(await filtered([{ field: 'field', in: [] }])).toEqual([]);
    });

    test('a facet is counted without its own filter, the total with it', async () => {
      const answer = await ask('', { filter: [{ field: 'field', in: ['06'] }], facets: ['field', 'modes'] });
      expect(answer.total).toBe(2);
      expect(answer.facetCounts).toEqual({ field: { '04': 4, '06': 2, '07': 1 }, modes: { SERVICE: 1 } });
    });

    test('sorted by a number, absent last, page by page without gap or repetition', async () => {
      const sort = { field: 'publishedAt', direction: 'desc' } as const;
      const first = await ask('', { sort, limit: 3 });
      expect(first.hits.map((hit) => hit.id)).toEqual(['easy', 'alloy', 'shale']);
      const second = await ask('', { sort, limit: 3, cursor: first.nextCursor ?? '' });
      const third = await ask('', { sort, limit: 3, cursor: second.nextCursor ?? '' });
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
    const termsOf = (text: string) => [...searchWords(normalise(text)), ...bigrams(normalise(text))];

    test('ranks by the rare terms held, keeps to the filter and the limit', async () => {
      const terms = termsOf('页岩气返排液的膜分离处理技术');
      const { candidates, degraded } = await engine.recall(index, { terms, filter: [], limit: 5 });
      expect(degraded).toBe(false);
      expect(candidates[0]?.id).toBe('shale');
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
      await engine.upsert(index, [listing('extra', '超临界萃取装置', '', { revision: 5 })]);
      await engine.upsert(index, [listing('extra', '旧文本', '', { revision: 4 })]);
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

describe('search engine embedded in PostgreSQL', () => contract({}));
describe('a Meilisearch that does not answer', () => {
  test('is stood in for, visibly, and takes no write', async () => {
    const database = await testDatabase();
    const named = { meiliUrl: 'http://127.0.0.1:9', meiliKey: 'none', meiliPrefix: 'absent' };
    const engine = searchEngineOf(named, database.database);
    await expect(engine.upsert(index, LISTINGS)).rejects.toThrow();
    const answer = await engine.search(index, { q: '合金', filter: [], limit: 20, facets: ['field'] });
    expect(answer).toMatchObject({ degraded: true, total: 1, facetCounts: { field: { '04': 1 } } });
    const recalled = await engine.recall(index, { terms: ['合金'], filter: [], limit: 5 });
    expect(recalled).toMatchObject({ degraded: true, candidates: [{ id: 'alloy' }] });
    await database.close();
  });
});

describeWith('Meilisearch', 'search engine Meilisearch', () =>
  contract({ meiliUrl: meilisearch?.url, meiliKey: meilisearch?.key }),
);
