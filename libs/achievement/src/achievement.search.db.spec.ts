// Finding achievements as a person does: suggestions, facets, what is like another, and several side by side.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IdentityModule } from '@app/identity';
import { SearchWords } from '@app/platform';
import { testApp, type HttpTestContext } from '@app/platform/testing';
import { buildActor, buildOrganisation, signIn } from '../../../test/support/build-people.js';
import { AchievementModule } from './achievement.module.js';

const NOBODY = '018f0000-0000-7000-8000-00000000dead';
const OPEN = { summary: 'PUBLIC', technical: 'PUBLIC', commercial: 'PUBLIC', team: 'PUBLIC' };
const FIELDS = {
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
let officer: string;
let operator: string;
let member: string;
let ids: Record<'bacteria' | 'pool' | 'secret' | 'draft' | 'gone', string>;

const get = (path: string, token?: string) => app.request('GET', `/api/achievements${path}`, { token });
const post = (path: string, token?: string, body: object = {}) =>
  app.request('POST', `/api/achievements${path}`, { token, body });

async function drafted(fields: object): Promise<string> {
  return (await post('', officer, { ...FIELDS, ...fields })).body.id;
}

async function published(fields: object): Promise<string> {
  const id = await drafted(fields);
  await post(`/${id}/submit`, officer, { declaresNoSecrets: true });
  await post(`/${id}/publish`, operator);
  return id;
}

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule, AchievementModule] });
  const institute = await buildOrganisation(app.database, 'INSTITUTE');
  const platform = await buildOrganisation(app.database, 'PLATFORM');
  officer = (await signIn(app, await buildActor(app.database, institute, 'TT_OFFICER'))).token;
  operator = (await signIn(app, await buildActor(app.database, platform, 'PLATFORM_ADMIN'))).token;
  const enterprise = await buildOrganisation(app.database, 'ENTERPRISE');
  member = (await signIn(app, await buildActor(app.database, enterprise, 'ENT_USER'))).token;
  ids = {
    bacteria: await published({
      title: '榨菜低盐发酵复合菌剂',
      keywords: ['榨菜'],
      indicators: [{ name: '用盐量', value: '5', unit: '%' }],
    }),
    pool: await published({ title: '榨菜腌制池自动翻拌装置', techArea: '06', keywords: ['翻拌'] }),
    secret: await published({
      title: '锂电池回收浸出工艺',
      abstract: `${FIELDS.abstract}采用硼氢化物。`,
      techArea: '07',
      disclosure: { ...OPEN, summary: 'REGISTERED', technical: 'INTERNAL', commercial: 'REGISTERED' },
    }),
    draft: await drafted({ title: '榨菜副产物提取未公开方法' }),
    gone: await published({ title: '榨菜氯离子电渗析系统' }),
  };
  await app.drain();
});
afterAll(() => app.close());

describe('suggestions', () => {
  const textsFor = async (q: string, token?: string): Promise<string[]> => {
    const { status, body } = await get(`/suggestions?q=${encodeURIComponent(q)}`, token);
    expect(status).toBe(200);
    return body.items.map((item: { text: string }) => item.text);
  };

  test.each(['榨', 'zhacai', 'zc'])('%s leads to the word and to the titles', async (q) => {
    const texts = await textsFor(q);
    expect(texts).toContain('榨菜');
    expect(texts).toContain('榨菜低盐发酵复合菌剂');
  });

  test('a title comes with the id that it leads to', async () => {
    const { body } = await get(`/suggestions?q=${encodeURIComponent('锂电池')}`);
    expect(body.items).toContainEqual({ kind: 'title', text: '锂电池回收浸出工艺', id: ids.secret });
  });

  test('nothing of a draft, not even for its office, and nothing of texts', async () => {
    for (const token of [undefined, officer]) {
      expect((await textsFor('榨菜', token)).join()).not.toContain('提取');
      expect(await textsFor('硼氢', token)).toEqual([]);
    }
  });

  test('what was withdrawn is gone before the engine hears of it, its words too', async () => {
    expect((await textsFor('氯离子')).length).toBeGreaterThan(0);
    await post(`/${ids.gone}/withdraw`, officer, { reason: '已经转让' });
    expect(await textsFor('氯离子')).toEqual([]);
    expect((await textsFor('榨菜')).join()).not.toContain('渗析');
    await app.drain();
  });

  test.each(['', '?q=', `?q=${'长'.repeat(61)}`])('a strange question: %s', async (query) => {
    expect((await get(`/suggestions${query}`)).status).toBe(400);
  });
});

