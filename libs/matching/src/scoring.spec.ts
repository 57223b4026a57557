import { describe, expect, test } from '@jest/globals';
import { array, assert, asyncProperty, bigInt, constantFrom, integer, option, record, subarray } from 'fast-check';
import { bigrams, characters, normalise, searchWords, type IndexStatistics, type ScoringText } from '@app/platform';
import type { AchievementSide, DemandSide } from './features.js';
import { hardRuleOf, scorePair } from './scoring.js';
import { demandTerms } from './terms.js';
import { cutText, cutTextFor } from './cut-text.js';
import { textFit } from './text-score.js';
import { HAND_WEIGHTS, HAND_WEIGHTS_WITH_MEANING } from './weights.js';

const statistics: IndexStatistics = {
  version: 1,
  documents: 1000,
  averageLength: { word: 60, bigram: 90, character: 110 },
  frequencies: async (terms) => new Map(terms.map((term) => [term, 1 + ((term.charCodeAt(0) * 7) % 200)])),
};

function textOf(id: string, text: string): ScoringText {
  const normalised = normalise(text);
  return { id, revision: 1, normalised, words: searchWords(normalised).join(' ') };
}

async function fitOf(title: string, body: string, document: string) {
  return textFit(await demandTerms({ title, body }, statistics), cutText(textOf('x', document)));
}

const demand: DemandSide = {
  techArea: '06',
  industry: null,
  bases: ['B2'],
  budgetMinFen: 10_000_000n,
  budgetMaxFen: 50_000_000n,
  requiredTrl: 6,
  cooperationModes: ['LICENCE'],
  targets: [],
  regionCode: '500102',
};
const achievement: AchievementSide = {
  title: '页岩气返排液膜分离',
  keywords: [],
  techArea: '06',
  industry: null,
  bases: ['B2'],
  price: { kind: 'FIXED', amountFen: '30000000' },
  priceMinFen: 30_000_000n,
  priceMaxFen: 30_000_000n,
  trl: 7,
  modes: ['LICENCE'],
  indicators: [],
  regionCode: '500102',
};

const PHRASES = [
  '页岩气返排液',
  '膜分离',
  '榨菜腌制',
  '高盐废水',
  '铝合金压铸',
  '机器视觉',
  '缺陷检测',
  '低成本',
  '节能',
  '轴承',
];
const anyText = array(constantFrom(...PHRASES, '水', 'pH', 'a1水b', '𠮷野', '3 D'), { minLength: 1, maxLength: 8 }).map(
  (parts) => parts.join('，'),
);
const anyTrl = option(integer({ min: 1, max: 9 }), { nil: null });
const anyFen = option(bigInt({ min: 1n, max: 10n ** 11n }), { nil: null });
const anyArea = option(constantFrom('01', '04', '06'), { nil: null });
const anyModes = subarray(['TRANSFER', 'LICENCE', 'EQUITY', 'SERVICE']);

const anyPair = record({
  title: anyText,
  body: anyText,
  document: anyText,
  demand: record({ techArea: anyArea, requiredTrl: anyTrl, budgetMaxFen: anyFen, cooperationModes: anyModes }).map(
    (fields): DemandSide => Object.assign({}, demand, fields),
  ),
  achievement: record({ techArea: anyArea, trl: anyTrl, priceMinFen: anyFen, modes: anyModes }).map(
    (fields): AchievementSide => Object.assign({}, achievement, fields, { priceMaxFen: fields.priceMinFen }),
  ),
});

