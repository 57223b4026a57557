// Part of the contract suite: suggestions while typing, and more like this.
import { expect, test } from '@jest/globals';
import { contractIndex as index, type EngineOf } from './listings.js';

export function suggests(engineOf: EngineOf): void {
  const typed = async (start: string, filter = {}) => {
    const query = { typed: start, filter: [], limit: 10, ...filter };
    const { suggestions, degraded } = await engineOf().suggest(index, query);
    expect(degraded).toBe(false);
    return suggestions;
  };

  test.each([
    ['页岩', '页岩气', '页岩气压裂返排液处理与回用'],
    ['頁岩', '页岩气', '页岩气压裂返排液处理与回用'],
    ['zhac', '榨菜', '榨菜高盐废水资源化'],
    ['zc', '榨菜', '榨菜高盐废水资源化'],
    ['lyap', 'lyapunov', '基于Lyapunov函数的飞行器控制'],
    ['铝', '铝合金', '铝合金轮毂低压铸造技术'],
  ])('%s is typed on to %s', async (start, word, title) => {
    const suggestions = await typed(start);
    expect(suggestions[0]).toEqual({ kind: 'word', text: word });
    expect(suggestions).toContainEqual(expect.objectContaining({ kind: 'title', text: title }));
  });

  test('only documents that the filter opens are suggested', async () => {
    expect(await typed('页岩', { filter: [{ field: 'owner', notIn: ['o2'] }] })).toEqual([]);
  });

  test('nothing is suggested for nothing, for signs and for unknown words', async () => {
    for (const start of ['', ' ', '？', '量子纠']) expect(await typed(start)).toEqual([]);
  });

  test('more like a text: others that share its rare words, without the one it is of', async () => {
    const query = { text: '榨菜废水与返排液的蒸发结晶', filter: [], limit: 3 };
    const like = await engineOf().similar(index, query);
    expect(
      like.candidates
        .map(({ id }) => id)
        .slice(0, 2)
        .sort(),
    ).toEqual(['pickle', 'shale']);
    const others = await engineOf().similar(index, { ...query, without: 'pickle' });
    expect(others.candidates.map(({ id }) => id)).not.toContain('pickle');
  });
}
