import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AchievementModule } from '@app/achievement';
import { BrokerModule } from '@app/broker';
import { DemandModule } from '@app/demand';
import { IdentityModule, type Actor } from '@app/identity';
import { newId } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { ReferenceModule } from '@app/reference';
import { buildBroker } from '../../../test/support/build-brokers.js';
import { buildAchievement, buildDemand } from '../../../test/support/build-listings.js';
import { buildActor } from '../../../test/support/build-people.js';
import { DealModule, Deals, Interests, Leading } from './index.js';
import { DealRecords } from './record.service.js';

const consent = true as const;
const ALL = { limit: 100 };

let context: TestContext;
let deals: Deals;
let interests: Interests;
let leading: Leading;
let records: DealRecords;
let officer: Actor;

beforeAll(async () => {
  context = await testModule({
    imports: [IdentityModule, ReferenceModule, AchievementModule, DemandModule, BrokerModule, DealModule],
  });
  deals = context.get(Deals);
  interests = context.get(Interests);
  leading = context.get(Leading);
  records = context.get(DealRecords);
  officer = await buildActor(context.database, 'TT_OFFICER');
});
afterAll(() => context.close());

const refused = (code: string) => expect.objectContaining({ code });

async function achievement(facts: { contactUserId?: string } = {}): Promise<string> {
  return buildAchievement(context.database, { organisationId: officer.organisationId!, ...facts });
}

/** Interest of a fresh enterprise in a fresh achievement of the officer's institute. */
async function interest() {
  const enterprise = await buildActor(context.database, 'ENT_USER');
  const achievementId = await achievement();
  const id = await interests.express(enterprise, { achievementId, message: '希望了解现场应用情况', consent });
  return { id, enterprise, achievementId };
}

describe('expressing interest', () => {
  test('an enterprise asks for an achievement: the institute is the seller and answers', async () => {
    const { id, enterprise, achievementId } = await interest();
    const own = await deals.view(enterprise, id);
    expect(own).toMatchObject({
      stage: 'INTEREST',
      side: 'BUYER',
      initiatorSide: 'BUYER',
      achievementId,
      demandId: null,
    });
    expect(own.timer).toMatchObject({ rule: 'interest-unanswered', isOverdue: false });
    expect(own.consents).toMatchObject([{ side: 'BUYER', isOwn: true }]);
    const theirs = await deals.view(officer, id);
    expect(theirs).toMatchObject({ side: 'SELLER', can: { accept: true, decline: true } });
    expect(theirs.buyer).toMatchObject({ id: enterprise.organisationId, isAnonymous: false });
  });

  test('an institute answers a demand, with or without an achievement of its own', async () => {
    const enterprise = await buildActor(context.database, 'ENT_ADMIN');
    const demandId = await buildDemand(context.database, { organisationId: enterprise.organisationId! });
    const id = await interests.express(officer, { demandId, message: '我们有成熟方案', consent });
    expect(await deals.view(officer, id)).toMatchObject({ side: 'SELLER', initiatorSide: 'SELLER', demandId });
    const both = { demandId, achievementId: await achievement(), message: '可提供井口样机', consent };
    const second = await interests.express(officer, both);
    expect((await deals.view(enterprise, second)).can).toMatchObject({ accept: true });
  });

  test('the same pair has one open deal, also when asked for at the same time and by both sides', async () => {
    const enterprise = await buildActor(context.database, 'ENT_USER');
    const demandId = await buildDemand(context.database, { organisationId: enterprise.organisationId! });
    const input = { demandId, achievementId: await achievement(), message: '希望进一步沟通', consent };
    const both = await Promise.allSettled([interests.express(officer, input), interests.express(enterprise, input)]);
    const [won] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost).toMatchObject({ code: 'deal.already-open', details: { dealId: won } });
    await leave(won!, enterprise);
    await expect(interests.express(officer, input)).resolves.not.toBe(won);
  });

  test.each(['ENT_USER', 'TT_OFFICER'] as const)(
    '%s: own, foreign, hidden and unknown listings are refused',
    async (role) => {
      const actor = await buildActor(context.database, role);
      const own = await buildAchievement(context.database, { organisationId: actor.organisationId! });
      const draft = await buildAchievement(context.database, {
        organisationId: officer.organisationId!,
        state: 'DRAFT',
      });
      const demandId = await buildDemand(context.database, { organisationId: officer.organisationId! });
      const express = (input: object) => interests.express(actor, { message: '希望进一步沟通', consent, ...input });
      await expect(express({ achievementId: own })).rejects.toEqual(refused('deal.own-listing'));
      await expect(express({ achievementId: draft })).rejects.toEqual(refused('deal.listing-not-found'));
      await expect(express({ achievementId: newId() })).rejects.toEqual(refused('deal.listing-not-found'));
      await expect(express({ achievementId: await achievement(), demandId })).rejects.toEqual(
        refused('deal.not-a-party'),
      );
    },
  );
});