describe('the score of a pair', () => {
  test('is the sum of at least two signed contributions and never above 100', async () => {
    await assert(
      asyncProperty(anyPair, async (pair) => {
        const fit = await fitOf(pair.title, pair.body, pair.document);
        const { score, reasons } = scorePair(pair.demand, pair.achievement, fit, HAND_WEIGHTS);
        const sum = reasons.reduce((total, reason) => total + reason.contribution, 0);
        expect(Math.abs(sum - score)).toBeLessThan(1e-6);
        expect(reasons.length).toBeGreaterThanOrEqual(2);
        expect(score).toBeLessThanOrEqual(100);
        expect(reasons.every((reason) => /[\u4e00-\u9fff]/.test(reason.text))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('does not depend on who asks: cut for one demand or for all, alone or in company', async () => {
    await assert(
      asyncProperty(anyPair, async (pair) => {
        const terms = await demandTerms({ title: pair.title, body: pair.body }, statistics);
        const text = textOf('x', pair.document);
        const forward = scorePair(pair.demand, pair.achievement, textFit(terms, cutTextFor(text, terms)), HAND_WEIGHTS);
        const reverse = scorePair(pair.demand, pair.achievement, textFit(terms, cutText(text)), HAND_WEIGHTS);
        expect(reverse).toEqual(forward);
      }),
      { numRuns: 300 },
    );
  });

  test('rises when a fact fits and falls when it does not', async () => {
    const fit = await fitOf('页岩气返排液处理', '', '页岩气返排液膜分离');
    const score = (change: Partial<AchievementSide>) =>
      scorePair(demand, { ...achievement, ...change }, fit, HAND_WEIGHTS).score;
    expect(score({})).toBeGreaterThan(score({ trl: null }));
    expect(score({ trl: null })).toBeGreaterThan(score({ trl: 2 }));
    expect(score({})).toBeGreaterThan(score({ priceMinFen: 90_000_000n, priceMaxFen: 90_000_000n }));
    expect(score({})).toBeGreaterThan(score({ techArea: '01' }));
    expect(score({})).toBeGreaterThan(score({ modes: ['EQUITY'] }));
  });

  test('facts count as far as the text speaks: alone they lift nothing', async () => {
    const factsOf = (value: number) => {
      const fit = { ...silent, value };
      const { reasons, score } = scorePair(demand, achievement, fit, HAND_WEIGHTS);
      expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 9);
      return score - HAND_WEIGHTS.text * value;
    };
    const silent = await fitOf('页岩气返排液', '', '榨菜丝');
    const [none, little, half, full, more] = [0, 0.35, 0.45, 0.6, 0.8].map(factsOf);
    expect(none).toBe(0);
    expect(full).toBeGreaterThan(30);
    expect(more).toBeCloseTo(full!, 9);
    expect(half).toBeCloseTo(full! / 2, 9);
    // All facts fit and the text just passes the floor: not worth telling anybody.
    expect(HAND_WEIGHTS.text * 0.35 + little!).toBeLessThan(30);
  });

  test('word knowledge has its own points and its own reason; a pair said in other words gets no more than in the same', async () => {
    const related = { near: async () => new Map([['返排液', [{ term: '压裂液', closeness: 0.8 }]]]), version: 1 };
    const asked = { title: '返排液膜分离', body: '' };
    const text = cutText(textOf('x', '压裂液膜分离'));
    const fit = textFit(await demandTerms(asked, statistics, related), text);
    const plain = textFit(await demandTerms(asked, statistics), text);
    const same = textFit(await demandTerms(asked, statistics), cutText(textOf('x', '返排液膜分离')));
    const [said, unsaid, literal] = [fit, plain, same].map((each) =>
      scorePair(demand, achievement, each, HAND_WEIGHTS),
    );
    const reason = said!.reasons.find(({ feature }) => feature === 'related');
    expect(reason?.text).toBe('相关说法：返排液≈压裂液');
    expect(said!.score - unsaid!.score).toBeCloseTo(reason!.contribution, 9);
    expect(said!.features.related).toBeCloseTo(reason!.contribution / HAND_WEIGHTS.related, 9);
    expect(said!.score).toBeLessThan(literal!.score);
    expect(scorePair(demand, achievement, fit, { ...HAND_WEIGHTS, related: 0 }).score).toBeCloseTo(unsaid!.score, 9);
  });

  test('nearness in meaning moves the score either way, is told in words, and counts nothing where it is not known', async () => {
    const fit = await fitOf('页岩气返排液处理', '', '页岩气返排液膜分离');
    const score = (meaning: number | null) => scorePair(demand, achievement, fit, HAND_WEIGHTS_WITH_MEANING, meaning);
    const [unknown, near, far, neither] = [score(null), score(0.9), score(0.1), score(0.5)];
    expect(near.score - unknown.score).toBeCloseTo(8, 9);
    expect(far.score - unknown.score).toBeCloseTo(-8, 9);
    expect(neither.score).toBeCloseTo(unknown.score, 9);
    expect(near.reasons.find(({ feature }) => feature === 'meaning')?.text).toMatch(/很接近$/);
    expect(far.reasons.find(({ feature }) => feature === 'meaning')?.text).toMatch(/很远$/);
    expect(unknown.features).not.toHaveProperty('meaning');
    expect(score(0.9).missing).toEqual(unknown.missing);
  });

  test('one percentage at most in a reason, so that nobody has to ask which is which', async () => {
    const fit = await fitOf('页岩气返排液处理', '膜分离', '页岩气返排液膜分离');
    const { reasons } = scorePair(demand, achievement, fit, HAND_WEIGHTS);
    expect(reasons.every(({ text }) => (text.match(/%/g) ?? []).length < 2)).toBe(true);
  });

  test('measures of the same name are compared only when the achievement calls itself by what is asked', async () => {
    const target = {
      name: '寿命',
      currentValue: null,
      comparator: 'AT_LEAST' as const,
      targetValue: '400',
      unit: 'h',
      verification: '',
    };
    const asked = { ...demand, targets: [target] };
    const indicators = [{ name: '寿命', value: '9000', unit: 'h', evidence: '' }];
    const fit = await fitOf('压裂泵密封件', '寿命', '密封件寿命，压裂泵');
    const featureOf = (title: string, keywords: string[] = []) =>
      scorePair(asked, { ...achievement, title, keywords, indicators }, fit, HAND_WEIGHTS);
    expect(featureOf('压裂泵柱塞密封件').features.indicators).toBe(1);
    expect(featureOf('柱塞组', ['密封件']).features.indicators).toBe(1);
    const gear = featureOf('谐波减速器');
    expect(gear.features).not.toHaveProperty('indicators');
    expect(gear.missing.some(({ feature }) => feature === 'indicators')).toBe(true);
  });

  test('says what is missing instead of guessing', async () => {
    const fit = await fitOf('页岩气', '', '页岩气');
    const bare = {
      ...achievement,
      techArea: null,
      price: null,
      priceMinFen: null,
      priceMaxFen: null,
      trl: null,
      modes: [],
    };
    const { features, missing } = scorePair(demand, bare, fit, HAND_WEIGHTS);
    expect(missing.map((item) => item.feature).sort()).toEqual(
      ['budget', 'indicators', 'industry', 'maturity', 'mode', 'techArea'].sort(),
    );
    expect(features).not.toHaveProperty('budget');
  });

  test('names the words that both texts share, the longest only', async () => {
    const fit = await fitOf('高盐废水处理', '', '榨菜高盐废水的膜分离处理工艺');
    expect(fit.found).toContain('高盐废水');
    expect(fit.found).not.toContain('废水');
  });
});

describe('hard rules', () => {
  const asked = { isOpen: true, organisationId: 'a', excludedPartners: ['x'] };
  test.each([
    ['demand-closed', { ...asked, isOpen: false }, { isOpen: true, organisationId: 'b' }],
    ['achievement-closed', asked, { isOpen: false, organisationId: 'b' }],
    ['own-listing', asked, { isOpen: true, organisationId: 'a' }],
    ['excluded-partner', asked, { isOpen: true, organisationId: 'x' }],
    [null, asked, { isOpen: true, organisationId: 'b' }],
  ])('%s', (rule, left, right) => expect(hardRuleOf(left, right)).toBe(rule));
});

describe('terms of a demand', () => {
  test('count the title twice beside a body and stop at the beginning of a long body', async () => {
    const terms = await demandTerms({ title: '膜分离', body: `${'无关文字'.repeat(80)}石墨烯` }, statistics);
    expect(terms.views.bigram.terms.get('膜分')?.asked).toBe(2);
    expect(terms.views.bigram.terms.has('石墨')).toBe(false);
    expect((await demandTerms({ title: '膜分离', body: '' }, statistics)).views.bigram.terms.get('膜分')?.asked).toBe(
      1,
    );
  });

  test('hold words and character pairs for recall, single characters only for scoring', async () => {
    const terms = await demandTerms({ title: '铝合金压铸', body: '' }, statistics);
    const text = normalise('铝合金压铸');
    expect([...terms.recall].sort()).toEqual([...new Set([...searchWords(text), ...bigrams(text)])].sort());
    expect([...terms.views.character.terms.keys()]).toEqual([...new Set(characters(text))]);
  });

  test('weigh single characters less in a long demand', async () => {
    const short = await demandTerms({ title: '膜分离', body: '' }, statistics);
    const long = await demandTerms({ title: '膜分离', body: '说明文字'.repeat(70) }, statistics);
    expect(short.characterWeight).toBe(1);
    expect(long.characterWeight).toBeCloseTo(0.6);
  });

  test('an empty demand scores nothing and breaks nothing', async () => {
    expect((await fitOf('！！', '', '页岩气')).raw).toBe(0);
  });
});
