import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AchievementImport, AchievementModule } from '@app/achievement';
import { DemandImport, DemandModule } from '@app/demand';
import { IdentityModule, type Actor } from '@app/identity';
import { newId, type Database } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { buildAchievement, buildDemand } from '../../../../test/support/build-listings.js';
import { buildActor, buildOrganisation, type BuiltOrganisation } from '../../../../test/support/build-people.js';
import { MatchingModule } from '../matching.module.js';
import { Matching } from '../matching.service.js';
import { ListRefresh } from '../list-refresh.js';
import { HAND_WEIGHTS } from '../weights.js';
import { designRow, pointsOf, scoreOfRow } from './design-row.js';
import { Exposure } from './exposure.js';
import { MatchFeedback } from './feedback.service.js';
import { FitRequested } from './learning.events.js';
import { LearningReactions } from './learning.reactions.js';
import { randomOf } from './ranking-quality.js';
import { WeightsEffects } from './weights-effect.js';
import { WeightsFitting } from './weights-fitting.js';
import { WeightsStore } from './weights-store.js';
import { WeightsVersionsService } from './weights-versions.js';

let context: TestContext;
let database: Database;
let feedback: MatchFeedback;
let versions: WeightsVersionsService;
let institute: BuiltOrganisation;
let enterprise: BuiltOrganisation;
let buyer: Actor;
let officer: Actor;
let operator: Actor;

beforeAll(async () => {
  context = await testModule({ imports: [IdentityModule, AchievementModule, DemandModule, MatchingModule] });
  database = context.database;
  feedback = context.get(MatchFeedback);
  versions = context.get(WeightsVersionsService);
  institute = await buildOrganisation(database, 'INSTITUTE');
  enterprise = await buildOrganisation(database, 'ENTERPRISE');
  buyer = await buildActor(database, enterprise, 'ENT_USER');
  officer = await buildActor(database, institute, 'TT_OFFICER');
  operator = await buildActor(database, await buildOrganisation(database, 'PLATFORM'), 'PLATFORM_ADMIN');
});
afterAll(() => context.close());

const REASONS = JSON.stringify(
  ['words', 'phrases'].map((feature) => ({ feature, text: '关键词吻合：井筒', contribution: 10 })),
);

async function pair(demandId: string, features: object): Promise<{ id: string; achievementId: string }> {
  const achievementId = await buildAchievement(database, { organisationId: institute.id });
  const id = newId();
  await database.query(
    `insert into match (id, demand_id, achievement_id, demand_organisation_id, achievement_organisation_id, score, rank,
       features, reasons, missing, weights_version, statistics_version, statistics_documents, suggested_at, scored_at)
     values ($1, $2, $3, $4, $5, 20, null, $6, $7, '[]', 'hand-2', 1, 1, now(), now())`,
    [id, demandId, achievementId, enterprise.id, institute.id, JSON.stringify(features), REASONS],
  );
  return { id, achievementId };
}

async function newPair() {
  const demandId = await buildDemand(database, { organisationId: enterprise.id });
  return { demandId, ...(await pair(demandId, { words: 0.3, phrases: 0.6, region: 1 })) };
}

const rowsOf = (userId: string) =>
  database.query<{ kind: string }>(
    'select kind, features, weights_version, reason from match_feedback where user_id = $1 order by given_at, id',
    [userId],
  );

