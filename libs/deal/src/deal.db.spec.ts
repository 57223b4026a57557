import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '@app/identity';
import { newId } from '@app/platform';
import { buildBroker } from '../../../test/support/build-brokers.js';
import { buildAchievement, buildDemand } from '../../../test/support/build-listings.js';
import { buildMember } from '../../../test/support/build-people.js';
import { DealDisclosure } from './disclosure.service.js';
import { DealRoom } from './testing/room.js';

const consent = true as const;
const ALL = { limit: 100 };

let room: DealRoom;
let officer: Actor;

beforeAll(async () => {
  room = await DealRoom.open();
  officer = await buildMember(room.database, 'TT_OFFICER');
});
afterAll(() => room.close());

const refused = (code: string) => expect.objectContaining({ code });

async function achievement(facts: { contactUserId?: string } = {}): Promise<string> {
  return buildAchievement(room.database, { organisationId: officer.organisationId!, ...facts });
}

describe('expressing interest', () => {
  test('an enterprise asks for an achievement: the institute is the seller and answers', async () => {
    const { id, enterprise, achievementId } = await room.interest(officer);
    const own = await room.deals.view(enterprise, id);
    expect(own).toMatchObject({
      stage: 'INTEREST',
      side: 'BUYER',
      initiatorSide: 'BUYER',
      achievementId,
      demandId: null,
    });
    expect(own.timer).toMatchObject({ rule: 'interest-unanswered', isOverdue: false });
    expect(own.consents).toMatchObject([{ side: 'BUYER', isOwn: true }]);
    const theirs = await room.deals.view(officer, id);
    expect(theirs).toMatchObject({ side: 'SELLER', can: { accept: true, decline: true } });
    expect(theirs.buyer).toMatchObject({ id: enterprise.organisationId, isAnonymous: false });
  });

  test('an institute answers a demand, with or without an achievement of its own', async () => {
    const enterprise = await buildMember(room.database, 'ENT_ADMIN');
    const demandId = await buildDemand(room.database, { organisationId: enterprise.organisationId! });
    const id = await room.interests.express(officer, { demandId, message: '我们有成熟方案', consent });
    expect(await room.deals.view(officer, id)).toMatchObject({ side: 'SELLER', initiatorSide: 'SELLER', demandId });
    const both = { demandId, achievementId: await achievement(), message: '可提供井口样机', consent };
    const second = await room.interests.express(officer, both);
    expect((await room.deals.view(enterprise, second)).can).toMatchObject({ accept: true });
  });

  test('the same pair has one open deal, also when asked for at the same time and by both sides', async () => {
    const enterprise = await buildMember(room.database, 'ENT_USER');
    const demandId = await buildDemand(room.database, { organisationId: enterprise.organisationId! });
    const input = { demandId, achievementId: await achievement(), message: '希望进一步沟通', consent };
    const both = await Promise.allSettled([
      room.interests.express(officer, input),
      room.interests.express(enterprise, input),
    ]);
    const [won] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost).toMatchObject({ code: 'deal.already-open', details: { dealId: won } });
    await leave(won!, enterprise);
    await expect(room.interests.express(officer, input)).resolves.not.toBe(won);
  });

  test.each(['ENT_USER', 'TT_OFFICER'] as const)(
    '%s: own, foreign, hidden and unknown listings are refused',
    async (role) => {
      const actor = await buildMember(room.database, role);
      const own = await buildAchievement(room.database, { organisationId: actor.organisationId! });
      const draft = await buildAchievement(room.database, {
        organisationId: officer.organisationId!,
        state: 'DRAFT',
      });
      const demandId = await buildDemand(room.database, { organisationId: officer.organisationId! });
      const express = (input: object) =>
        room.interests.express(actor, { message: '希望进一步沟通', consent, ...input });
      await expect(express({ achievementId: own })).rejects.toEqual(refused('deal.own-listing'));
      await expect(express({ achievementId: draft })).rejects.toEqual(refused('deal.listing-not-found'));
      await expect(express({ achievementId: newId() })).rejects.toEqual(refused('deal.listing-not-found'));
      await expect(express({ achievementId: await achievement(), demandId })).rejects.toEqual(
        refused('deal.not-a-party'),
      );
    },
  );

  test('a partner whom the demand excludes is refused as if the demand were closed', async () => {
    const enterprise = await buildMember(room.database, 'ENT_USER');
    const demandId = await buildDemand(room.database, { organisationId: enterprise.organisationId! });
    await room.database.query('update demand set excluded_partners = $2 where id = $1', [
      demandId,
      [officer.organisationId],
    ]);
    const message = '希望进一步沟通';
    await expect(room.interests.express(officer, { demandId, message, consent })).rejects.toEqual(
      refused('deal.listing-closed'),
    );
    const other = await buildMember(room.database, 'TT_OFFICER');
    await expect(room.interests.express(other, { demandId, message, consent })).resolves.toBeDefined();
  });
});

