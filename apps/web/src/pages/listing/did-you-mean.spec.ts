import { describe, expect, it } from '@jest/globals';
import { didYouMean, partsOf } from './did-you-mean.js';

describe('a question that found nothing', () => {
  it('is taken apart into words, beginnings and ends', () => {
    expect(partsOf('榨莱 脱盐')).toEqual(['榨莱 脱盐', '榨莱', '脱盐']);
    expect(partsOf('榨菜脱颜')).toEqual(['榨菜脱颜', '榨菜脱', '榨菜', '脱颜']);
    expect(partsOf('盐')).toEqual(['盐']);
  });

  it('offers words, not titles, of the first part that leads on', async () => {
    const asked: string[] = [];
    const ask = async (q: string) => {
      asked.push(q);
      return q === '榨菜' ? [{ text: '榨菜丝' }, { text: '榨菜工艺', to: '/achievements/1' }] : [];
    };
    expect(await didYouMean(ask, '榨菜脱颜', new AbortController().signal)).toEqual(['榨菜丝']);
    expect(asked).toEqual(['榨菜脱颜', '榨菜脱', '榨菜']);
  });
});
