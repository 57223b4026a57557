import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AchievementImport, AchievementModule } from '@app/achievement';
import { DemandImport, DemandModule } from '@app/demand';
import { IdentityModule, type Actor } from '@app/identity';
import { type Database } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { buildActor, buildOrganisation, type BuiltOrganisation } from '../../../test/support/build-people.js';
import { Alerts } from './alerts.js';
import { Digests } from './digests.js';
import { Follows } from './follow.service.js';
import { SavedSearches } from './saved-search.service.js';
import type { News } from './subscription.events.js';
import type { Cadence } from './subscription.schema.js';
import { SubscriptionModule } from './subscription.module.js';

let context: TestContext;
let database: Database;
let follows: Follows;
let institute: BuiltOrganisation;
let enterprise: BuiltOrganisation;
let buyer: Actor;
let count = 0;

beforeAll(async () => {
  context = await testModule({ imports: [IdentityModule, AchievementModule, DemandModule, SubscriptionModule] });
  database = context.database;
  follows = context.get(Follows);
  institute = await buildOrganisation(database, 'INSTITUTE');
});
afterAll(() => context.close());
beforeEach(async () => {
  await database.query('delete from saved_search');
  await database.query('delete from follow');
  enterprise = await buildOrganisation(database, 'ENTERPRISE');
  buyer = await buildActor(database, enterprise, 'ENT_USER');
});

const idsOf = async (table: 'achievement' | 'demand', from: number) => {
  const rows = await database.query<{ id: string }>(
    `select id from ${table} where source = 'spec' and source_id::int > $1 order by source_id::int`,
    [from],
  );
  return rows.map(({ id }) => id);
};

async function publish(
  titles: readonly string[],
  holder = institute,
  techArea: string | null = null,
): Promise<string[]> {
  const start = count;
  const rows = titles.map((title) => ({
    sourceId: String(++count),
    title,
    abstract: '为企业现场问题提供可以直接应用的成套技术。',
    keywords: [],
    techArea,
    stage: null,
    trlEvidence: null,
    modes: [],
    owner: null,
    sourceUrl: null,
  }));
  const origin = { organisationId: holder.id, source: 'spec' };
  await database.tx((tx) => context.get(AchievementImport).publishImported(tx, null, origin, rows));
  await context.drain();
  return idsOf('achievement', start);
}

async function ask(title: string, owner: BuiltOrganisation, isAnonymous = false): Promise<string> {
  const start = count;
  const budget = { kind: 'NEGOTIABLE' as const };
  const text = { title, problem: `${title}，需要解决办法。`, constraints: null, techArea: '06', sourceUrl: null };
  const row = { ...text, sourceId: String(++count), budget };
  await database.tx(async (tx) => {
    await context.get(DemandImport).publishImported(tx, null, { organisationId: owner.id, source: 'spec' }, [row]);
    if (isAnonymous) await tx.query(`update demand set is_anonymous = true where source_id = $1`, [row.sourceId]);
  });
  await context.drain();
  return (await idsOf('demand', start))[0] ?? '';
}

const follow = (subject: string, cadence: Cadence = 'AT_ONCE', actor = buyer) =>
  follows.start(
    actor,
    subject.length > 2 ? { kind: 'ORGANISATION', subject, cadence } : { kind: 'FIELD', subject, cadence },
  );

async function told(actor = buyer): Promise<News[]> {
  const rows = await database.query<{ news: News }>(
    `select p as news from outbox_event, jsonb_array_elements(payload -> 'people') p
     where name = 'subscription.alerted' and p ->> 'userId' = $1 order by outbox_event.id`,
    [actor.userId],
  );
  return rows.map(({ news }) => news);
}