async function leave(dealId: string, actor: Actor) {
  await context.database.query(`update deal set stage = 'DECLINED' where id = $1`, [dealId]);
  return actor;
}

describe('contacts', () => {
  test('are closed before acceptance, open to both sides after it, and to nobody else', async () => {
    const { id, enterprise } = await interest();
    const outsiders = await Promise.all(
      (['ENT_USER', 'TT_OFFICER', 'BROKER', 'PLATFORM_ADMIN', 'OFFICIAL', 'REG_CLERK'] as const).map((role) =>
        buildActor(context.database, role),
      ),
    );
    for (const side of [officer, enterprise]) {
      await expect(records.contacts(side, id)).rejects.toEqual(refused('deal.contacts-closed'));
    }
    await interests.accept(officer, id);
    const opened = await records.contacts(enterprise, id);
    expect(opened.seller).toMatchObject({ name: officer.name, mobile: expect.stringMatching(/^\+86138/) });
    expect(await records.contacts(officer, id)).toEqual(opened);
    for (const outsider of outsiders) {
      await expect(records.contacts(outsider, id)).rejects.toEqual(refused('deal.not-found'));
      await expect(deals.view(outsider, id)).rejects.toEqual(refused('deal.not-found'));
      expect((await deals.list(outsider, ALL)).items).toEqual([]);
    }
  });

  test('are those of the person the listing names, and every reading is noted', async () => {
    const named = await buildActor(context.database, 'RESEARCHER', { organisationId: officer.organisationId! });
    const enterprise = await buildActor(context.database, 'ENT_USER');
    const achievementId = await achievement({ contactUserId: named.userId });
    const id = await interests.express(enterprise, { achievementId, message: '希望进一步沟通', consent });
    await interests.accept(officer, id);
    expect((await records.contacts(enterprise, id)).seller.name).toBe(named.name);
    const trail = await context.database.query(
      `select actor_id from audit_entry where subject_id = $1 and action = 'deal.read-contacts'`,
      [id],
    );
    expect(trail).toEqual([{ actor_id: enterprise.userId }]);
    const [latest] = (await records.timeline(officer, id, ALL)).items;
    expect(latest).toMatchObject({ kind: 'read-contacts', author: { name: enterprise.name, side: 'BUYER' } });
  });

  test('open to the broker only when the broker has accepted to lead', async () => {
    const { actor, brokerId } = await buildBroker(context);
    const { id, enterprise } = await interest();
    await interests.accept(officer, id);
    expect(await deals.view(actor, id)).toMatchObject({
      side: 'BROKER',
      broker: { id: brokerId, state: 'OFFERED' },
      can: { acceptAssignment: true, contacts: 'deal.broker-not-accepted' },
    });
    await expect(records.contacts(actor, id)).rejects.toEqual(refused('deal.broker-not-accepted'));
    await expect(records.log(actor, id, ALL)).rejects.toEqual(refused('deal.broker-not-accepted'));
    await leading.accept(actor, id, null);
    expect((await records.contacts(actor, id)).buyer.name).toBe(enterprise.name);
    await context.database.query(`update broker set status = 'PAUSED'`);
  });
});

