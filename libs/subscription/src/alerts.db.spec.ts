import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { AchievementCatalogue, AchievementImport, AchievementModule, Achievements } from '@app/achievement';
import { DemandImport, DemandModule, Demands } from '@app/demand';
import { IdentityModule, type Actor } from '@app/identity';
import { Outbox, SearchUpkeep, type Database } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { buildActor, buildOrganisation, type BuiltOrganisation } from '../../../test/support/build-people.js';
import { Alerts } from './alerts.js';
import { Digests } from './digests.js';
import { SavedSearches } from './saved-search.service.js';
import type { News } from './subscription.events.js';
import type { SaveSearch } from './subscription.schema.js';
import { SubscriptionModule } from './subscription.module.js';

let context: TestContext;
let database: Database;
let searches: SavedSearches;
let institute: BuiltOrganisation;
let enterprise: BuiltOrganisation;
let buyer: Actor;
let count = 0;

beforeAll(async () => {
  context = await testModule({ imports: [IdentityModule, AchievementModule, DemandModule, SubscriptionModule] });
  database = context.database;
  searches = context.get(SavedSearches);
  institute = await buildOrganisation(database, 'INSTITUTE');
  enterprise = await buildOrganisation(database, 'ENTERPRISE');
});
afterAll(() => context.close());
beforeEach(async () => {
  await database.query('delete from saved_search');
  buyer = await buildActor(database, enterprise, 'ENT_USER');
});

interface Text {
  title: string;
  abstract?: string;
  techArea?: string;
}

async function publish(texts: readonly Text[], holder = institute): Promise<string[]> {
  const start = count;
  const rows = texts.map(({ title, abstract, techArea }) => ({
    sourceId: String(++count),
    title,
    abstract: abstract ?? '为企业现场问题提供可以直接应用的成套技术。',
    keywords: [],
    techArea: techArea ?? null,
    stage: null,
    trlEvidence: null,
    modes: [],
    owner: null,
    sourceUrl: null,
  }));
  const origin = { organisationId: holder.id, source: 'spec' };
  await database.tx((tx) => context.get(AchievementImport).publishImported(tx, null, origin, rows));
  await context.drain();
  const published = await database.query<{ id: string }>(
    `select id from achievement where source = 'spec' and source_id::int > $1 order by source_id::int`,
    [start],
  );
  return published.map((row) => row.id);
}

const save = (fields: Partial<SaveSearch>, actor = buyer) =>
  searches.save(actor, {
    noun: 'achievement',
    name: '榨菜',
    q: '',
    filters: {},
    cadence: 'AT_ONCE',
    ...fields,
  });

/** What one search has found, as titles. */
async function found(savedSearchId: string): Promise<string[]> {
  const rows = await database.query<{ title: string }>(
    `select coalesce(a.title, d.title) as title from alert
     left join achievement a on a.id = item_id left join demand d on d.id = item_id
     where saved_search_id = $1 order by 1`,
    [savedSearchId],
  );
  return rows.map(({ title }) => title);
}

/** Everything told so far of one person. */
async function told(actor = buyer): Promise<News[]> {
  const rows = await database.query<{ news: News }>(
    `select p as news from outbox_event, jsonb_array_elements(payload -> 'people') p
     where name = 'subscription.alerted' and p ->> 'userId' = $1 order by outbox_event.id`,
    [actor.userId],
  );
  return rows.map(({ news }) => news);
}

