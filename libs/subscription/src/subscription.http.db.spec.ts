import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AchievementModule } from '@app/achievement';
import { DemandModule } from '@app/demand';
import { IdentityModule } from '@app/identity';
import { newId } from '@app/platform';
import { testApp, type HttpTestContext } from '@app/platform/testing';
import { ReferenceModule } from '@app/reference';
import { buildAchievement, buildDemand } from '../../../test/support/build-listings.js';
import { buildActor, buildOrganisation, signIn, type BuiltOrganisation } from '../../../test/support/build-people.js';
import { SubscriptionModule } from './subscription.module.js';

let api: HttpTestContext;
let enterprise: BuiltOrganisation;
let token: string;

beforeAll(async () => {
  const imports = [ReferenceModule, IdentityModule, AchievementModule, DemandModule, SubscriptionModule];
  api = await testApp({ imports });
});
afterAll(() => api.close());
beforeEach(async () => {
  enterprise = await buildOrganisation(api.database, 'ENTERPRISE');
  token = (await signIn(api, await buildActor(api.database, enterprise, 'ENT_USER'))).token;
});

const ask = (method: string, path: string, body?: object, as = token) =>
  api.request(method, `/api${path}`, { token: as, ...(body && { body }) });
const SEARCH = {
  noun: 'achievement',
  name: '榨菜盐水',
  q: '榨菜 盐水',
  filters: { techArea: '06,03' },
  cadence: 'WEEKLY',
};

describe('saved searches', () => {
  test('are kept as the hall’s address has them, renamed, and deleted', async () => {
    const saved = await ask('POST', '/saved-searches', SEARCH);
    expect(saved.status).toBe(201);
    const filters = { techArea: '03,06' };
    expect(saved.body).toMatchObject({ ...SEARCH, filters, newCount: 0, lastAlertAt: null, holderName: null });
    const at = `/saved-searches/${saved.body.id}`;
    expect((await ask('PATCH', at, { name: '盐水', cadence: 'OFF' })).body).toMatchObject({
      name: '盐水',
      cadence: 'OFF',
    });
    expect((await ask('GET', '/saved-searches')).body).toMatchObject({ items: [{ name: '盐水' }], most: 50 });
    expect((await ask('DELETE', at)).status).toBe(204);
    expect((await ask('GET', '/saved-searches')).body.items).toEqual([]);
  });

  test('of others do not exist', async () => {
    const { id } = (await ask('POST', '/saved-searches', SEARCH)).body;
    const other = (await signIn(api, await buildActor(api.database, enterprise, 'ENT_ADMIN'))).token;
    for (const [method, path] of [
      ['PATCH', ''],
      ['POST', '/look'],
      ['DELETE', ''],
    ] as const) {
      const answer = await ask(
        method,
        `/saved-searches/${id}${path}`,
        method === 'PATCH' ? { name: '别名' } : undefined,
        other,
      );
      expect([answer.status, answer.body.code]).toEqual([404, 'subscription.not-found']);
    }
    expect((await ask('GET', '/saved-searches', undefined, other)).body.items).toEqual([]);
  });

  test('are kept once; one that finds everything is not kept', async () => {
    await ask('POST', '/saved-searches', SEARCH);
    expect((await ask('POST', '/saved-searches', { ...SEARCH, name: '又一个' })).body.code).toBe(
      'subscription.already-saved',
    );
    const all = await ask('POST', '/saved-searches', { noun: 'demand', name: '全部' });
    expect([all.status, all.body.code]).toEqual([400, 'subscription.matches-all']);
  });

  test('are the same whatever the order of codes and the blanks, and whatever the case of an identifier', async () => {
    const kept = await ask('POST', '/saved-searches', {
      ...SEARCH,
      q: '榨菜  盐水 ',
      filters: { techArea: '03,06,03' },
    });
    expect(kept.body).toMatchObject({ q: '榨菜 盐水', filters: { techArea: '03,06' } });
    expect((await ask('POST', '/saved-searches', SEARCH)).body.code).toBe('subscription.already-saved');
    const holder = { noun: 'achievement', name: '一家', filters: { holder: enterprise.id.toUpperCase() } };
    const saved = await ask('POST', '/saved-searches', holder);
    expect(saved.body).toMatchObject({ filters: { holder: enterprise.id }, holderName: enterprise.name });
    const twin = await ask('POST', '/saved-searches', { ...holder, filters: { holder: enterprise.id } });
    expect(twin.body.code).toBe('subscription.already-saved');
  });

  test.each([
    ['achievement', { techArea: '06,ZZ' }, 'techArea', '技术领域代码不存在：ZZ'],
    ['achievement', { techArea: '__proto__' }, 'techArea', '技术领域代码不存在：__proto__'],
    ['achievement', { stage: 'READY' }, 'stage', '没有这一所处阶段：READY'],
    ['achievement', { priceBand: 'LT10,LT9' }, 'priceBand', '没有这一价格区间：LT9'],
    ['achievement', { trlMin: 9, trlMax: 1 }, 'trlMin', '技术就绪度的下限不能高于上限'],
    ['achievement', { holder: newId() }, 'holder', '持有单位不存在'],
    ['demand', { cooperationModes: 'X' }, 'cooperationModes', '合作方式代码不存在：X'],
    ['demand', { regionCode: '999999' }, 'regionCode', '行政区划代码不存在：999999'],
  ])('that can never find anything are refused: %s %j', async (noun, filters, field, rule) => {
    const answer = await ask('POST', '/saved-searches', { noun, name: '无果', filters });
    expect([answer.status, answer.body.errors]).toEqual([400, [{ pointer: `/filters/${field}`, detail: rule }]]);
  });

  test('take only the filters of their hall', async () => {
    const wrong = await ask('POST', '/saved-searches', { ...SEARCH, filters: { budgetBand: 'LT10' } });
    expect(wrong.status).toBe(400);
    const right = await ask('POST', '/saved-searches', { ...SEARCH, noun: 'demand', filters: { budgetBand: 'LT10' } });
    expect(right.status).toBe(201);
  });

  test('are fifty at most, also when many are saved at one moment', async () => {
    const save = (at: number) => ask('POST', '/saved-searches', { ...SEARCH, q: `第${at}个搜索` });
    for (let at = 0; at < 48; at += 1) expect((await save(at)).status).toBe(201);
    const last = await Promise.all([48, 49, 50, 51].map(save));
    expect(last.map((answer) => answer.body.code ?? 'saved').sort()).toEqual([
      'saved',
      'saved',
      'subscription.too-many',
      'subscription.too-many',
    ]);
  });
});