describe('feedback', () => {
  test('a repeated act is one row, with the values and the version that were shown', async () => {
    const reader = await buildActor(database, enterprise, 'ENT_USER');
    const { id } = await newPair();
    await feedback.give(reader, id, 'OPENED');
    await feedback.give(reader, id, 'OPENED');
    await feedback.give(reader, id, 'COMPARED');
    const shown = { features: { words: 0.3, phrases: 0.6, region: 1 }, weights_version: 'hand-2', reason: null };
    expect(await rowsOf(reader.userId)).toEqual([
      { kind: 'OPENED', ...shown },
      { kind: 'COMPARED', ...shown },
    ]);
  });

  test('a decision is recorded with its reason, in its own transaction', async () => {
    const reader = await buildActor(database, enterprise, 'ENT_USER');
    const [rejected, accepted] = [await newPair(), await newPair()];
    await context.get(Matching).reject(reader, rejected.id, { reason: 'PRICE', note: '' });
    await context.get(Matching).accept(reader, accepted.id);
    expect(await rowsOf(reader.userId)).toMatchObject([{ kind: 'REJECTED', reason: 'PRICE' }, { kind: 'INTRODUCED' }]);
    await expect(
      database.tx(async (tx) => {
        await feedback.record(tx, reader, { ...accepted, kind: 'MET' });
        throw new Error('the deal did not come about');
      }),
    ).rejects.toThrow('did not come about');
    expect(await rowsOf(reader.userId)).toHaveLength(2);
  });

  test('strangers are told that there is no such match, and an operator who looks leaves no row', async () => {
    const { id } = await newPair();
    const stranger = await buildActor(database, await buildOrganisation(database, 'ENTERPRISE'), 'ENT_USER');
    await expect(feedback.give(stranger, id, 'OPENED')).rejects.toMatchObject({ code: 'match.not-found' });
    await feedback.give(operator, id, 'OPENED');
    expect(await rowsOf(operator.userId)).toEqual([]);
  });

  test('who has switched it off leaves no row, and what was there is deleted', async () => {
    const shy = await buildActor(database, enterprise, 'ENT_USER');
    const first = await newPair();
    await feedback.give(shy, first.id, 'OPENED');
    expect(await feedback.personalise(shy, { isOn: false })).toEqual({ isOn: false });
    expect(await rowsOf(shy.userId)).toEqual([]);
    await feedback.give(shy, first.id, 'COMPARED');
    await context.get(Matching).reject(shy, first.id, { reason: 'PRICE', note: '' });
    expect(await rowsOf(shy.userId)).toEqual([]);
    expect(await feedback.personalisation(shy)).toEqual({ isOn: false });
    await feedback.personalise(shy, { isOn: true });
    await feedback.give(shy, first.id, 'COMPARED');
    expect(await rowsOf(shy.userId)).toHaveLength(1);
  });
});

/** Good pairs are those whose region agrees; text, on which the first weights rest, says nothing. */
async function teach(demands: number): Promise<void> {
  const random = randomOf(4);
  for (let at = 0; at < demands; at++) {
    const demandId = await buildDemand(database, { organisationId: enterprise.id });
    for (let nth = 0; nth < 6; nth++) {
      const isGood = nth < 2;
      const { achievementId } = await pair(demandId, { words: 0.3, phrases: random(), region: isGood ? 1 : 0 });
      const kind = isGood ? 'INTRODUCED' : 'OPENED';
      await database.tx((tx) => feedback.record(tx, isGood ? officer : buyer, { demandId, achievementId, kind }));
    }
  }
}