describe('a newly published achievement', () => {
  test('is found by every search that the hall would answer with it, and by no other', async () => {
    const asked = [
      '榨菜 盐水',
      '盐水回收',
      'PVA',
      'mpa',
      '35MPa',
      '榨菜鹽水',
      '盐',
      'zhacai',
      'zcyz',
      'yanshui',
      '咸菜',
    ];
    const kept = await Promise.all(asked.map((q) => save({ q, name: q })));
    const [id] = await publish([
      { title: '榨菜腌制高盐废水膜分离与盐水回收', abstract: '采用 PVA 复合膜，工作压力 35 MPa，盐水回用率高。' },
    ]);
    for (const [at, q] of asked.entries()) {
      const hall = await context.get(AchievementCatalogue).search(buyer, { q, sort: 'relevance', limit: 20 });
      const isHit = hall.items.some((item) => item.id === id);
      expect([q, (await found(kept[at]!.id)).length > 0]).toEqual([q, isHit]);
    }
  });

  test('is not found by a search that only shares a word: the hall offers those, an alert does not', async () => {
    const search = await save({ q: '榨菜 机器人' });
    await publish([{ title: '榨菜自动分拣' }, { title: '工业机器人标定' }]);
    expect(await found(search.id)).toEqual([]);
  });

  test('needs one value of every facet that is filtered on', async () => {
    const both = await save({ filters: { techArea: '06,03' }, name: '两个领域' });
    const words = await save({ filters: { techArea: '03' }, q: '监测', name: '领域和词' });
    const stage = await save({ filters: { techArea: '06', stage: 'PILOT' }, name: '领域和阶段' });
    await publish([
      { title: '井筒完整性监测', techArea: '06' },
      { title: '发酵过程监测', techArea: '03' },
      { title: '发酵罐清洗', techArea: '03' },
      { title: '无领域的监测' },
    ]);
    expect(await found(both.id)).toEqual(['井筒完整性监测', '发酵罐清洗', '发酵过程监测'].sort());
    expect(await found(words.id)).toEqual(['发酵过程监测']);
    expect(await found(stage.id)).toEqual([]);
  });

  test('of one holder is found by a search for that holder', async () => {
    const other = await buildOrganisation(database, 'INSTITUTE');
    const search = await save({ filters: { holder: other.id }, name: '某研究院' });
    await publish([{ title: '别家的成果' }]);
    await publish([{ title: '这一家的成果' }], other);
    expect(await found(search.id)).toEqual(['这一家的成果']);
  });

  test('of one’s own organisation is no news', async () => {
    const officer = await buildActor(database, institute, 'TT_OFFICER');
    const search = await save({ q: '自家成果' }, officer);
    await publish([{ title: '自家成果的检验' }]);
    expect(await found(search.id)).toEqual([]);
  });

  test('is told at once to who asked so, once, however often its event comes', async () => {
    await save({ q: '脱盐' });
    await save({ q: '电渗析' });
    const [id] = await publish([{ title: '电渗析脱盐装置' }]);
    await context.get(Alerts).find('achievement', [id!]);
    await context.drain();
    expect(await told()).toEqual([expect.objectContaining({ itemId: id, items: 1, searches: 2, noun: 'achievement' })]);
    expect((await searches.list(buyer)).items.every((item) => item.lastAlertAt !== null)).toBe(true);
  });

  test('a batch makes one telling per person', async () => {
    await save({ q: '反应釜' });
    await publish([{ title: '反应釜搅拌' }, { title: '反应釜温控' }, { title: '反应釜清洗' }]);
    expect(await told()).toEqual([expect.objectContaining({ items: 3, searches: 1 })]);
  });
});

