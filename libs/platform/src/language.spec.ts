import { describe, expect, it, test } from '@jest/globals';
import { defineEnglish, language, languageFrom, said, told, withLanguage } from './language.js';

test.each([
  [undefined, 'zh-CN'],
  ['*', 'zh-CN'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
  ['zh;q=0.1, en;q=0.2', 'en'],
  ['fr, de;q=0.5', 'zh-CN'],
  ['en;q=0', 'zh-CN'],
  ['en;q=nonsense', 'zh-CN'],
  [`${'x,'.repeat(5_000)}en`, 'zh-CN'],
])('%s asks for %s', (header, expected) => expect(languageFrom(header)).toBe(expected));

describe('texts', () => {
  defineEnglish({ '最多 {} 项，至少 {} 项': 'At most {} items, at least {}', 没有: 'None' });
  const inEnglish = (text: string) => withLanguage('en', () => told(text));

  it('are Chinese outside of a request that asks for English', () => {
    expect([language(), told('没有'), said('甲', 'A')]).toEqual(['zh-CN', '没有', '甲']);
  });

  it('are found by the Chinese, numbers wherever they stand', () => {
    expect(inEnglish('没有')).toBe('None');
    expect(inEnglish('最多 10 项，至少 2 项')).toBe('At most 10 items, at least 2');
  });

  it('without English stay as they are', () => expect(inEnglish('另一句 5')).toBe('另一句 5'));
});
