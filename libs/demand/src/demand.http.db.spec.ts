// The routes of demands, as their readers meet them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IdentityModule } from '@app/identity';
import { testApp, type HttpTestContext } from '@app/platform/testing';
import { buildMember, signIn } from '../../../test/support/build-people.js';
import { DemandModule } from './demand.module.js';

const FIELDS = {
  title: '榨菜脱盐废水低成本处理',
  type: 'RESEARCH',
  problem: '三腌三榨产生的高盐废水日排放约八百吨，现有蒸发工艺吨水成本过高，希望找到可稳定运行的替代工艺。',
  budget: { kind: 'RANGE', minFen: '30000000', maxFen: '80000000' },
  cooperationModes: ['TRANSFER'],
  techArea: '07',
};

let app: HttpTestContext;
let author: string;
let stranger: string;
let researcher: string;

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule, DemandModule] });
  author = (await signIn(app, await buildMember(app.database, 'ENT_USER'))).token;
  stranger = (await signIn(app, await buildMember(app.database, 'ENT_ADMIN'))).token;
  researcher = (await signIn(app, await buildMember(app.database, 'RESEARCHER'))).token;
});
afterAll(() => app.close());

const get = (path: string, token?: string) => app.request('GET', `/api/demands${path}`, { token });
const post = (path: string, token?: string, body: object = {}) =>
  app.request('POST', `/api/demands${path}`, { token, body });

test('from draft to close over HTTP', async () => {
  const draft = await post('', author, { ...FIELDS, deadline: '2070-12-31' });
  expect([draft.status, draft.body.can.publish]).toEqual([201, true]);
  const { id } = draft.body;
  expect((await get(`/${id}`, stranger)).status).toBe(404);
  expect((await post(`/${id}/publish`, author)).body).toMatchObject({ state: 'OPEN', deadline: '2070-12-31' });
  await app.drain();
  const hall = await get('?q=%E5%BA%9F%E6%B0%B4&budgetBand=50_100,100_500');
  expect(hall.body).toMatchObject({ total: 1, facets: { techArea: { '07': 1 } } });
  expect((await get(`/${id}`)).body).toMatchObject({ can: {}, owner: { isAnonymous: false } });
  expect((await post(`/${id}/close`, author, { reason: 'WHO_KNOWS' })).body.errors[0].pointer).toBe('/reason');
  expect((await post(`/${id}/close`, author, { reason: 'PRICE' })).body.state).toBe('CLOSED');
  expect((await get(`/${id}`)).status).toBe(404);
});

describe('what is refused', () => {
  test('a role without the permission, and nobody at all', async () => {
    expect((await post('', researcher, FIELDS)).status).toBe(403);
    expect((await post('', undefined, FIELDS)).status).toBe(401);
    expect((await get('/mine', researcher)).status).toBe(403);
  });

  test.each([
    [{ ...FIELDS, deadline: '2020-01-01' }, '/deadline'],
    [{ ...FIELDS, budget: { kind: 'RANGE', minFen: '200', maxFen: '100' } }, '/budget/maxFen'],
    [{ ...FIELDS, budget: { kind: 'RANGE', minFen: '1e9', maxFen: '100' } }, '/budget/minFen'],
    [{ ...FIELDS, targets: [{ name: '盐度', comparator: 'AT_MOST', targetValue: '低' }] }, '/targets/0/targetValue'],
    [{ ...FIELDS, cooperationModes: ['BARTER'] }, '/cooperationModes/0'],
  ])('a draft with a fault: %p', async (body, pointer) => {
    const answer = await post('', author, body);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });

  test.each(['?limit=101', '?type=%27', '?sort=owner', '?cursor=abc', '/not-an-id'])(
    'a strange address: %s',
    async (path) => {
      expect((await get(path)).status).toBe(400);
    },
  );
});