describe('a batch too large for one transaction', () => {
  /** Transactions that wrote what a search has found. */
  const parts = async (searchId: string): Promise<number> => {
    const rows = await database.query<{ parts: number }>(
      `select count(distinct xmin::text)::int as parts from alert where saved_search_id = $1 and told_at is null`,
      [searchId],
    );
    return rows[0]?.parts ?? 0;
  };
  const batch = (title: string) => Array.from({ length: 60 }, (_, at) => ({ title: `${title}第${at}种` }));

  test('is found in parts, each item once, and told of in one telling per person', async () => {
    const reader = await buildActor(database, enterprise, 'ENT_USER');
    const daily = await save({ q: '搅拌桨', cadence: 'DAILY' }, reader);
    await save({ q: '搅拌桨', cadence: 'AT_ONCE', filters: { trlMin: 1 } });
    await save({ q: '搅拌' });
    await publish(batch('搅拌桨'));
    expect(await found(daily.id)).toHaveLength(60);
    expect(await parts(daily.id)).toBeGreaterThan(1);
    expect(await told()).toEqual([expect.objectContaining({ items: 60 })]);
  });

  test('is told of whole and once when the process dies between finding and telling', async () => {
    const search = await save({ q: '换热管' });
    const add = jest.spyOn(context.get(Outbox), 'add');
    const ids = await publish(batch('无关的'));
    await database.query(`update achievement set title = '换热管' || right(title, 4) where id = any($1)`, [ids]);
    await database.query(`update achievement set updated_at = now() + interval '1 second' where id = any($1)`, [ids]);
    await context.get(SearchUpkeep).reconcile('achievement');
    add.mockRejectedValueOnce(new Error('the process dies'));
    await expect(context.get(Alerts).find('achievement', ids)).rejects.toThrow('dies');
    expect([(await found(search.id)).length, await told()]).toEqual([60, []]);
    await context.get(Alerts).find('achievement', ids);
    await context.get(Alerts).find('achievement', ids);
    expect(await told()).toEqual([expect.objectContaining({ items: 60, searches: 1 })]);
  });
});

describe('what is open to members only', () => {
  test('is searched for a member, not for a person without membership nor after leaving', async () => {
    const stranger = await buildActor(database, null);
    const former = await buildActor(database, enterprise, 'ENT_USER');
    const kept = [
      await save({ q: '秘制配方' }),
      await save({ q: '秘制配方' }, stranger),
      await save({ q: '秘制配方' }, former),
    ];
    await database.query(`update membership set status = 'DISABLED' where user_id = $1`, [former.userId]);
    await publish([{ title: '只看摘要的成果一', abstract: '摘要里写着秘制配方' }]);
    const [id] = await publish([{ title: '只看摘要的成果二', abstract: '公开的摘要文字' }]);
    await database.query(
      `update achievement set problem = '需要秘制配方', disclosure = jsonb_set(disclosure, '{technical}', '"REGISTERED"'),
         updated_at = now() + interval '1 second' where id = $1`,
      [id],
    );
    await republish(id!);
    expect(await Promise.all(kept.map((search) => found(search.id)))).toEqual([
      ['只看摘要的成果一', '只看摘要的成果二'],
      ['只看摘要的成果一'],
      ['只看摘要的成果一'],
    ]);
  });

  test('what is for matched parties or the holder alone is never searched', async () => {
    const search = await save({ q: '绝密参数' });
    const [id] = await publish([{ title: '参数保密的成果' }]);
    await database.query(
      `update achievement set problem = '绝密参数', disclosure = jsonb_set(disclosure, '{technical}', '"MATCHED"'),
         updated_at = now() + interval '1 second' where id = $1`,
      [id],
    );
    await republish(id!);
    expect(await found(search.id)).toEqual([]);
  });
});

async function republish(id: string): Promise<void> {
  await database.query(
    `insert into outbox_event (id, name, version, payload, trace_id, occurred_at)
     select uuidv7(), name, version, jsonb_build_object('achievementIds', jsonb_build_array($1::text)), trace_id, now()
     from outbox_event where name = 'achievement.published' limit 1`,
    [id],
  );
  await context.drain();
}

