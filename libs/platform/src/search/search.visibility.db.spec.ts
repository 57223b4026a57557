// Tries to learn a word of a closed field from an engine. Whatever is asked, the answer about a hidden word must be the
// answer about a word that exists nowhere: in hits, order, scores, totals, facets, pages, marks, and in "more like this".
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@app/platform/testing';
import { describeWith, meilisearch } from '../../../../test/support/servers.js';
import { defineIndex, type SearchDocument, type SearchEngine, type SearchQuery } from './search.port.js';
import { engineOn, type NamedServer } from './testing/contract.js';

const index = defineIndex({
  name: 'probed_listing',
  version: 1,
  text: { title: 'A', summary: 'B', members: 'D' },
  filterable: ['field', 'price'],
  facets: ['field'],
  sortable: ['price'],
});

/** In the closed field of six documents; the second of each pair is in none. Neither begins like a public word or its pinyin. */
const PAIRS = [
  ['蓝藻素', '紫菌酶'],
  ['xvanthorin', 'qvelmorax'],
  ['7731MPa', '8842MPa'],
] as const;
const HIDDEN = PAIRS.map(([hidden]) => hidden).join('，');
/** Also in public fields, and many times in the closed field of every second document. */
const PUBLIC_WORD = '轴承';

const DOCUMENTS: SearchDocument[] = Array.from({ length: 12 }, (_, at) => ({
  id: `doc-${String(at).padStart(2, '0')}`,
  revision: 1,
  text: {
    title: at < 8 ? `${PUBLIC_WORD}缺陷检测` : '水泵节能改造',
    summary: `第${at % 4}代样机，振动与温度融合`,
    members: at % 2 === 0 ? `${HIDDEN}，${`${PUBLIC_WORD}密封 `.repeat(9)}` : '',
  },
  attributes: { field: at % 3 === 0 ? '04' : '06', price: at % 5 },
}));

const within = ['title', 'summary'];
const highlight = ['title', 'summary', 'members'];

/** Questions about a word: alone, among public words, in a long one, as the beginning of itself, in another form. */
const QUESTIONS: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.slice(0, -1),
  (word) => word.slice(0, 2),
  (word) => `${word}${PUBLIC_WORD}`,
  (word) => `${PUBLIC_WORD} ${word}`,
  (word) => `${word} 水泵 节能 改造 量子`,
  (word) => `${PUBLIC_WORD} 缺陷 检测 振动 温度 融合 样机 水泵 节能 改造 装置 ${word}`,
  (word) => word.toUpperCase().normalize('NFKC'),
];

function probes(server: NamedServer): void {
  let database: TestDatabase;
  let engine: SearchEngine;

  beforeAll(async () => {
    database = await testDatabase();
    engine = engineOn(database, server);
    await engine.upsert(index, DOCUMENTS);
  });
  afterAll(() => database.close());

  const answerTo = async (q: string, more: Partial<SearchQuery> = {}) => {
    const query = { q, filter: [], limit: 5, within, highlight, facets: ['field'], ...more };
    const { nextCursor, ...first } = await engine.search(index, query);
    const second = nextCursor === null ? null : await engine.search(index, { ...query, cursor: nextCursor });
    return { first, second: second && { ...second, nextCursor: second.nextCursor !== null } };
  };

  const VARIANTS: readonly (readonly [string, Partial<SearchQuery>])[] = [
    ['by relevance', {}],
    ['sorted', { sort: { field: 'price', direction: 'desc' } }],
    ['filtered on the counted facet', { filter: [{ field: 'field', in: ['06'] }] }],
  ];
  const pairs = PAIRS.map(([hidden, absent]) => ({ hidden, absent }));

  test('the hidden words are there, for those who may read them', async () => {
    for (const [hidden] of PAIRS)
      expect((await engine.search(index, { q: hidden, filter: [], limit: 20 })).total).toBe(6);
  });

  describe.each(VARIANTS)('%s', (_, more) => {
    test.each(pairs)('$hidden is answered as $absent is', async ({ hidden, absent }) => {
      for (const question of QUESTIONS) {
        const asked = question(hidden);
        expect({ asked, answer: await answerTo(asked, more) }).toEqual({
          asked,
          answer: await answerTo(question(absent), more),
        });
      }
    });
  });

  test.each(pairs)('typing $hidden on is as typing $absent', async ({ hidden, absent }) => {
    const typed = (word: string, from: string) =>
      engine.suggest(index, { typed: `${from}${word}`, filter: [], within, limit: 10 });
    expect(await typed(hidden, '')).toEqual(await typed(absent, ''));
    expect(await typed(hidden.slice(0, 2), '')).toEqual(await typed(absent.slice(0, 2), ''));
    expect(await typed(hidden, PUBLIC_WORD)).toEqual(await typed(absent, PUBLIC_WORD));
    const other = await engine.suggest(index, { typed: PUBLIC_WORD, filter: [], within: ['summary'], limit: 10 });
    expect(other.suggestions).toEqual([]);
  });

  test('what a closed field says of a public word orders no suggestions', async () => {
    const gears = (revision: number, loud: string): SearchDocument[] =>
      ['gear-1', 'gear-2'].map((id) => {
        const members = id === loud ? '齿轮箱 '.repeat(9) : '';
        return {
          id,
          revision,
          text: { title: `齿轮箱${id.slice(-1)}号减振方案`, members },
          attributes: { field: '06', price: 1 },
        };
      });
    const suggested = () => engine.suggest(index, { typed: '齿轮箱', filter: [], within, limit: 10 });
    await engine.upsert(index, gears(1, 'gear-1'));
    const first = await suggested();
    expect(first.suggestions.length).toBeGreaterThan(1);
    await engine.upsert(index, gears(2, 'gear-2'));
    expect(await suggested()).toEqual(first);
    await engine.remove(index, ['gear-1', 'gear-2']);
  });

  test('a public word that is also hidden orders nothing: equal public texts, equal scores', async () => {
    const { hits, total } = await engine.search(index, { q: PUBLIC_WORD, filter: [], limit: 20, within });
    expect(total).toBe(8);
    expect(new Set(hits.map((hit) => hit.score)).size).toBe(1);
  });

  test.each(pairs)('more like a text with $hidden is more like one with $absent', async ({ hidden, absent }) => {
    const like = (word: string) =>
      engine.similar(index, { text: `${word} ${PUBLIC_WORD} 密封 水泵`, filter: [], within, limit: 20 });
    expect(await like(hidden)).toEqual(await like(absent));
    const alone = await engine.similar(index, { text: hidden, filter: [], within, limit: 20 });
    expect(alone.candidates).toEqual([]);
    expect((await engine.similar(index, { text: hidden, filter: [], limit: 20 })).candidates).toHaveLength(6);
  });
}

describe('a hidden word in the embedded engine', () => probes({}));
describeWith('Meilisearch', 'a hidden word in Meilisearch', () =>
  probes({ meiliUrl: meilisearch?.url, meiliKey: meilisearch?.key }),
);