describe('a deal that grows from a match', () => {
  async function match() {
    const enterprise = await buildMember(room.database, 'ENT_USER');
    const demandId = await buildDemand(room.database, { organisationId: enterprise.organisationId! });
    const achievementId = await achievement();
    const id = newId();
    await room.database.query(
      `insert into match (id, demand_id, achievement_id, demand_organisation_id, achievement_organisation_id, score, rank,
         features, reasons, missing, weights_version, statistics_version, statistics_documents, suggested_at, scored_at)
       values ($1, $2, $3, $4, $5, 0.8, 1, '{}', '[{}, {}]', '[]', 'test', 1, 10, now(), now())`,
      [id, demandId, achievementId, enterprise.organisationId, officer.organisationId],
    );
    return { id, enterprise, demandId, achievementId };
  }
  const decisions = (id: string) =>
    room.database.query(
      `select demand_decision as demand, achievement_decision as achievement from match where id = $1`,
      [id],
    );

  test('marks the match accepted by each side as it agrees', async () => {
    const { id: matchId, enterprise, demandId, achievementId } = await match();
    const id = await room.interests.express(enterprise, { matchId, message: '希望进一步沟通', consent });
    expect(await room.deals.view(officer, id)).toMatchObject({ matchId, demandId, achievementId, side: 'SELLER' });
    expect(await decisions(matchId)).toEqual([{ demand: 'ACCEPTED', achievement: 'NONE' }]);
    await room.interests.accept(officer, id);
    expect(await decisions(matchId)).toEqual([{ demand: 'ACCEPTED', achievement: 'ACCEPTED' }]);
  });

  test('does not exist for a third party', async () => {
    const { id: matchId } = await match();
    const stranger = await buildMember(room.database, 'TT_OFFICER');
    for (const id of [matchId, newId()]) {
      await expect(
        room.interests.express(stranger, { matchId: id, message: '希望进一步沟通', consent }),
      ).rejects.toEqual(refused('deal.listing-not-found'));
    }
  });
});

async function leave(dealId: string, actor: Actor) {
  await room.database.query(`update deal set stage = 'DECLINED' where id = $1`, [dealId]);
  return actor;
}