describe('a digest', () => {
  test('tells a person once of all that is new, and the next one only of what came after', async () => {
    await save({ q: '轴承', cadence: 'DAILY' });
    await save({ q: '润滑', cadence: 'DAILY', name: '润滑' });
    await save({ q: '轴承', cadence: 'WEEKLY', noun: 'demand' });
    await publish([{ title: '轴承润滑技术' }, { title: '轴承检测技术' }]);
    expect(await told()).toEqual([]);
    await context.get(Digests).tellDaily();
    await context.get(Digests).tellDaily();
    expect(await told()).toEqual([expect.objectContaining({ items: 2, searches: 2 })]);
    await publish([{ title: '轴承寿命预测' }]);
    await context.get(Digests).tellDaily();
    expect((await told()).map(({ items }) => items)).toEqual([2, 1]);
  });

  test('leaves out what is withdrawn or expired by then; renewed it is news', async () => {
    await save({ q: '阀门', cadence: 'DAILY' });
    const [id] = await publish([{ title: '阀门密封' }]);
    await database.query(`update achievement set state = 'EXPIRED' where id = $1`, [id]);
    await context.get(Digests).tellDaily();
    expect(await told()).toEqual([]);
    await database.query(`update achievement set state = 'PUBLISHED' where id = $1`, [id]);
    await context.get(Digests).tellDaily();
    expect(await told()).toHaveLength(1);
  });

  test('of a disabled person is not told', async () => {
    await save({ q: '管道', cadence: 'WEEKLY' });
    await publish([{ title: '管道检测' }]);
    await database.query(`update user_account set status = 'DISABLED' where id = $1`, [buyer.userId]);
    await context.get(Digests).tellWeekly();
    expect(await told()).toEqual([]);
  });

  test('does not tell afterwards of what was found while the search was off', async () => {
    const search = await save({ q: '叶片', cadence: 'OFF' });
    await publish([{ title: '叶片涂层' }]);
    expect((await searches.list(buyer)).items[0]).toMatchObject({ newCount: 1, lastAlertAt: null });
    await searches.change(buyer, search.id, { cadence: 'DAILY' });
    await context.get(Digests).tellDaily();
    expect(await told()).toEqual([]);
  });

  test('a telling that fails half-way is told whole the next time', async () => {
    await save({ q: '齿轮', cadence: 'DAILY' });
    await publish([{ title: '齿轮热处理' }]);
    jest.spyOn(context.get(Outbox), 'add').mockRejectedValueOnce(new Error('the process dies'));
    await expect(context.get(Digests).tellDaily()).rejects.toThrow('dies');
    await context.get(Digests).tellDaily();
    expect(await told()).toHaveLength(1);
  });
});

describe('a newly published demand', () => {
  const open = async (title: string, problem: string, owner = enterprise) => {
    const sourceId = String(++count);
    const budget = { kind: 'NEGOTIABLE' as const };
    const row = { sourceId, title, problem, constraints: null, budget, techArea: null, sourceUrl: null };
    const origin = { organisationId: owner.id, source: 'spec' };
    await database.tx((tx) => context.get(DemandImport).publishImported(tx, null, origin, [row]));
    await context.drain();
    return (await database.query<{ id: string }>(`select id from demand where source_id = $1`, [sourceId]))[0]!.id;
  };

  test('is told to institutes that asked for such; closed before the digest it is not', async () => {
    const officer = await buildActor(database, institute, 'TT_OFFICER');
    await save({ noun: 'demand', q: '泡菜 脆度', cadence: 'AT_ONCE' }, officer);
    await save({ noun: 'demand', q: '泡菜', cadence: 'DAILY' }, officer);
    const id = await open('泡菜脆度保持', '夏季泡菜脆度下降很快，需要解决办法。');
    expect(await told(officer)).toEqual([expect.objectContaining({ noun: 'demand', itemId: id })]);
    const closer = await buildActor(database, enterprise, 'ENT_ADMIN');
    await context.get(Demands).close(closer, id, { reason: 'SOLVED_INHOUSE', note: '' });
    await context.get(Digests).tellDaily();
    expect(await told(officer)).toHaveLength(1);
    expect((await searches.list(officer)).items.map((item) => item.newCount)).toEqual([0, 0]);
  });
});

test('a saved search that is looked at has nothing new until the next item', async () => {
  const search = await save({ q: '真空' });
  const [id] = await publish([{ title: '真空干燥' }, { title: '真空冷冻' }]);
  expect((await searches.list(buyer)).items[0]?.newCount).toBe(2);
  expect((await searches.look(buyer, search.id)).newCount).toBe(0);
  await publish([{ title: '真空镀膜' }]);
  expect((await searches.list(buyer)).items[0]?.newCount).toBe(1);
  expect((await context.get(Achievements).factsOf([id!]))[0]?.isOpen).toBe(true);
});
