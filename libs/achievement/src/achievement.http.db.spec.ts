// The routes of achievements, as their readers meet them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IdentityModule } from '@app/identity';
import { testApp, type HttpTestContext } from '@app/platform/testing';
import { buildActor, buildOrganisation, signIn } from '../../../test/support/build-people.js';
import { AchievementModule } from './achievement.module.js';

const NOBODY = '018f0000-0000-7000-8000-00000000dead';
const FIELDS = {
  title: '榨菜低盐发酵复合菌剂',
  abstract:
    '以涪陵本地青菜头为原料筛选植物乳杆菌与肠膜明串珠菌组合，腌制用盐由百分之十二降到百分之五，发酵周期由九十天缩短到二十八天。',
  problem: '传统三腌三榨工艺用盐高，脱盐废水难处理，周期长。',
  innovation: '两株本地乳酸菌的接种比例与分段控温方法，抑制产膜酵母。',
  applications: '适用于年产千吨以上的榨菜、泡菜生产线改造升级。',
  trl: 6,
  attribute: 'ORIGINAL',
  techArea: '09',
  modes: ['LICENCE'],
  price: { kind: 'FIXED', amountFen: '30000000' },
};

let app: HttpTestContext;
let researcher: string;
let officer: string;
let operator: string;
let stranger: string;

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule, AchievementModule] });
  const institute = await buildOrganisation(app.database, 'INSTITUTE');
  const other = await buildOrganisation(app.database, 'INSTITUTE');
  const platform = await buildOrganisation(app.database, 'PLATFORM');
  researcher = (await signIn(app, await buildActor(app.database, institute, 'RESEARCHER'))).token;
  officer = (await signIn(app, await buildActor(app.database, institute, 'TT_OFFICER'))).token;
  operator = (await signIn(app, await buildActor(app.database, platform, 'PLATFORM_ADMIN'))).token;
  stranger = (await signIn(app, await buildActor(app.database, other, 'TT_OFFICER'))).token;
});
afterAll(() => app.close());

const get = (path: string, token?: string) => app.request('GET', `/api/achievements${path}`, { token });
const post = (path: string, token?: string, body: object = {}) =>
  app.request('POST', `/api/achievements${path}`, { token, body });

test('from draft to the hall over HTTP', async () => {
  const draft = await post('', researcher, FIELDS);
  expect([draft.status, draft.body.state, draft.body.can]).toEqual([201, 'DRAFT', { edit: true, submit: true }]);
  const { id } = draft.body;
  const steps = [
    await post(`/${id}/submit`, researcher, { declaresNoSecrets: true }),
    await post(`/${id}/approve`, officer),
    await post(`/${id}/publish`, operator),
  ];
  expect(steps.map((step) => [step.status, step.body.state])).toEqual([
    [200, 'UNIT_REVIEW'],
    [200, 'PLATFORM_REVIEW'],
    [200, 'PUBLISHED'],
  ]);
  await app.drain();
  const hall = await get('?q=%E4%BD%8E%E7%9B%90&techArea=09');
  expect(hall.body).toMatchObject({ total: 1, degraded: false, facets: { priceBand: { '10_50': 1 } } });
  const view = await get(`/${id}`);
  expect([view.body.can, view.body.office, view.body.withheld]).toEqual([{}, undefined, { team: 'REGISTERED' }]);
  expect((await get(`/${id}/similar`)).status).toBe(200);
});

describe('what is refused', () => {
  test('a draft of another organisation answers as one that does not exist', async () => {
    const { id } = (await post('', researcher, FIELDS)).body;
    for (const [path, token] of [
      [`/${id}`, undefined],
      [`/${id}`, stranger],
      [`/${id}/as-seen-by`, stranger],
    ] as const) {
      const [hidden, missing] = [await get(path, token), await get(path.replace(id, NOBODY), token)];
      expect([hidden.status, hidden.body.code]).toEqual([404, 'achievement.not-found']);
      expect({ ...hidden.body, traceId: '' }).toEqual({ ...missing.body, traceId: '' });
    }
    const edited = await app.request('PATCH', `/api/achievements/${id}`, {
      token: stranger,
      body: { title: '别人的成果' },
    });
    expect(edited.status).toBe(404);
  });

  test('a role without the permission, and nobody at all', async () => {
    expect((await post('', operator, FIELDS)).status).toBe(403);
    expect((await post('', undefined, FIELDS)).status).toBe(401);
    expect((await get('/mine')).status).toBe(401);
    expect((await get('/review-queue', researcher)).status).toBe(403);
  });

  test('submission without the declaration, and of an incomplete draft, name the field', async () => {
    const { id } = (await post('', researcher, { title: '只有名称' })).body;
    const undeclared = await post(`/${id}/submit`, researcher);
    expect([undeclared.status, undeclared.body.errors[0].pointer]).toEqual([400, '/declaresNoSecrets']);
    const incomplete = await post(`/${id}/submit`, researcher, { declaresNoSecrets: true });
    expect([incomplete.status, incomplete.body.code]).toEqual([422, 'achievement.incomplete']);
    expect(incomplete.body.errors.map((error: { pointer: string }) => error.pointer)).toContain('/abstract');
  });

  test.each([
    [{ title: '短' }, '/title'],
    [{ ...FIELDS, techArea: '99' }, '/techArea'],
    [{ ...FIELDS, price: { kind: 'RANGE', minFen: '1.5', maxFen: 'x' } }, '/price/minFen'],
    [{ ...FIELDS, ip: [{ type: 'INVENTION', title: '方法', status: 'GRANTED', number: '1' }] }, '/ip/0/number'],
    [{ ...FIELDS, disclosure: { summary: 'PUBLIC' } }, '/disclosure/technical'],
  ])('a draft with a fault: %p', async (body, pointer) => {
    const answer = await post('', researcher, body);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });

  test.each(['?limit=0', '?techArea=%27%20OR%201=1', '?sort=random', '?cursor=abc', '/not-an-id', '?trlMin=x'])(
    'a strange address: %s',
    async (path) => {
      expect((await get(path)).status).toBe(400);
    },
  );
});
