import { describe, expect, it } from '@jest/globals';
import { returnTo } from './return-to.js';

describe('the address after sign-in', () => {
  it('is a path of this portal', () => {
    expect(returnTo('/desk/deals?f=a:b', '/')).toBe('/desk/deals?f=a:b');
  });
  it('is never another site', () => {
    for (const bad of [
      '//evil.cn',
      '/\\evil.cn',
      'https://evil.cn',
      'javascript:1',
      '',
      null,
      '/a\\b',
      '/\t/evil.cn',
    ]) {
      expect(returnTo(bad, '/')).toBe('/');
    }
  });
});
