// Part of the contract suite: candidates, texts and statistics for a scorer.
import { expect, test } from '@jest/globals';
import { bigrams, characters, normalise, searchWords } from '../text.js';
import { RECALLED, RECALLED_NOTHING } from './asked.table.js';
import { contractIndex as index, LISTINGS, type EngineOf } from './listings.js';

export function recalls(engineOf: EngineOf): void {
  const termsOf = (text: string) => {
    const normalised = normalise(text);
    return [...searchWords(normalised), ...bigrams(normalised), ...characters(normalised)];
  };
  const recalled = async (text: string) => {
    const answer = await engineOf().recall(index, { terms: termsOf(text), filter: [], limit: 5 });
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
    const others = await engineOf().recall(index, { terms, filter, limit: 1 });
    expect(others.candidates.map((candidate) => candidate.id)).not.toContain('shale');
    expect(others.candidates.length).toBeLessThanOrEqual(1);
  });

  test('gives the texts and the statistics that scoring needs', async () => {
    const statistics = await engineOf().statistics(index);
    expect(statistics.documents).toBe(LISTINGS.length);
    expect((await statistics.frequencies(['铁尾', '废水'])).get('废水') ?? 1).toBe(1);
    const [text] = await engineOf().scoringTexts(index, ['shale']);
    expect(text?.normalised).toContain('页岩气压裂返排液');
    expect(text?.words.split(' ')).toContain('页岩气');
  });
}
