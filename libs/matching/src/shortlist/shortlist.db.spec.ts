import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AchievementModule } from '@app/achievement';
import { DemandModule } from '@app/demand';
import { IdentityModule, type Actor } from '@app/identity';
import { newId, type Database } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { buildAchievement, buildDemand } from '../../../../test/support/build-listings.js';
import { buildActor, buildOrganisation, type BuiltOrganisation } from '../../../../test/support/build-people.js';
import { MatchFeedback } from '../learning/feedback.service.js';
import { MatchingModule } from '../matching.module.js';
import { Matching } from '../matching.service.js';
import { OwnPairsService } from './own-pairs.js';
import { Shortlist } from './shortlist.service.js';

let context: TestContext;
let database: Database;
let shortlist: Shortlist;
let pairs: OwnPairsService;
let feedback: MatchFeedback;
let institute: BuiltOrganisation;
let enterprise: BuiltOrganisation;
let buyer: Actor;
let colleague: Actor;
let officer: Actor;

beforeAll(async () => {
  context = await testModule({ imports: [IdentityModule, AchievementModule, DemandModule, MatchingModule] });
  database = context.database;
  [shortlist, pairs, feedback] = [context.get(Shortlist), context.get(OwnPairsService), context.get(MatchFeedback)];
  institute = await buildOrganisation(database, 'INSTITUTE');
});
afterAll(() => context.close());
beforeEach(async () => {
  enterprise = await buildOrganisation(database, 'ENTERPRISE');
  buyer = await buildActor(database, enterprise, 'ENT_USER');
  colleague = await buildActor(database, enterprise, 'ENT_ADMIN');
  officer = await buildActor(database, institute, 'TT_OFFICER');
});

const REASONS = JSON.stringify(
  ['words', 'phrases'].map((feature) => ({ feature, text: '关键词吻合：井筒', contribution: 10 })),
);

interface Pair {
  id: string;
  demandId: string;
  achievementId: string;
}

async function suggest(achievementId: string, score = 20, rank: number | null = 1): Promise<Pair> {
  const demandId = await buildDemand(database, { organisationId: enterprise.id });
  const id = newId();
  await database.query(
    `insert into match (id, demand_id, achievement_id, demand_organisation_id, achievement_organisation_id, score, rank,
       features, reasons, missing, weights_version, statistics_version, statistics_documents, suggested_at, scored_at)
     values ($1, $2, $3, $4, $5, $6, $7, '{"words": 0.3}', $8, '[]', 'hand-1', 1, 1, now(), now())`,
    [id, demandId, achievementId, enterprise.id, institute.id, score, rank, REASONS],
  );
  return { id, demandId, achievementId };
}

const achievement = () => buildAchievement(database, { organisationId: institute.id });
const acts = async (actor: Actor) => {
  const rows = await database.query<{ kind: string }>(
    'select kind from match_feedback where user_id = $1 order by given_at, id',
    [actor.userId],
  );
  return rows.map(({ kind }) => kind);
};
const listed = async (actor: Actor) => {
  const { items } = await context.get(Matching).list(actor, { limit: 20, shortlisted: 'true' });
  return items.map(({ id }) => id);
};

