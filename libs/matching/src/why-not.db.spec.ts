import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AchievementImport, AchievementModule } from '@app/achievement';
import { DemandImport, DemandModule } from '@app/demand';
import { IdentityModule, type Actor } from '@app/identity';
import type { Database } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { buildActor, buildOrganisation, type BuiltOrganisation } from '../../../test/support/build-people.js';
import { MatchingModule } from './matching.module.js';
import { Matching } from './matching.service.js';
import { WhyNot } from './why-not.js';
import type { WhyNotView } from './why-not.schema.js';

let context: TestContext;
let database: Database;
let institute: BuiltOrganisation;
let enterprise: BuiltOrganisation;
let officer: Actor;
let buyer: Actor;
let broker: Actor;
let demandId: string;
let shale: string;
let vision: string;

beforeAll(async () => {
  context = await testModule({ imports: [IdentityModule, AchievementModule, DemandModule, MatchingModule] });
  database = context.database;
  institute = await buildOrganisation(database, 'INSTITUTE');
  enterprise = await buildOrganisation(database, 'ENTERPRISE');
  officer = await buildActor(database, institute, 'TT_OFFICER');
  buyer = await buildActor(database, enterprise, 'ENT_USER');
  broker = await buildActor(database, await buildOrganisation(database, 'BROKERAGE'), 'BROKER');
  shale = await publish(
    '页岩气压裂返排液电絮凝与膜分离回用技术',
    '针对页岩气返排液高盐高悬浮物，电絮凝后经超滤膜分离回用。',
  );
  vision = await publish('微小零件机器视觉尺寸检测', '双远心镜头亚像素定位，零件尺寸在线检测与缺陷分类。');
  await context.drain();
  demandId = await open('页岩气返排液膜分离回用', '页岩气压裂返排液悬浮物高，希望膜分离处理后回用配液');
  await context.drain();
});
afterAll(() => context.close());

let count = 0;
const common = { techArea: null, sourceUrl: null };

async function publish(title: string, abstract: string, holder = institute): Promise<string> {
  const sourceId = `a${(count += 1)}`;
  const row = {
    ...common,
    sourceId,
    title,
    abstract,
    keywords: [],
    stage: null,
    trlEvidence: null,
    modes: [],
    owner: null,
  };
  const origin = { organisationId: holder.id, source: 'why' };
  await database.tx((tx) => context.get(AchievementImport).publishImported(tx, null, origin, [row]));
  return idOf('achievement', sourceId);
}

async function open(title: string, problem: string): Promise<string> {
  const sourceId = `d${(count += 1)}`;
  const row = { ...common, sourceId, title, problem, constraints: null, budget: { kind: 'NEGOTIABLE' as const } };
  const origin = { organisationId: enterprise.id, source: 'why' };
  await database.tx((tx) => context.get(DemandImport).publishImported(tx, null, origin, [row]));
  return idOf('demand', sourceId);
}

async function idOf(table: 'achievement' | 'demand', sourceId: string): Promise<string> {
  const rows = await database.query<{ id: string }>(`select id from ${table} where source = 'why' and source_id = $1`, [
    sourceId,
  ]);
  return rows[0]!.id;
}

const explain = (actor: Actor, achievementId: string): Promise<WhyNotView> =>
  context.get(WhyNot).explain(actor, { demandId, achievementId });

test('a suggested pair has the place and the points that its list shows', async () => {
  const [first] = (await context.get(Matching).list(buyer, { demandId, limit: 20 })).items;
  expect(first?.achievement.id).toBe(shale);
  const answer = await explain(officer, shale);
  expect(answer).toMatchObject({ verdict: 'suggested', rank: 1, score: first?.score, reasons: first?.reasons });
});

test('a pair without a common subject is told so, with signed points that add up', async () => {
  const answer = await explain(officer, vision);
  expect(answer.verdict).toBe('no-common-subject');
  expect(answer.rank).toBeGreaterThan(1);
  const sum = answer.reasons.reduce((total, { contribution }) => total + contribution, 0);
  expect(sum).toBeCloseTo(answer.score ?? NaN, 6);
});

test('an excluded partner is named to the asker only', async () => {
  await database.query('update demand set excluded_partners = $2 where id = $1', [demandId, [institute.id]]);
  expect(await explain(buyer, vision)).toMatchObject({ verdict: 'excluded-partner', score: null });
  for (const other of [officer, broker]) {
    expect(await explain(other, vision)).toMatchObject({ verdict: 'withheld', score: null, rank: null, reasons: [] });
  }
  await database.query(`update demand set excluded_partners = '{}' where id = $1`, [demandId]);
});

test('a rejection is told to the side that rejected; the other cannot tell it from a hidden condition', async () => {
  const other = await publish('页岩气返排液超滤膜分离回用成套装备', '页岩气压裂返排液超滤膜分离，悬浮物去除后回用。');
  await context.drain();
  const match = (await context.get(Matching).list(buyer, { demandId, limit: 20 })).items.find(
    ({ achievement }) => achievement.id === other,
  );
  await context.get(Matching).reject(buyer, match!.id, { reason: 'PRICE', note: '' });
  await context.drain();
  expect((await explain(buyer, other)).verdict).toBe('rejected');
  expect(await explain(officer, other)).toMatchObject({ verdict: 'withheld', score: null });
});

test('a withdrawn achievement is named to its holder and does not exist for others', async () => {
  const gone = await publish('页岩气返排液蒸发结晶技术', '页岩气返排液蒸发结晶除盐。');
  await context.drain();
  await database.query(`update achievement set state = 'WITHDRAWN' where id = $1`, [gone]);
  expect((await explain(officer, gone)).verdict).toBe('achievement-closed');
  await expect(explain(buyer, gone)).rejects.toMatchObject({ code: 'match.not-found' });
});

test('an own listing is named; who asks anonymously is not given away by it', async () => {
  const own = await publish('页岩气返排液处理站运行服务', '页岩气返排液膜分离回用运行服务。', enterprise);
  await context.drain();
  expect((await explain(buyer, own)).verdict).toBe('own-listing');
  expect((await explain(broker, own)).verdict).toBe('own-listing');
  await database.query('update demand set is_anonymous = true where id = $1', [demandId]);
  expect((await explain(broker, own)).verdict).toBe('withheld');
  await database.query('update demand set is_anonymous = false where id = $1', [demandId]);
});

test('only those ask who have one of the two, brokers and the operator', async () => {
  const stranger = await buildActor(database, await buildOrganisation(database, 'INSTITUTE'), 'TT_OFFICER');
  await expect(explain(stranger, vision)).rejects.toMatchObject({ code: 'match.not-found' });
  expect((await explain(broker, vision)).verdict).toBe('no-common-subject');
});