describe('versions of weights', () => {
  beforeEach(async () => {
    await database.query('delete from match_feedback');
    await database.query('delete from match_weights');
  });

  test('too little feedback makes a candidate that says why, and it cannot go live', async () => {
    await teach(3);
    const requestId = newId();
    await context
      .get(LearningReactions)
      .fit({ requestedBy: operator.userId }, { eventId: requestId, occurredAt: new Date(), traceId: 't' });
    await context
      .get(LearningReactions)
      .fit({ requestedBy: operator.userId }, { eventId: requestId, occurredAt: new Date(), traceId: 't' });
    const { items, material } = await versions.list();
    expect(material).toMatchObject({ pairs: 18, goodPairs: 6 });
    expect(items.map(({ source, state }) => [source, state])).toEqual([
      ['HAND', 'LIVE'],
      ['FIT', 'CANDIDATE'],
    ]);
    const [, candidate] = items;
    expect(candidate).toMatchObject({ obstacle: 'too-few-pairs', can: { 'go-live': 'too-few-pairs' } });
    await expect(versions.goLive(operator, candidate!.version)).rejects.toMatchObject({
      code: 'match.weights-not-ready',
    });
    await expect(versions.rollBack(operator, candidate!.version)).rejects.toMatchObject({
      code: 'match.weights-not-ready',
    });
    await expect(versions.goLive(operator, 'fit-none')).rejects.toMatchObject({ code: 'match.weights-not-found' });
  });

  test('the week without new feedback adds no version', async () => {
    await teach(2);
    await context.get(WeightsFitting).weekly();
    await context.get(WeightsFitting).weekly();
    expect((await versions.list()).items).toHaveLength(2);
  });

  test('five requests at one moment add one version; another is refused until there is something new', async () => {
    await teach(2);
    await Promise.all([1, 2, 3, 4, 5].map(() => versions.requestFit(operator)));
    await context.drain();
    expect((await versions.list()).items).toHaveLength(2);
    await expect(versions.requestFit(operator)).rejects.toMatchObject({ code: 'match.nothing-to-learn' });
    const fitting = context.get(WeightsFitting);
    await teach(1);
    await Promise.all([1, 2, 3].map(() => fitting.fit(null)));
    expect((await versions.list()).items).toHaveLength(3);
    await feedback.personalise(buyer, { isOn: false });
    await feedback.personalise(buyer, { isOn: true });
    await versions.requestFit(operator);
  });

  test('the version that is live cannot be rolled back to, though it be that of the code', async () => {
    for (let nth = 0; nth < 2; nth++) {
      await expect(versions.rollBack(operator, HAND_WEIGHTS.version)).rejects.toMatchObject({
        code: 'match.weights-not-ready',
      });
    }
    expect((await versions.list()).items).toMatchObject([
      { version: HAND_WEIGHTS.version, state: 'LIVE', createdAt: null },
    ]);
  });

  test('an operator asks, the worker learns', async () => {
    await teach(1);
    await versions.requestFit(operator);
    const asked = await database.query('select 1 from outbox_event where name = $1', [FitRequested.name]);
    expect(asked.length).toBeGreaterThan(0);
    await context.drain();
    expect((await versions.list()).items).toHaveLength(2);
  });

  test('weights that passed go live and score every list; rolling back restores the scores', async () => {
    const demandId = await listWithSuggestions();
    const before = await scores(demandId);
    expect(before.length).toBeGreaterThan(1);
    await teach(40);
    await context.get(WeightsFitting).fit(null);
    const ready = (await versions.list()).items.find(({ state }) => state === 'READY');
    expect(ready?.figures?.lower).toBeGreaterThan(ready?.figures?.oldNdcg ?? 1);
    await versions.goLive(operator, ready!.version);
    await context.drain();
    const live = await context.get(WeightsStore).live();
    expect(live.version).toBe(ready!.version);
    const after = await scores(demandId);
    expect(new Set(after.map((row) => row.version))).toEqual(new Set([live.version]));
    for (const row of after) expect(row.score).toBeCloseTo(scoreOfRow(pointsOf(live), designRow(row.features)), 6);
    expect(after.map((row) => row.score)).not.toEqual(before.map((row) => row.score));
    await expect(versions.goLive(operator, ready!.version)).rejects.toMatchObject({ code: 'match.weights-not-ready' });
    await versions.rollBack(operator, HAND_WEIGHTS.version);
    await context.drain();
    expect(await scores(demandId)).toEqual(before);
  });

  test('a list that missed the change is found by the refresh', async () => {
    const demandId = await listWithSuggestions();
    await database.query(`update match set weights_version = 'older' where demand_id = $1`, [demandId]);
    await context.get(ListRefresh).run();
    expect((await scores(demandId)).map((row) => row.version)).not.toContain('older');
  });
});

