import { describe, expect, test } from '@jest/globals';
import { storedQuestion, type IndexStatistics } from '@app/platform';
import { compileSearch, UNIT_SEPARATOR } from './compiled-search.js';

/** An index in which 榨菜 is common and 膜分 is rare. */
const counts = new Map([
  ['榨菜', 900],
  ['盐水', 40],
  ['膜分', 3],
  ['分离', 300],
  ['pva', 2],
]);
const statistics = async (): Promise<IndexStatistics> => ({
  version: 1,
  documents: 1_000,
  averageLength: { word: 1, bigram: 1, character: 1 },
  frequencies: async (terms) => new Map(terms.flatMap((term) => (counts.has(term) ? [[term, counts.get(term)!]] : []))),
});
const WORDS = {
  version: 1,
  synonyms: [{ words: ['咸菜', '榨菜'], isOneWay: true }],
  stopWords: ['求购'],
};
const compile = (q: string, filters: object = {}) => compileSearch(q, filters, { statistics, words: WORDS });

describe('a saved search', () => {
  test('is anchored at the rarest of its words', async () => {
    expect((await compile('榨菜 盐水'))?.anchors).toEqual(['盐水']);
    expect((await compile('膜分离'))?.anchors).toEqual(['膜分']);
    expect((await compile('榨菜 PVA'))?.anchors).toContain('pva');
  });

  test('asks with the operator’s words: any synonym will do, and each is an anchor; stop words are none', async () => {
    expect((await compile('求购咸菜'))?.anchors).toEqual(['咸菜', '榨菜']);
    expect((await compile('求购咸菜 PVA'))?.anchors).toContain('pva');
    expect((await compile('榨菜'))?.anchors).toEqual(['榨菜']);
  });

  test('of filters alone is anchored at the facet with the fewest values', async () => {
    const compiled = await compile('', { techArea: '03,06', stage: 'PILOT' });
    expect(compiled).toMatchObject({ question: null, anchors: ['=stage=PILOT'] });
    expect(compiled?.facetGroups).toEqual([`techArea=03${UNIT_SEPARATOR}techArea=06`, 'stage=PILOT']);
  });

  test('of several values of one facet is anchored at each of them', async () => {
    expect((await compile('', { techArea: '03,06,03' }))?.anchors).toEqual(['=techArea=03', '=techArea=06']);
  });

  test('for a holder is anchored there, for a readiness alone at every document', async () => {
    expect((await compile('', { holder: '0198', techArea: '03' }))?.anchors).toEqual(['=0198']);
    expect(await compile('', { trlMin: 6 })).toMatchObject({ anchors: ['*'], trlMin: 6, trlMax: null });
  });

  test('that would find everything, or has signs for words, is none', async () => {
    expect(await compile('')).toBeNull();
    expect(await compile('？！')).toBeNull();
    expect(await compile('？！', { techArea: '03' })).toBeNull();
  });
});

describe('a question that is kept', () => {
  test('asks Han words by their pairs, each of which can lead to it', () => {
    expect(storedQuestion('膜分离')).toEqual({
      question: `('0/膜分' & '0/分离')`,
      tokens: [['膜分'], ['分离']],
    });
  });

  test('asks Latin words by their beginning; where one of two will do, both lead to it', () => {
    const kept = storedQuestion('zhacai');
    expect(kept?.question).toMatch(/^\('0\/zhacai':\* \| '0\/~zhacai':\*\)$/);
    expect(kept?.tokens).toEqual([['zhacai', '~zhacai']]);
  });

  test('keeps a quotation mark as what it is', () => {
    const kept = storedQuestion(`o'ring`);
    expect(kept?.tokens.flat().every((token) => !token.includes("''"))).toBe(true);
  });
});
