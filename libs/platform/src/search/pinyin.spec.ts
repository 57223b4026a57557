// Spellings of titles: whole words, initials, words with their neighbour.
import { expect, test } from '@jest/globals';
import { mayBePinyin, spellings } from './pinyin.js';

test.each([
  ['榨菜', ['zhacai', 'zc']],
  ['榨菜废水', ['zhacai', 'zc', 'zhacaifeishui', 'zcfs', 'feishui', 'fs']],
  ['铝合金', ['lvhejin', 'lhj']],
  ['abc-123 型', ['xing']],
  ['', []],
])('%s is typed as %j', (text, expected) => {
  expect(spellings(text)).toEqual(expected);
});

test('only Latin letters may be pinyin', () => {
  expect(['zc', 'zhacai', 'z', '榨菜', '10kw', 'ＺＣ'].filter(mayBePinyin)).toEqual(['zc', 'zhacai']);
});