describe('the hall', () => {
  test('a facet is counted without its own choice, the others with it', async () => {
    const { body } = await get(`?q=${encodeURIComponent('榨菜')}&techArea=09`);
    expect(body.total).toBe(1);
    expect(body.facets.techArea).toMatchObject({ '09': 1, '06': 1 });
    expect(body.facets.stage).toEqual({ PILOT: 1 });
    const both = await get(`?q=${encodeURIComponent('榨菜')}&techArea=09,06`);
    expect(both.body.total).toBe(2);
  });
});

test('the hall tells what it asked as well: synonyms, and readings of pinyin', async () => {
  const synonyms = [{ words: ['菌剂', '发酵剂'], isOneWay: false }];
  await app.database.tx(async (tx) => void (await app.get(SearchWords).set(tx, { synonyms, stopWords: [] }, 0)));
  const askedFor = async (q: string): Promise<string[]> =>
    (await get(`?q=${encodeURIComponent(q)}`)).body.alsoAsked as string[];
  // A process may go on with the list of before for five seconds.
  for (let tries = 0; tries < 30 && (await askedFor('榨菜发酵剂')).length === 0; tries += 1)
    await new Promise((wake) => setTimeout(wake, 300));
  expect(await askedFor('榨菜发酵剂')).toEqual(['菌剂']);
  expect(await askedFor('zhacai')).toEqual(['榨菜']);
  expect(await askedFor('榨菜')).toEqual([]);
  expect((await get('')).body.alsoAsked).toEqual([]);
});

describe('like another', () => {
  test('with the words that both have, never of the withdrawn', async () => {
    const { body } = await get(`/${ids.bacteria}/similar`);
    const [first] = body.items;
    expect([first.id, first.shared]).toEqual([ids.pool, expect.arrayContaining(['榨菜'])]);
    expect(body.items.map((item: { id: string }) => item.id)).not.toContain(ids.draft);
  });
});

describe('side by side', () => {
  const compare = (list: readonly string[], token?: string) => get(`/compare?ids=${list.join(',')}`, token);

  test('in the order asked; a draft of others answers as one that does not exist', async () => {
    const { status, body } = await compare([ids.pool, ids.draft, NOBODY, ids.bacteria]);
    expect(status).toBe(200);
    expect(body.items.map((item: { id: string }) => item.id)).toEqual([ids.pool, ids.draft, NOBODY, ids.bacteria]);
    const [pool, draft, nobody, bacteria] = body.items;
    expect([draft.listing, nobody.listing]).toEqual([null, null]);
    expect(pool.listing.title).toBe('榨菜腌制池自动翻拌装置');
    expect(bacteria.listing.indicators).toMatchObject([{ name: '用盐量', value: '5', unit: '%' }]);
    expect(bacteria.listing).not.toHaveProperty('office');
  });

  test('each group at the level of its reader', async () => {
    const columnFor = async (token?: string) =>
      (await compare([ids.bacteria, ids.secret], token)).body.items[1].listing;
    const [everyone, registered, own] = [await columnFor(), await columnFor(member), await columnFor(officer)];
    expect(everyone.withheld).toEqual({ summary: 'REGISTERED', technical: 'INTERNAL', commercial: 'REGISTERED' });
    expect(everyone).not.toHaveProperty('abstract');
    expect(registered.abstract).toContain('硼氢化物');
    expect([registered.withheld, registered.indicators]).toEqual([{ technical: 'INTERNAL' }, undefined]);
    expect(own.withheld).toEqual({});
  });

  test.each([
    ['one', () => [ids.pool]],
    ['the same twice', () => [ids.pool, ids.pool]],
    ['six', () => Array.from({ length: 6 }, (_, at) => NOBODY.slice(0, -1) + at)],
    ['what is no id', () => [ids.pool, 'x']],
  ])('%s is refused', async (_name, list) => {
    expect((await compare(list())).status).toBe(400);
  });
});
