// Whoever asks in English is answered in English: titles of problems, rules of fields, and zod's own faults.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { language, problemCatalogue, told, withLanguage } from '@app/platform';
import type { HttpTestContext } from '@app/platform/testing';
import { buildMarket } from '../../../../test/support/build-market.js';
import { buildActor, buildOrganisation, signIn } from '../../../../test/support/build-people.js';

const HAN = /\p{Script=Han}/u;
const headers = { 'accept-language': 'en' };

let market: HttpTestContext;
beforeAll(async () => {
  market = await buildMarket();
});
afterAll(() => market.close());

test('titles of problems have English, but for a new one now and then', () => {
  const titles = [...problemCatalogue()].map(
    ([code, { title }]) => [code, withLanguage('en', () => told(title))] as const,
  );
  const chinese = titles.filter(([, title]) => HAN.test(title));
  expect(chinese.slice(Math.ceil(titles.length / 20))).toEqual([]);
  expect(language()).toBe('zh-CN');
});

test('a problem is told in the language asked for, Chinese otherwise', async () => {
  const path = '/api/achievements/018f0000-0000-7000-8000-00000000dead';
  expect((await market.request('GET', path, { headers })).body.title).toBe(
    'There is no such achievement, or you may not see it',
  );
  expect((await market.request('GET', path)).body.title).toBe('成果不存在，或您无权查看');
  expect((await market.request('GET', '/api/nowhere', { headers })).body.title).toBe('There is no such address');
});

test('a filter that the route does not know is refused by name, in both languages', async () => {
  for (const path of ['/api/demands?holder=x', '/api/dashboard/public?year=2026']) {
    const english = await market.request('GET', path, { headers });
    expect([english.status, english.body.code]).toEqual([400, 'request.invalid']);
    expect(english.body.errors[0].detail).toBe('There is no such query parameter');
    expect((await market.request('GET', path)).body.errors[0].detail).toBe('没有这个查询参数');
  }
});

test('rules and faults of a form speak English, with the rule’s own numbers', async () => {
  const enterprise = await buildOrganisation(market.database, 'ENTERPRISE');
  const { token } = await signIn(market, await buildActor(market.database, enterprise, 'ENT_ADMIN'));
  const body = { title: 'x', type: 5, bases: ['B9'], requiredTrl: 12, isAnonymous: 'yes', deadline: '2026-13-40' };
  const detailsIn = async (asked: Record<string, string>) => {
    const answer = await market.request('POST', '/api/demands', { token, body, headers: asked });
    const errors: { pointer: string; detail: string }[] = answer.body.errors;
    return Object.fromEntries(errors.map(({ pointer, detail }) => [pointer, detail]));
  };
  const english = await detailsIn(headers);
  expect(english).toMatchObject({
    '/title': 'At least 4 characters',
    '/type': 'Must be text',
    '/requiredTrl': 'Must be 1 to 9',
    '/isAnonymous': 'Must be true or false',
  });
  expect(Object.values(english).filter((detail) => HAN.test(detail))).toEqual([]);
  const chinese = await detailsIn({});
  expect(chinese).toMatchObject({ '/title': '至少 4 个字', '/type': '应为文字' });
  expect(Object.values(chinese).filter((detail) => /无效输入|期望|Invalid|expected/.test(detail))).toEqual([]);
});