describe('a shortlisted pair', () => {
  test('is seen by the whole own side, once however often, and undone without a trace', async () => {
    const { id } = await suggest(await achievement());
    expect(await shortlist.add(buyer, id)).toMatchObject({ id, isShortlisted: true, can: { shortlist: true } });
    await Promise.all([shortlist.add(buyer, id), shortlist.add(buyer, id)]);
    expect([await listed(buyer), await listed(colleague)]).toEqual([[id], [id]]);
    expect(await acts(buyer)).toEqual(['SAVED']);
    await shortlist.remove(buyer, id);
    await shortlist.remove(buyer, id);
    expect([await listed(buyer), await acts(buyer)]).toEqual([[], []]);
    const audited = await database.query<{ action: string }>(
      `select action from audit_entry where subject_id = $1 order by id`,
      [id],
    );
    expect(audited.map(({ action }) => action)).toEqual(['match.shortlist', 'match.unshortlist']);
  });

  test('is unknown to the other side, which has a shortlist of its own', async () => {
    const { id } = await suggest(await achievement());
    await shortlist.add(buyer, id);
    const { items } = await context.get(Matching).list(officer, { limit: 20 });
    expect(items.find((match) => match.id === id)).toMatchObject({ isShortlisted: false });
    expect(await listed(officer)).toEqual([]);
    await shortlist.add(officer, id);
    await shortlist.remove(buyer, id);
    expect([await listed(officer), await listed(buyer)]).toEqual([[id], []]);
  });

  test('stays listed when better ones push it from the list, until one end closes or the side puts it aside', async () => {
    const [pushed, closed, rejected] = [
      await suggest(await achievement()),
      await suggest(await achievement()),
      await suggest(await achievement()),
    ];
    for (const { id } of [pushed, closed, rejected]) await shortlist.add(buyer, id);
    await database.query('update match set rank = null where id = any($1)', [[pushed.id, closed.id]]);
    await database.query(`update achievement set state = 'WITHDRAWN' where id = $1`, [closed.achievementId]);
    await context.get(Matching).reject(buyer, rejected.id, { reason: 'PRICE', note: '' });
    expect(await listed(buyer)).toEqual([pushed.id]);
    await expect(shortlist.add(buyer, closed.id)).rejects.toMatchObject({ code: 'match.not-found' });
    await expect(shortlist.add(buyer, rejected.id)).rejects.toMatchObject({ code: 'match.decided' });
    await shortlist.remove(buyer, closed.id);
  });

  test('cannot be made by strangers, by brokers, nor by a role that decides nothing', async () => {
    const { id } = await suggest(await achievement());
    const stranger = await buildActor(database, await buildOrganisation(database, 'ENTERPRISE'), 'ENT_USER');
    const broker = await buildActor(database, await buildOrganisation(database, 'BROKERAGE'), 'BROKER');
    await expect(shortlist.add(stranger, id)).rejects.toMatchObject({ code: 'match.not-found' });
    await expect(shortlist.add(broker, id)).rejects.toMatchObject({ code: 'match.not-yours' });
    await expect(shortlist.add(buyer, newId())).rejects.toMatchObject({ code: 'match.not-found' });
  });
});

describe('from a listing of somebody else', () => {
  test('the own listings it is suggested with are found, best first, in one question', async () => {
    const [one, two] = [await achievement(), await achievement()];
    const [low, high, other] = [await suggest(one, 10), await suggest(one, 30), await suggest(two, 20)];
    await suggest(one, 40, null);
    await shortlist.add(buyer, low.id);
    const { items } = await pairs.of(buyer, { noun: 'achievement', ids: [one, two, newId()] });
    expect(items.map(({ matchId, isShortlisted }) => [matchId, isShortlisted])).toEqual([
      [high.id, false],
      [other.id, false],
      [low.id, true],
    ]);
    expect(items[0]).toMatchObject({ listingId: one, own: { id: high.demandId }, can: { shortlist: true } });
    expect((await pairs.of(officer, { noun: 'achievement', ids: [one] })).items).toEqual([]);
    expect((await pairs.of(officer, { noun: 'demand', ids: [high.demandId] })).items).toMatchObject([
      { matchId: high.id, own: { id: one } },
    ]);
  });

  test('opening and comparing count once for every pair with the own side, and for nobody else', async () => {
    const [one, two] = [await achievement(), await achievement()];
    await suggest(one);
    await suggest(one);
    await suggest(two);
    await suggest(two, 20, null);
    const opened = { kind: 'OPENED' as const, noun: 'achievement' as const, ids: [one, newId()] };
    await Promise.all([feedback.giveOfListings(buyer, opened), feedback.giveOfListings(buyer, opened)]);
    expect(await acts(buyer)).toEqual(['OPENED', 'OPENED']);
    await feedback.giveOfListings(buyer, { ...opened, kind: 'COMPARED', ids: [one, two] });
    expect((await acts(buyer)).filter((kind) => kind === 'COMPARED')).toHaveLength(3);
    await feedback.giveOfListings(officer, opened);
    const broker = await buildActor(database, await buildOrganisation(database, 'BROKERAGE'), 'BROKER');
    await feedback.giveOfListings(broker, opened);
    await feedback.giveOfListings(await buildActor(database, null), opened);
    expect([await acts(officer), await acts(broker)]).toEqual([[], []]);
  });

  test('nothing is kept of who has switched learning off, though the shortlist works', async () => {
    const one = await achievement();
    const { id } = await suggest(one);
    await feedback.personalise(buyer, { isOn: false });
    await feedback.giveOfListings(buyer, { kind: 'OPENED', noun: 'achievement', ids: [one] });
    await shortlist.add(buyer, id);
    expect([await acts(buyer), await listed(buyer)]).toEqual([[], [id]]);
  });
});
