// Synonyms and stop words: what they do to a question on both engines, what a preview tells, how a change goes live.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@app/platform/testing';
import { describeWith, meilisearch } from '../../../../test/support/servers.js';
import { Settings } from '../settings.js';
import type { SearchEngine } from './search.port.js';
import { SearchWords } from './search.words.js';
import { engineOn, type NamedServer } from './testing/contract.js';
import { contractIndex as index, LISTINGS } from './testing/listings.js';
import { askedWords } from './words.js';

const WORDS = {
  version: 1,
  synonyms: [
    { words: ['废水', '污水', 'effluent'], isOneWay: false },
    { words: ['轮毂', '车轮圈'], isOneWay: false },
    { words: ['PE', '聚乙烯'], isOneWay: false },
    { words: ['咸菜', '榨菜', '泡菜'], isOneWay: true },
  ],
  stopWords: ['的', '技术', '求购'],
};

test.each([
  ['污水处理', [['污水', '废水', 'effluent'], ['处理']]],
  ['求购 pepper 技术', [['pepper']]],
  ['ＰＥ管', [['pe', '聚乙烯'], ['管']]],
  ['咸菜', [['咸菜', '榨菜', '泡菜']]],
  ['榨菜', [['榨菜']]],
  ['求购技术', [['求购'], ['技术']]],
])('%s is asked as %j', (q, expected) => {
  expect(askedWords(q, WORDS)).toEqual(expected);
});

function words(server: NamedServer): void {
  let database: TestDatabase;
  let engine: SearchEngine;
  let service: SearchWords;

  beforeAll(async () => {
    database = await testDatabase();
    engine = engineOn(database, server);
    service = new SearchWords(engine, new Settings(database.database));
    await engine.upsert(index, LISTINGS);
  });
  afterAll(() => database.close());

  const idsOf = async (q: string, list?: typeof WORDS) => {
    const { hits, total } = await engine.search(index, { q, filter: [], limit: 20, words: list });
    expect(total).toBe(hits.length);
    return hits.map(({ id }) => id).sort();
  };

  test('a synonym finds what the word finds, alone, among others, in a long question and page by page', async () => {
    expect(await idsOf('污水')).toEqual([]);
    expect(await idsOf('污水', WORDS)).toEqual(['pickle']);
    expect(await idsOf('effluent', WORDS)).toEqual(['pickle']);
    expect(await idsOf('榨菜污水', WORDS)).toEqual(['pickle']);
    expect(await idsOf('铝合金车轮圈', WORDS)).toEqual(['alloy']);
    expect(await idsOf('榨菜 高盐 污水 资源化 蒸发 结晶 回收 食盐 成套 设备', WORDS)).toEqual(['pickle']);
  });

  test('a stop word asks for nothing, unless it is all there is', async () => {
    expect(await idsOf('求购榨菜', WORDS)).toEqual(['pickle']);
    expect(await idsOf('技术', WORDS)).toEqual(await idsOf('技术'));
  });

  test('a preview tells what comes in and drops out, and stores nothing', async () => {
    const effects = await service.preview(index, WORDS, ['污水', '合金'], { filter: [] });
    expect(effects).toEqual([
      { q: '污水', totalBefore: 0, totalAfter: 1, before: [], after: ['pickle'] },
      { q: '合金', totalBefore: 1, totalAfter: 1, before: ['alloy'], after: ['alloy'] },
    ]);
    expect(await service.get()).toEqual({ version: 0, synonyms: [], stopWords: [] });
  });

  test('contradictions and words without letters are refused with their place', async () => {
    const group = (...alike: string[]) => ({ words: alike, isOneWay: false });
    const synonyms = [
      group('废水', '污水', '廢水'),
      group('污水', '下水'),
      { words: ['污水', '浊水'], isOneWay: true },
      { words: ['清水', '下水'], isOneWay: true },
    ];
    const stopWords = ['浊水', '的', '的', '——'];
    await expect(service.preview(index, { synonyms, stopWords }, [], { filter: [] })).rejects.toMatchObject({
      code: 'search.words-contradict',
      details: {
        errors: [
          { pointer: '/synonyms/0/words/2', detail: '“廢水”在本组中重复' },
          { pointer: '/synonyms/1/words/0', detail: '“污水”已在第 1 组中' },
          { pointer: '/synonyms/2/words/0', detail: '“污水”已在第 1 组中' },
          { pointer: '/stopWords/0', detail: '“浊水”是同义词，不能同时停用' },
          { pointer: '/stopWords/2', detail: '“的”重复' },
          { pointer: '/stopWords/3', detail: '“——”没有文字，无法检索' },
        ],
      },
    });
  });

  test('a change counts up the version, goes live, and refuses one that was made beside it', async () => {
    const change = (seenVersion: number) => database.database.tx((tx) => service.set(tx, WORDS, seenVersion));
    expect(await change(0)).toMatchObject({ version: 1 });
    await expect(change(0)).rejects.toMatchObject({ code: 'search.words-changed' });
    const later = engineOn(database, {});
    const { total } = await later.search(index, { q: '污水', filter: [], limit: 20 });
    expect(total).toBe(1);
  });
}

describe('words and the embedded engine', () => words({}));
describeWith('Meilisearch', 'words and Meilisearch', () =>
  words({ meiliUrl: meilisearch?.url, meiliKey: meilisearch?.key }),
);