describe('before going live', () => {
  test('the effect names what moves, and nothing when the weights are the same', async () => {
    const [near, far] = [
      { words: 0.3, phrases: 0.9, region: 0.5 },
      { words: 0.3, phrases: 0.5, region: 1 },
    ];
    const demandId = await buildDemand(database, { organisationId: enterprise.id });
    for (const [at, features] of [near, far].entries()) {
      const { id } = await pair(demandId, features);
      await database.query('update match set rank = $2 where id = $1', [id, at + 1]);
    }
    const figures = JSON.stringify({ pairs: 1 });
    await database.query(
      `insert into match_weights (version, source, state, weights, figures, created_at)
       values ('fit-region', 'FIT', 'READY', '{"text": 5, "facts": {"region": 95}}', $1, now())`,
      [figures],
    );
    const effect = await context.get(WeightsEffects).of(operator, 'fit-region');
    const moved = effect.examples.find((example) => example.demandId === demandId);
    expect(moved?.items.map(({ before, after }) => [before, after])).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect(effect.bench.newNdcg).not.toBe(effect.bench.oldNdcg);
    expect(effect.bench.demands).toBeGreaterThanOrEqual(20);
    const same = await context.get(WeightsEffects).of(operator, HAND_WEIGHTS.version);
    expect(same).toMatchObject({ changed: 0, examples: [] });
    await expect(context.get(WeightsEffects).of(operator, 'fit-none')).rejects.toMatchObject({
      code: 'match.weights-not-found',
    });
  });
});

test('exposure counts active achievements, those ever shown, and places per unit', async () => {
  const { active, everShown, places, top, rows } = await context.get(Exposure).report(operator);
  const own = rows.find((row) => row.organisationId === institute.id);
  const [before] = await database.query<{ shown: number; places: number }>(
    `select count(distinct achievement_id)::int as shown, count(*) filter (where rank is not null)::int as places from match`,
  );
  expect({ everShown, places }).toEqual({ everShown: before?.shown, places: before?.places });
  expect(rows.reduce((sum, row) => sum + row.placeShare, 0)).toBeCloseTo(1, 9);
  expect(top?.share).toBeCloseTo((top?.places ?? 0) / places, 9);
  await buildAchievement(database, { organisationId: institute.id });
  await buildAchievement(database, { organisationId: institute.id, state: 'WITHDRAWN' });
  const after = await context.get(Exposure).report(operator);
  expect(after).toMatchObject({ active: active + 1, everShown, places });
  expect(after.rows.find((row) => row.organisationId === institute.id)?.active).toBe((own?.active ?? 0) + 1);
});

interface Scored {
  achievementId: string;
  score: number;
  version: string;
  features: Parameters<typeof designRow>[0];
}

const scores = (demandId: string) =>
  database.query<Scored & Record<string, unknown>>(
    `select achievement_id as "achievementId", score, weights_version as version, features from match
     where demand_id = $1 and rank is not null order by achievement_id`,
    [demandId],
  );

let count = 0;
async function listWithSuggestions(): Promise<string> {
  count += 1;
  const common = { techArea: null, sourceUrl: null };
  const achievement = (at: number) => ({
    ...common,
    sourceId: `a${count}-${at}`,
    title: `页岩气压裂返排液膜分离回用技术第${at}型`,
    abstract: '页岩气井返排液高盐高悬浮物，电絮凝预处理后经超滤膜分离回用配液。',
    keywords: [],
    stage: null,
    trlEvidence: null,
    modes: [],
    owner: null,
  });
  const rows = [1, 2, 3].map(achievement);
  const demand = {
    ...common,
    sourceId: `d${count}`,
    title: '页岩气返排液膜分离回用',
    problem: '页岩气压裂返排液悬浮物高，希望膜分离处理后回用配液',
    constraints: null,
    budget: { kind: 'NEGOTIABLE' as const },
  };
  const [seller, asker] = [institute.id, enterprise.id];
  await database.tx((tx) =>
    context.get(AchievementImport).publishImported(tx, null, { organisationId: seller, source: 'learn' }, rows),
  );
  await context.drain();
  await database.tx((tx) =>
    context.get(DemandImport).publishImported(tx, null, { organisationId: asker, source: 'learn' }, [demand]),
  );
  await context.drain();
  const [found] = await database.query<{ id: string }>(
    `select id from demand where source = 'learn' and source_id = $1`,
    [`d${count}`],
  );
  return found!.id;
}