describe('answering', () => {
  test('the initiator cannot answer, and a second acceptance names what is possible instead', async () => {
    const { id, enterprise } = await interest();
    await expect(interests.accept(enterprise, id)).rejects.toEqual(refused('deal.not-your-side'));
    await interests.accept(officer, id);
    await expect(interests.accept(officer, id)).rejects.toMatchObject({
      code: 'deal.wrong-state',
      details: { detail: expect.stringContaining('进入洽谈') },
    });
    expect((await deals.view(enterprise, id)).consents).toHaveLength(2);
  });

  test('accepting and declining at the same time has one result', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await interest();
      const both = await Promise.allSettled([
        interests.accept(officer, id),
        interests.decline(officer, id, '已有其他安排'),
        interests.accept(officer, id),
      ]);
      expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      const { stage, consents } = await deals.view(officer, id);
      expect(stage).toBe(both[1].status === 'fulfilled' ? 'DECLINED' : 'CONTACT');
      expect(consents).toHaveLength(stage === 'CONTACT' ? 2 : 1);
    }
  });

  test('an achievement withdrawn meanwhile cannot be accepted any more', async () => {
    const { id, achievementId } = await interest();
    await context.database.query(`update achievement set state = 'WITHDRAWN' where id = $1`, [achievementId]);
    await expect(interests.accept(officer, id)).rejects.toEqual(refused('deal.listing-closed'));
  });

  test('twenty acceptances at once need no more connections than the pool has', async () => {
    await buildBroker(context);
    const asked = await Promise.all(Array.from({ length: 20 }, () => interest()));
    await Promise.all(asked.map(({ id }) => interests.accept(officer, id)));
    const stages = await Promise.all(asked.map(async ({ id }) => (await deals.byId(id))?.stage));
    expect(new Set(stages)).toEqual(new Set(['CONTACT']));
    await context.database.query(`update broker set status = 'PAUSED'`);
  });
});

describe('an anonymous buyer', () => {
  test('stays unknown to the seller until both have accepted, in view, list, board, events and timeline', async () => {
    const enterprise = await buildActor(context.database, 'ENT_USER');
    const demandId = await buildDemand(context.database, {
      organisationId: enterprise.organisationId!,
      isAnonymous: true,
    });
    const input = { demandId, achievementId: await achievement(), message: '希望进一步沟通', consent };
    const id = await interests.express(enterprise, input);
    const hidden = { id: null, name: null, isAnonymous: true };
    expect((await deals.view(officer, id)).buyer).toEqual(hidden);
    expect((await deals.list(officer, ALL)).items.find((one) => one.id === id)?.buyer).toEqual(hidden);
    const board = await deals.board(officer);
    expect(board.columns[0]?.items.find((one) => one.id === id)?.buyer).toEqual(hidden);
    const timeline = JSON.stringify(await records.timeline(officer, id, ALL));
    expect(timeline).not.toContain(enterprise.name);
    expect(timeline).not.toContain(enterprise.organisationId);
    expect((await deals.view(enterprise, id)).buyer.id).toBe(enterprise.organisationId);
    const [event] = await context.database.query<{ payload: object }>(
      `select payload from outbox_event where name = 'deal.interest-expressed' and payload->>'dealId' = $1`,
      [id],
    );
    expect(event?.payload).toMatchObject({ isBuyerHidden: true });
    await interests.accept(officer, id);
    expect((await deals.view(officer, id)).buyer).toMatchObject({ id: enterprise.organisationId, isAnonymous: false });
  });
});

describe('lists', () => {
  test('page by latest activity without loss, and the board counts every stage', async () => {
    const seller = await buildActor(context.database, 'TT_OFFICER');
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) {
      const enterprise = await buildActor(context.database, 'ENT_USER');
      const achievementId = await buildAchievement(context.database, { organisationId: seller.organisationId! });
      ids.unshift(await interests.express(enterprise, { achievementId, message: '希望进一步沟通', consent }));
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await deals.list(seller, { limit: 2, cursor });
      seen.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids);
    const board = await deals.board(seller);
    expect(board.columns.map((column) => column.count)).toEqual([5, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(board.columns[0]?.items.map((one) => one.id)).toEqual(ids);
    expect((await deals.list(seller, { limit: 10, stage: 'SIGNED' })).items).toEqual([]);
    expect((await deals.list(seller, { limit: 10, side: 'BUYER' })).items).toEqual([]);
    await expect(deals.list(seller, { limit: 10, cursor: 'WyJub3ciLCJ4Il0' })).rejects.toEqual(
      refused('page.bad-cursor'),
    );
  });
});