describe('contacts', () => {
  test('are closed before acceptance, open to both sides after it, and to nobody else', async () => {
    const { id, enterprise } = await room.interest(officer);
    const outsiders = await Promise.all(
      (['ENT_USER', 'TT_OFFICER', 'BROKER', 'PLATFORM_ADMIN', 'OFFICIAL', 'REG_CLERK'] as const).map((role) =>
        buildMember(room.database, role),
      ),
    );
    for (const side of [officer, enterprise]) {
      await expect(room.records.contacts(side, id)).rejects.toEqual(refused('deal.contacts-closed'));
    }
    await room.interests.accept(officer, id);
    const opened = await room.records.contacts(enterprise, id);
    expect(opened.seller).toMatchObject({ name: officer.name, mobile: expect.stringMatching(/^\+86138/) });
    expect(await room.records.contacts(officer, id)).toEqual(opened);
    for (const outsider of outsiders) {
      await expect(room.records.contacts(outsider, id)).rejects.toEqual(refused('deal.not-found'));
      await expect(room.deals.view(outsider, id)).rejects.toEqual(refused('deal.not-found'));
      expect((await room.deals.list(outsider, ALL)).items).toEqual([]);
    }
  });

  test('are those of the person the listing names, and every reading is noted', async () => {
    const named = await buildMember(room.database, 'RESEARCHER', officer.organisationId);
    const enterprise = await buildMember(room.database, 'ENT_USER');
    const achievementId = await achievement({ contactUserId: named.userId });
    const id = await room.interests.express(enterprise, { achievementId, message: '希望进一步沟通', consent });
    await room.interests.accept(officer, id);
    expect((await room.records.contacts(enterprise, id)).seller.name).toBe(named.name);
    const trail = await room.database.query(
      `select actor_id from audit_entry where subject_id = $1 and action = 'deal.read-contacts'`,
      [id],
    );
    expect(trail).toEqual([{ actor_id: enterprise.userId }]);
    const [latest] = (await room.records.timeline(officer, id, ALL)).items;
    expect(latest).toMatchObject({ kind: 'read-contacts', author: { name: enterprise.name, side: 'BUYER' } });
  });

  test('open to the broker only when the broker has accepted to lead', async () => {
    const { actor, brokerId } = await buildBroker(room.context);
    const { id, enterprise } = await room.interest(officer);
    await room.interests.accept(officer, id);
    expect(await room.deals.view(actor, id)).toMatchObject({
      side: 'BROKER',
      broker: { id: brokerId, state: 'OFFERED' },
      can: { acceptAssignment: true, contacts: 'deal.broker-not-accepted' },
    });
    await expect(room.records.contacts(actor, id)).rejects.toEqual(refused('deal.broker-not-accepted'));
    await expect(room.records.log(actor, id, ALL)).rejects.toEqual(refused('deal.broker-not-accepted'));
    await room.leading.accept(actor, id, null);
    expect((await room.records.contacts(actor, id)).buyer.name).toBe(enterprise.name);
    await room.database.query(`update broker set status = 'PAUSED'`);
  });
});

describe('what is disclosed to matched partners only', () => {
  test('is shown in the deal when both have accepted, and its reading is noted', async () => {
    const { id, enterprise, achievementId } = await room.interest(officer);
    await room.database.query(
      `update achievement set innovation = '内部算法要点', disclosure = disclosure || '{"technical": "MATCHED"}' where id = $1`,
      [achievementId],
    );
    const disclosure = room.context.get(DealDisclosure);
    expect(await disclosure.achievement(enterprise, id)).toMatchObject({ withheld: { technical: 'MATCHED' } });
    await room.interests.accept(officer, id);
    const opened = await disclosure.achievement(enterprise, id);
    expect(opened).toMatchObject({ innovation: '内部算法要点', withheld: {} });
    expect((await room.records.timeline(officer, id, ALL)).items[0]).toMatchObject({ kind: 'read-achievement' });
    const stranger = await buildMember(room.database, 'ENT_USER');
    await expect(disclosure.achievement(stranger, id)).rejects.toEqual(refused('deal.not-found'));
  });
});

