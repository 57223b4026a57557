import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ListRefresh } from '../list-refresh.js';
import { ModelMarket } from '../testing/model-market.js';
import { ReverseMatching } from '../reverse-matching.js';
import { learnWords, type WordTable } from './learn-words.js';
import { softCoverage } from './soft-coverage.js';
import { WordLearning } from './word-learning.js';
import { WordStore } from './word-store.js';

describe('what is learned', () => {
  /** Two matters, each told in its own words. */
  const texts = Array.from({ length: 60 }, (_, at) => {
    const matter = at % 2 === 0 ? ['冷藏', '菜头', '失水', '库温'] : ['焊缝', '气孔', '电流', '母材'];
    const third = at % 4 < 2 ? 0 : 1;
    return [
      ...matter,
      third === 0 ? (at % 2 === 0 ? '预冷' : '焊接') : at % 2 === 0 ? '糠心' : '熔深',
      `杂${at % 7}`,
    ].join(' ');
  });

  test('words of one matter are near, those of another are not, the same at every run', () => {
    const table = learnWords(texts, 1, 10);
    expect(table.get('糠心')?.map(({ term }) => term)).toContain('冷藏');
    expect(table.get('糠心')?.map(({ term }) => term)).not.toContain('焊缝');
    expect(table.get('糠心')?.length).toBeLessThanOrEqual(10);
    expect([...learnWords(texts, 1, 10)]).toEqual([...table]);
  });

  test('nothing from too few texts', () => {
    expect(learnWords(texts, 1).size).toBe(0);
  });
});

test('only what is not said itself is covered by related words, the nearest that is said', () => {
  const term = (name: string) => [name, { term: name, asked: 1, idf: 2 }] as const;
  const view = { terms: new Map([term('糠心'), term('菜头'), term('冷库')]), attainable: 6 };
  const related: WordTable = new Map([
    [
      '糠心',
      [
        { term: '空心', closeness: 0.9 },
        { term: '预冷', closeness: 0.6 },
      ],
    ],
    ['菜头', [{ term: '预冷', closeness: 1 }]],
  ]);
  const { value, standIns } = softCoverage(view, (word) => ['预冷', '菜头'].includes(word), related);
  expect(value).toBeCloseTo((2 * 0.6) / 6);
  expect(standIns).toMatchObject([{ asked: '糠心', said: '预冷' }]);
});

describe('in use', () => {
  let market: ModelMarket;

  beforeAll(async () => {
    ({ market } = await ModelMarket.open());
  });
  afterAll(() => market.end());

  test('a small platform learns nothing', async () => {
    await market.context.get(WordLearning).run();
    expect(await market.context.get(WordStore).live()).toBeNull();
  });

  test('a learned table scores all lists anew, and both directions agree', async () => {
    const demandId = await market.ask(0, 0);
    await market.drain();
    const before = await market.stored(demandId);
    expect(before.length).toBeGreaterThan(0);
    const table: WordTable = new Map([
      ['要求', [{ term: '验证', closeness: 0.8 }]],
      ['污堵', [{ term: '记录', closeness: 0.5 }]],
    ]);
    await market.context.get(WordStore).add(table, { statisticsVersion: 1, texts: 70, seed: 1 });
    await market.context.get(ListRefresh).run();
    const after = await market.stored(demandId);
    expect(after).not.toEqual(before);
    const versions = await market.context.database.query(
      'SELECT DISTINCT weights_version AS version FROM match WHERE rank IS NOT NULL',
    );
    expect(versions).toEqual([{ version: 'hand-2+w1' }]);
    await market.context.database.query('DELETE FROM match');
    const ids = new Set(after.map(({ achievementId }) => achievementId));
    const all = await market.context.database.query<{ id: string }>('SELECT id FROM achievement');
    await market.context.get(ReverseMatching).match(all.map(({ id }) => id));
    const byReverse = await market.stored(demandId);
    expect(byReverse.filter(({ achievementId }) => ids.has(achievementId))).toEqual(after);
    const reasons = await market.context.database.query<{ text: string }>(
      `SELECT r->>'text' AS text FROM match, jsonb_array_elements(reasons) r WHERE r->>'feature' = 'related'`,
    );
    expect(reasons.some(({ text }) => text.includes('相关说法：'))).toBe(true);
  });

  test('two versions are kept', async () => {
    const store = market.context.get(WordStore);
    for (const texts of [1, 2]) await store.add(new Map(), { statisticsVersion: 9, texts, seed: 1 });
    const kept = await market.context.database.query('SELECT version FROM match_words ORDER BY version');
    expect(kept).toEqual([{ version: 2 }, { version: 3 }]);
    expect((await store.live())?.version).toBe(3);
  });
});