describe('what is followed', () => {
  const follow = (kind: string, subject: string) => ask('POST', '/follows', { kind, subject });

  test('is followed once however often, listed by name, and left again', async () => {
    const first = await follow('ORGANISATION', enterprise.id);
    expect(first.body).toMatchObject({ kind: 'ORGANISATION', subject: enterprise.id, name: enterprise.name });
    expect((await follow('ORGANISATION', enterprise.id)).body.id).toBe(first.body.id);
    expect((await follow('FIELD', '06')).status).toBe(200);
    expect((await ask('GET', '/follows')).body.items).toHaveLength(2);
    expect((await ask('DELETE', `/follows/${first.body.id}`)).status).toBe(204);
    expect((await ask('DELETE', `/follows/${first.body.id}`)).status).toBe(404);
    expect((await ask('GET', '/follows')).body.items).toHaveLength(1);
  });

  test('is told of daily unless said otherwise; nobody else changes that', async () => {
    const { id, cadence } = (await follow('FIELD', '06')).body;
    expect(cadence).toBe('DAILY');
    expect((await ask('PATCH', `/follows/${id}`, { cadence: 'AT_ONCE' })).body).toMatchObject({
      id,
      cadence: 'AT_ONCE',
    });
    const other = (await signIn(api, await buildActor(api.database, enterprise, 'ENT_ADMIN'))).token;
    expect((await ask('PATCH', `/follows/${id}`, { cadence: 'OFF' }, other)).status).toBe(404);
    expect((await ask('PATCH', `/follows/${id}`, { cadence: 'YEARLY' })).status).toBe(400);
    expect((await ask('GET', '/follows')).body.items).toMatchObject([{ cadence: 'AT_ONCE' }]);
  });

  test('is one thing whatever the case of its identifier', async () => {
    const first = await follow('ORGANISATION', enterprise.id.toUpperCase());
    expect(first.body).toMatchObject({ subject: enterprise.id, name: enterprise.name });
    expect((await follow('ORGANISATION', enterprise.id)).body.id).toBe(first.body.id);
  });

  test('must exist', async () => {
    expect((await follow('FIELD', 'ZZ')).body.code).toBe('subscription.unknown-subject');
    expect((await follow('ORGANISATION', newId())).body.code).toBe('subscription.unknown-subject');
  });

  test('shows its newest open items, an anonymous demand never under its owner', async () => {
    const institute = await buildOrganisation(api.database, 'INSTITUTE');
    await buildAchievement(api.database, { organisationId: institute.id, title: '研究院的成果', techArea: '05' });
    await buildAchievement(api.database, { organisationId: institute.id, title: '撤回的成果', state: 'WITHDRAWN' });
    await buildDemand(api.database, { organisationId: enterprise.id, title: '具名的需求', techArea: '05' });
    const hidden = { organisationId: enterprise.id, title: '匿名的需求', techArea: '05', isAnonymous: true };
    await buildDemand(api.database, hidden);
    const ids = {
      institute: (await follow('ORGANISATION', institute.id)).body.id,
      enterprise: (await follow('ORGANISATION', enterprise.id)).body.id,
      field: (await follow('FIELD', '05')).body.id,
    };
    const { items } = (await ask('GET', '/follows/newest')).body;
    const titlesOf = (id: string) =>
      items
        .find((item: { followId: string }) => item.followId === id)
        ?.newest.map((item: { title: string }) => item.title);
    expect(titlesOf(ids.institute)).toEqual(['研究院的成果']);
    expect(titlesOf(ids.enterprise)).toEqual(['具名的需求']);
    expect(titlesOf(ids.field).sort()).toEqual(['具名的需求', '匿名的需求', '研究院的成果'].sort());
  });
});