describe('answering', () => {
  test('the initiator cannot answer, and a second acceptance names what is possible instead', async () => {
    const { id, enterprise } = await room.interest(officer);
    await expect(room.interests.accept(enterprise, id)).rejects.toEqual(refused('deal.not-your-side'));
    await room.interests.accept(officer, id);
    await expect(room.interests.accept(officer, id)).rejects.toMatchObject({
      code: 'deal.wrong-state',
      details: { detail: expect.stringContaining('进入洽谈') },
    });
    expect((await room.deals.view(enterprise, id)).consents).toHaveLength(2);
  });

  test('accepting and declining at the same time has one result', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await room.interest(officer);
      const both = await Promise.allSettled([
        room.interests.accept(officer, id),
        room.interests.decline(officer, id, '已有其他安排'),
        room.interests.accept(officer, id),
      ]);
      expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      const { stage, consents } = await room.deals.view(officer, id);
      expect(stage).toBe(both[1].status === 'fulfilled' ? 'DECLINED' : 'CONTACT');
      expect(consents).toHaveLength(stage === 'CONTACT' ? 2 : 1);
    }
  });

  test('an achievement withdrawn meanwhile cannot be accepted any more', async () => {
    const { id, achievementId } = await room.interest(officer);
    await room.database.query(`update achievement set state = 'WITHDRAWN' where id = $1`, [achievementId]);
    await expect(room.interests.accept(officer, id)).rejects.toEqual(refused('deal.listing-closed'));
  });

  test('twenty acceptances at once need no more connections than the pool has', async () => {
    await buildBroker(room.context);
    const asked = await Promise.all(Array.from({ length: 20 }, () => room.interest(officer)));
    await Promise.all(asked.map(({ id }) => room.interests.accept(officer, id)));
    const stages = await Promise.all(asked.map(async ({ id }) => (await room.deals.byId(id))?.stage));
    expect(new Set(stages)).toEqual(new Set(['CONTACT']));
    await room.database.query(`update broker set status = 'PAUSED'`);
  });
});

describe('an anonymous buyer', () => {
  test('stays unknown to the seller until both have accepted, in view, list, board, events and timeline', async () => {
    const enterprise = await buildMember(room.database, 'ENT_USER');
    const demandId = await buildDemand(room.database, {
      organisationId: enterprise.organisationId!,
      isAnonymous: true,
    });
    const input = { demandId, achievementId: await achievement(), message: '希望进一步沟通', consent };
    const id = await room.interests.express(enterprise, input);
    const hidden = { id: null, name: null, isAnonymous: true };
    expect((await room.deals.view(officer, id)).buyer).toEqual(hidden);
    expect((await room.deals.list(officer, ALL)).items.find((one) => one.id === id)?.buyer).toEqual(hidden);
    const board = await room.deals.board(officer);
    expect(board.columns[0]?.items.find((one) => one.id === id)?.buyer).toEqual(hidden);
    const timeline = JSON.stringify(await room.records.timeline(officer, id, ALL));
    expect(timeline).not.toContain(enterprise.name);
    expect(timeline).not.toContain(enterprise.organisationId);
    expect((await room.deals.view(enterprise, id)).buyer.id).toBe(enterprise.organisationId);
    const [event] = await room.database.query<{ payload: object }>(
      `select payload from outbox_event where name = 'deal.interest-expressed' and payload->>'dealId' = $1`,
      [id],
    );
    expect(event?.payload).toMatchObject({ isBuyerHidden: true });
    await room.interests.accept(officer, id);
    expect((await room.deals.view(officer, id)).buyer).toMatchObject({
      id: enterprise.organisationId,
      isAnonymous: false,
    });
  });
});

describe('lists', () => {
  test('page by latest activity without loss, and the board counts every stage', async () => {
    const seller = await buildMember(room.database, 'TT_OFFICER');
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) {
      const enterprise = await buildMember(room.database, 'ENT_USER');
      const achievementId = await buildAchievement(room.database, { organisationId: seller.organisationId! });
      ids.unshift(await room.interests.express(enterprise, { achievementId, message: '希望进一步沟通', consent }));
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await room.deals.list(seller, { limit: 2, cursor });
      seen.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids);
    const board = await room.deals.board(seller);
    expect(board.columns.map((column) => column.count)).toEqual([5, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(board.columns[0]?.items.map((one) => one.id)).toEqual(ids);
    expect((await room.deals.list(seller, { limit: 10, stage: 'SIGNED' })).items).toEqual([]);
    expect((await room.deals.list(seller, { limit: 10, side: 'BUYER' })).items).toEqual([]);
    await expect(room.deals.list(seller, { limit: 10, cursor: 'WyJub3ciLCJ4Il0' })).rejects.toEqual(
      refused('page.bad-cursor'),
    );
  });
});
