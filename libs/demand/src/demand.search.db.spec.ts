// Finding demands as a person does: suggestions, what is like another, and several side by side.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { IdentityModule } from '@app/identity';
import { testApp, type HttpTestContext } from '@app/platform/testing';
import { buildActor, buildOrganisation, signIn } from '../../../test/support/build-people.js';
import { DemandModule } from './demand.module.js';

const FIELDS = {
  type: 'RESEARCH',
  problem: '三腌三榨产生的高盐废水日排放约八百吨，现有蒸发工艺吨水成本过高，希望找到可稳定运行的替代工艺。',
  budget: { kind: 'RANGE', minFen: '30000000', maxFen: '80000000' },
  cooperationModes: ['TRANSFER'],
  techArea: '07',
};
const OWNER = '涪陵某味榨菜有限公司';

let app: HttpTestContext;
let author: string;
let ids: Record<'water' | 'anonymous' | 'draft', string>;

const get = (path: string, token?: string) => app.request('GET', `/api/demands${path}`, { token });
const post = (path: string, token?: string, body: object = {}) =>
  app.request('POST', `/api/demands${path}`, { token, body });

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule, DemandModule] });
  const owner = await buildOrganisation(app.database, 'ENTERPRISE', { name: OWNER });
  author = (await signIn(app, await buildActor(app.database, owner, 'ENT_ADMIN'))).token;
  const drafted = async (fields: object): Promise<string> => (await post('', author, { ...FIELDS, ...fields })).body.id;
  ids = {
    water: await drafted({
      title: '榨菜脱盐废水低成本处理',
      targets: [{ name: '出水氯离子', comparator: 'AT_MOST', targetValue: '500', unit: 'mg/L', currentValue: '3200' }],
    }),
    anonymous: await drafted({ title: '泡菜车间废水降盐改造', isAnonymous: true }),
    draft: await drafted({ title: '榨菜包装漏气在线检测' }),
  };
  for (const id of [ids.water, ids.anonymous]) await post(`/${id}/publish`, author);
  await app.drain();
});
afterAll(() => app.close());

test.each(['榨', 'zhacai', 'zc'])('%s suggests the open demand and nothing of the draft', async (q) => {
  const { body } = await get(`/suggestions?q=${encodeURIComponent(q)}`);
  expect(body.items).toContainEqual({ kind: 'title', text: '榨菜脱盐废水低成本处理', id: ids.water });
  expect(JSON.stringify(body)).not.toContain('漏气');
});

test('the name of an owner suggests nothing', async () => {
  for (const q of ['某味', 'mouwei', OWNER]) {
    expect((await get(`/suggestions?q=${encodeURIComponent(q)}`)).body.items).toEqual([]);
  }
});

test('what is like another, with the words that both have', async () => {
  const { body } = await get(`/${ids.water}/similar`);
  expect(body.items).toMatchObject([{ id: ids.anonymous, shared: expect.arrayContaining(['废水']) }]);
});

test('side by side: an anonymous owner stays nameless, a draft of others has no column', async () => {
  const list = [ids.water, ids.anonymous, ids.draft].join(',');
  const { body } = await get(`/compare?ids=${list}`);
  const [water, anonymous, draft] = body.items.map((item: { listing: unknown }) => item.listing);
  expect(water).toMatchObject({ owner: { name: OWNER }, targets: [{ name: '出水氯离子', targetValue: '500' }] });
  expect(anonymous.owner).toMatchObject({ id: null, isAnonymous: true });
  expect(JSON.stringify(anonymous)).not.toContain('某味');
  expect(draft).toBeNull();
  const own = await get(`/compare?ids=${list}`, author);
  expect(own.body.items.map((item: { listing: { title: string } }) => item.listing.title)).toHaveLength(3);
  expect((await get(`/compare?ids=${ids.water}`)).status).toBe(400);
});

test('as files: the hall without the name of an anonymous owner, the own list with every state', async () => {
  const hall = (await get('/export?format=csv&sort=deadline')).text.split('\r\n').slice(0, -1);
  expect(hall).toHaveLength(3);
  expect(hall.find((line) => line.includes('榨菜脱盐'))).toContain(`,${OWNER},涪陵区,`);
  expect(hall.find((line) => line.includes('泡菜车间'))).not.toContain('某味');
  expect(hall[1]).toContain(',区间,300000.00,800000.00,');
  const own = (await get('/mine/export?format=csv', author)).text.split('\r\n').slice(0, -1);
  expect(own).toHaveLength(4);
  expect(own.find((line) => line.includes('泡菜车间'))).toContain(',征集中,是,');
  expect((await get('/mine/export?format=csv')).status).toBe(401);
});