describe('who follows an organisation or a field', () => {
  test('is told of what is newly published there, at once and once, however often its event comes', async () => {
    const { id: followId } = await follow(institute.id);
    const [itemId] = await publish(['膜蒸馏脱盐']);
    await publish(['别家的成果'], await buildOrganisation(database, 'INSTITUTE'));
    await context.get(Alerts).find('achievement', [itemId!]);
    await context.drain();
    expect(await told()).toEqual([
      {
        userId: buyer.userId,
        savedSearchId: null,
        followId,
        noun: 'achievement',
        itemId,
        searches: 0,
        follows: 1,
        items: 1,
      },
    ]);
  });

  test('hears of a batch in one telling, of the field from both halls', async () => {
    await follow('06');
    await publish(['井筒监测', '井筒修复', '井筒封堵'], institute, '06');
    await publish(['发酵控制'], institute, '03');
    const itemId = await ask('井口降噪', await buildOrganisation(database, 'ENTERPRISE'));
    expect(await told()).toEqual([
      expect.objectContaining({ items: 3, follows: 1, noun: 'achievement' }),
      expect.objectContaining({ items: 1, noun: 'demand', itemId }),
    ]);
  });

  test('by day or by week hears of it then; whoever turned it off or stopped, never', async () => {
    const quiet = await buildActor(database, enterprise, 'ENT_USER');
    const gone = await buildActor(database, enterprise, 'ENT_USER');
    await follow(institute.id, 'WEEKLY');
    const off = await follow(institute.id, 'OFF', quiet);
    const stopped = await follow(institute.id, 'DAILY', gone);
    await publish(['周报里的成果']);
    await follows.stop(gone, stopped.id);
    await follows.change(quiet, off.id, { cadence: 'WEEKLY' });
    await context.get(Digests).tellDaily();
    expect([await told(), await told(gone)]).toEqual([[], []]);
    await context.get(Digests).tellWeekly();
    await context.get(Digests).tellWeekly();
    expect([(await told()).length, await told(quiet), await told(gone)]).toEqual([1, [], []]);
  });

  test('hears nothing of own items, nor of an anonymous demand by its owner', async () => {
    const officer = await buildActor(database, institute, 'TT_OFFICER');
    await follow('06', 'AT_ONCE', officer);
    await follow(institute.id, 'AT_ONCE', officer);
    await publish(['自家成果'], institute, '06');
    const owner = await buildOrganisation(database, 'ENTERPRISE');
    await follow(owner.id);
    await ask('匿名的难题', owner, true);
    expect([await told(officer).then((news) => news.map(({ noun }) => noun)), await told()]).toEqual([['demand'], []]);
    await ask('具名的难题', owner);
    expect(await told()).toHaveLength(1);
  });

  test('is not told of what has left its hall by the time of the digest', async () => {
    await follow(institute.id, 'DAILY');
    const [id] = await publish(['很快撤回的成果']);
    await database.query(`update achievement set state = 'WITHDRAWN' where id = $1`, [id]);
    await context.get(Digests).tellDaily();
    expect(await told()).toEqual([]);
  });
});

describe('an item that several subscriptions of one person find', () => {
  const search = (q: string, cadence: Cadence) =>
    context.get(SavedSearches).save(buyer, { noun: 'achievement', name: q, q, filters: {}, cadence });

  test('is told of once, and named by the search', async () => {
    const { id: savedSearchId } = await search('电渗析', 'AT_ONCE');
    await follow(institute.id);
    await follow('06');
    await publish(['电渗析脱盐'], institute, '06');
    expect(await told()).toEqual([expect.objectContaining({ savedSearchId, searches: 1, follows: 2, items: 1 })]);
  });

  test('is told of by the soonest; the digest does not repeat it, but has what only it found', async () => {
    await search('反渗透', 'AT_ONCE');
    await follow(institute.id, 'DAILY');
    const [, other] = await publish(['反渗透膜', '另一项成果']);
    await context.get(Digests).tellDaily();
    await context.get(Digests).tellWeekly();
    expect(await told()).toEqual([
      expect.objectContaining({ searches: 1, follows: 0, items: 1 }),
      expect.objectContaining({ itemId: other, searches: 0, follows: 1, items: 1 }),
    ]);
  });
});

test('a batch is held against all followers in one statement, not one each', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => buildActor(database, enterprise, 'ENT_USER')));
  await Promise.all(people.map((person) => follow(institute.id, 'AT_ONCE', person)));
  const titles = ['第一', '第二', '第三'].map((nth) => `${nth}批成果`);
  await publish(titles);
  const events = await database.query<{ people: number }>(
    `select jsonb_array_length(payload -> 'people') as people from outbox_event
     where name = 'subscription.alerted' order by id desc limit 1`,
  );
  expect(events).toEqual([{ people: 12 }]);
  for (const person of people) expect(await told(person)).toEqual([expect.objectContaining({ items: 3 })]);
});
