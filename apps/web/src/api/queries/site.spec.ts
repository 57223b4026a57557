// The portal stands whatever the site file says.
import { expect, test } from '@jest/globals';
import { siteFrom } from './site.js';

const EMPTY = { district: '', searches: [], footer: {} };

test.each([
  [null],
  [{}],
  [[]],
  ['text'],
  [{ status: 429, title: '请求过于频繁' }],
  [{ district: 5, searches: '榨菜', footer: null }],
])('an answer that is no site file counts as an empty one: %j', (read) => {
  expect(siteFrom(read)).toEqual(EMPTY);
});

test('a site file is taken as it is', () => {
  const site = { district: '涪陵区', searches: ['榨菜'], footer: { icp: '备案号' } };
  expect(siteFrom(site)).toEqual(site);
});
