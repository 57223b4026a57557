import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AchievementImport } from '@app/achievement';
import { BrokerModule } from '@app/broker';
import { IdentityModule, type Actor } from '@app/identity';
import { Handlers, newId } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { ReferenceModule } from '@app/reference';
import { Follows, SavedSearches, SubscriptionAlerted, type News } from '@app/subscription';
import { buildMember, buildOrganisation } from '../../../../test/support/build-people.js';
import { NotificationModule } from '../notification.module.js';
import { textOf } from '../templates/index.js';

let room: TestContext;
let buyer: Actor;
let count = 0;

beforeAll(async () => {
  room = await testModule({ imports: [ReferenceModule, IdentityModule, BrokerModule, NotificationModule] });
  buyer = await buildMember(room.database, 'ENT_USER');
});
afterAll(() => room.close());

async function publishBy(holder: { id: string }, ...titles: string[]): Promise<void> {
  const rows = titles.map((title) => ({
    sourceId: String(++count),
    title,
    abstract: '为企业现场问题提供可以直接应用的成套技术。',
    keywords: [],
    techArea: null,
    stage: null,
    trlEvidence: null,
    modes: [],
    owner: null,
    sourceUrl: null,
  }));
  const origin = { organisationId: holder.id, source: 'spec' };
  await room.database.tx((tx) => room.get(AchievementImport).publishImported(tx, null, origin, rows));
  await room.drain();
}

async function publish(...titles: string[]): Promise<void> {
  await publishBy(await buildOrganisation(room.database, 'INSTITUTE'), ...titles);
}

async function told(): Promise<{ body: string; subject: string }[]> {
  const rows = await room.database.query<{ template: string; params: Record<string, string>; subject_type: string }>(
    `select template, params, subject_type from notification
     where recipient_id = $1 and template like 'subscription.%' order by occurred_at, id`,
    [buyer.userId],
  );
  return rows.map(({ template, params, subject_type }) => ({
    body: textOf(template, params).body,
    subject: subject_type,
  }));
}

const save = (q: string, name: string): ReturnType<SavedSearches['save']> =>
  room.get(SavedSearches).save(buyer, { noun: 'achievement', name, q, filters: {}, cadence: 'AT_ONCE' });

describe('the owner of a saved search', () => {
  test('hears of what is published: one item by its title, several by their number', async () => {
    await save('脱盐', '高盐废水');
    await publish('榨菜腌制液电渗析脱盐');
    await publish('膜法脱盐', '脱盐用离子交换膜');
    expect(await told()).toEqual([
      { body: '您保存的搜索“高盐废水”有新成果：“榨菜腌制液电渗析脱盐”。', subject: 'achievement' },
      { body: '您保存的搜索“高盐废水”有 2 项新发布，请查看。', subject: 'saved-search' },
    ]);
  });

  test('gets one message when several searches find something', async () => {
    const before = (await told()).length;
    await save('轴承', '轴承');
    await save('润滑', '润滑');
    await publish('轴承润滑技术', '轴承检测技术');
    expect((await told()).slice(before).map(({ body }) => body)).toEqual([
      expect.stringMatching(/^您保存的 2 个搜索共有 2 项新发布，最新的来自“(轴承|润滑)”，请查看。$/),
    ]);
  });

  test('does not hear of an item that left the hall meanwhile, nor of a deleted search', async () => {
    const before = (await told()).length;
    const search = await save('阀门', '阀门');
    const gone: News = {
      userId: buyer.userId,
      savedSearchId: search.id,
      followId: null,
      noun: 'achievement',
      itemId: newId(),
      searches: 1,
      follows: 0,
      items: 1,
    };
    const id = newId();
    const payload = { cadence: 'DAILY', people: [gone, { ...gone, savedSearchId: newId(), items: 4 }] };
    const occurredAt = new Date().toISOString();
    const event = { id, name: SubscriptionAlerted.name, payload, traceId: '0'.repeat(32), occurredAt };
    await room.get(Handlers).run('notify-subscription-alerted', event);
    expect((await told()).length).toBe(before);
  });
});

describe('who follows an organisation', () => {
  test('hears of one item by its title, of several by their number, of search and follow together in one message', async () => {
    const holder = await buildOrganisation(room.database, 'INSTITUTE');
    const before = (await told()).length;
    const subject = { kind: 'ORGANISATION' as const, subject: holder.id, cadence: 'AT_ONCE' as const };
    await room.get(Follows).start(buyer, subject);
    await publishBy(holder, '竹材防霉处理');
    await publishBy(holder, '竹材软化', '竹材展平');
    await save('竹缠绕', '竹缠绕管');
    await publishBy(holder, '竹缠绕复合管');
    await publishBy(holder, '竹缠绕管廊', '竹篾分丝');
    expect((await told()).slice(before)).toEqual([
      { body: `您关注的“${holder.name}”有新成果：“竹材防霉处理”。`, subject: 'achievement' },
      { body: `您关注的“${holder.name}”有 2 项新发布，请查看。`, subject: 'follow' },
      { body: '您保存的搜索“竹缠绕管”有新成果：“竹缠绕复合管”。', subject: 'achievement' },
      {
        body: expect.stringMatching(/^您的 2 个订阅共有 2 项新发布，最新的来自“.+”，请查看。$/),
        subject: expect.any(String),
      },
    ]);
  });
});
