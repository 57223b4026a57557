import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AchievementImport, AchievementModule, Achievements } from '@app/achievement';
import { DemandImport, DemandModule, Demands } from '@app/demand';
import { IdentityModule, type Actor } from '@app/identity';
import { newId, type Database } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { buildActor, buildOrganisation, type BuiltOrganisation } from '../../../test/support/build-people.js';
import { ForwardMatching } from './forward-matching.js';
import { ListRefresh } from './list-refresh.js';
import { MatchRequests } from './match-requests.js';
import type { MatchView } from './match.schema.js';
import { Matches } from './matches.js';
import { MatchingModule } from './matching.module.js';
import { Matching } from './matching.service.js';

let context: TestContext;
let database: Database;
let matching: Matching;
let institute: BuiltOrganisation;
let enterprise: BuiltOrganisation;
let officer: Actor;
let buyer: Actor;
let count = 0;

beforeAll(async () => {
  context = await testModule({ imports: [IdentityModule, AchievementModule, DemandModule, MatchingModule] });
  database = context.database;
  matching = context.get(Matching);
  institute = await buildOrganisation(database, 'INSTITUTE');
  enterprise = await buildOrganisation(database, 'ENTERPRISE');
  officer = await buildActor(database, institute, 'TT_OFFICER');
  buyer = await buildActor(database, enterprise, 'ENT_USER');
});
afterAll(() => context.close());

async function publish(texts: readonly { title: string; abstract: string }[], holder = institute): Promise<string[]> {
  const start = count;
  const rows = texts.map(({ title, abstract }) => ({
    sourceId: String(++count),
    title,
    abstract,
    keywords: [],
    techArea: null,
    stage: null,
    trlEvidence: null,
    modes: [],
    owner: null,
    sourceUrl: null,
  }));
  const origin = { organisationId: holder.id, source: 'spec' };
  await database.tx((tx) => context.get(AchievementImport).publishImported(tx, null, origin, rows));
  const found = await database.query<{ id: string }>(
    `SELECT id FROM achievement WHERE source = 'spec' AND source_id::int > $1 ORDER BY source_id::int`,
    [start],
  );
  return found.map((row) => row.id);
}

async function open(title: string, problem: string, owner = enterprise): Promise<string> {
  const sourceId = String(++count);
  const row = {
    sourceId,
    title,
    problem,
    constraints: null,
    budget: { kind: 'NEGOTIABLE' as const },
    techArea: null,
    sourceUrl: null,
  };
  const origin = { organisationId: owner.id, source: 'spec' };
  await database.tx((tx) => context.get(DemandImport).publishImported(tx, null, origin, [row]));
  const [found] = await database.query<{ id: string }>(
    `SELECT id FROM demand WHERE source = 'spec' AND source_id = $1`,
    [sourceId],
  );
  return found!.id;
}

async function suggestedFor(demandId: string): Promise<MatchView[]> {
  return (await matching.list(buyer, { demandId, limit: 100 })).items;
}

/** Stored pairs that are suggested now, in rank order. */
async function stored(demandId: string): Promise<{ achievementId: string; score: number; rank: number }[]> {
  return database.query(
    `SELECT achievement_id AS "achievementId", score, rank FROM match WHERE demand_id = $1 AND rank IS NOT NULL ORDER BY rank`,
    [demandId],
  );
}

const SHALE = {
  title: '页岩气压裂返排液电絮凝与膜分离回用技术',
  abstract: '针对页岩气井返排液高盐高悬浮物，电絮凝预处理后经超滤回用，悬浮物去除率大于百分之九十五。',
};
const PICKLE = { title: '榨菜腌制盐水蒸发回用', abstract: '榨菜脱盐水高盐有机废水蒸发结晶回收食盐，吨水能耗下降。' };
const VISION = { title: '微小零件机器视觉尺寸检测', abstract: '双远心镜头亚像素定位，零件尺寸在线检测与缺陷分类。' };

describe('both directions', () => {
  test('a new demand finds listed achievements, with reasons that add up', async () => {
    const [shale] = await publish([SHALE, PICKLE, VISION]);
    await context.drain();
    const demandId = await open('返排液处理后回用', '页岩气压裂返排液悬浮物高，希望膜分离处理后回用配液');
    await context.drain();
    const [first] = await suggestedFor(demandId);
    expect(first?.achievement.id).toBe(shale);
    expect(first?.rank).toBe(1);
    expect(first?.reasons.length).toBeGreaterThanOrEqual(2);
    const sum = first!.reasons.reduce((total, reason) => total + reason.contribution, 0);
    expect(Math.abs(sum - first!.score)).toBeLessThan(1e-6);
    expect(first!.score).toBe(Math.round(first!.score * 10) / 10);
    const [kept] = await database.query<{ score: number; sum: number }>(
      `SELECT score, (SELECT sum((r->>'contribution')::float8) FROM jsonb_array_elements(reasons) r) AS sum
       FROM match WHERE id = $1`,
      [first!.id],
    );
    expect(Math.abs(kept!.sum - kept!.score)).toBeLessThan(1e-6);
    expect(first?.reasons.some((reason) => reason.text.includes('返排液'))).toBe(true);
    expect(first?.missing.length).toBeGreaterThan(0);
    expect(await context.get(Matches).countOf(demandId)).toBe((await stored(demandId)).length);
  });

  test('a new achievement finds an open demand, and scores as the demand itself would', async () => {
    const demandId = await open('微小零件尺寸视觉检测设备', '十种微小零件计数与尺寸检测，精度正负零点一毫米');
    await context.drain();
    const [added] = await publish([
      { title: '微小零件尺寸视觉检测与计数系统', abstract: '线阵相机与机器视觉算法，微小零件计数和尺寸检测。' },
    ]);
    await context.drain();
    const byReverse = await stored(demandId);
    expect(byReverse[0]?.achievementId).toBe(added);
    await context.get(ForwardMatching).match(demandId);
    expect(await stored(demandId)).toEqual(byReverse);
  });

  test('both sides are told of a pair once', async () => {
    const demandId = await open('榨菜脱盐废水处理', '榨菜腌制盐水高盐，希望蒸发回收食盐');
    await context.drain();
    await context.get(ForwardMatching).match(demandId);
    await context.drain();
    const events = await database.query<{ payload: { achievementIds: string[] } }>(
      `SELECT payload FROM outbox_event WHERE name = 'match.suggested' AND payload->>'demandId' = $1`,
      [demandId],
    );
    const told = events.flatMap((event) => event.payload.achievementIds);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told).size).toBe(told.length);
  });
});

describe('what never appears', () => {
  test('own listings and what is withdrawn or closed', async () => {
    const text = { title: '超临界二氧化碳萃取中药挥发油', abstract: '超临界二氧化碳萃取中药材挥发油，收率高。' };
    const [own] = await publish([text], enterprise);
    const [other] = await publish([text]);
    await context.drain();
    const demandId = await open('中药挥发油超临界萃取', '需要超临界二氧化碳萃取中药材挥发油的成套工艺');
    await context.drain();
    const before = (await stored(demandId)).map((row) => row.achievementId);
    expect(before).toContain(other);
    expect(before).not.toContain(own);
    await context.get(Achievements).withdraw(officer, other!, '单位内部调整，暂不对外');
    await context.drain();
    expect((await stored(demandId)).map((row) => row.achievementId)).not.toContain(other);
    await context
      .get(Demands)
      .close(await buildActor(database, enterprise, 'ENT_ADMIN'), demandId, { reason: 'CHANGED', note: '' });
    await context.drain();
    expect(await stored(demandId)).toEqual([]);
  });
});

test('a demand whose subject nobody offers stays without suggestions, however many generic words it shares', async () => {
  await publish([
    { title: '天文观测软件平台的设计与开发', abstract: '软件开发团队研发的数据平台，系统设计与软件技术。' },
  ]);
  await context.drain();
  const demandId = await open('开发音乐平台', '需要熟悉音乐播放器类技术的团队开发一款软件');
  await context.drain();
  expect(await stored(demandId)).toEqual([]);
});

describe('decisions', () => {
  test('a rejected pair is gone for good, its reason is kept, the list fills up', async () => {
    const demandId = await open('页岩气返排液膜分离装备', '返排液超滤与电絮凝，悬浮物去除');
    await context.drain();
    const [first] = await suggestedFor(demandId);
    expect(first?.can).toEqual({ accept: true, reject: true, shortlist: true });
    await matching.reject(buyer, first!.id, { reason: 'IMMATURE', note: '' });
    await context.drain();
    expect((await suggestedFor(demandId)).map((match) => match.id)).not.toContain(first!.id);
    await context.get(ForwardMatching).match(demandId);
    expect((await stored(demandId)).map((row) => row.achievementId)).not.toContain(first!.achievement.id);
    const [row] = await database.query(`SELECT demand_reason FROM match WHERE id = $1`, [first!.id]);
    expect(row).toEqual({ demand_reason: 'IMMATURE' });
  });

  test('nothing is decided about a pair whose demand was closed, and nothing is written', async () => {
    const demandId = await open('榨菜盐水蒸发结晶', '榨菜腌制盐水蒸发结晶回收食盐');
    await context.drain();
    const [first] = await suggestedFor(demandId);
    const owner = await buildActor(database, enterprise, 'ENT_ADMIN');
    await context.get(Demands).close(owner, demandId, { reason: 'CHANGED', note: '' });
    await expect(matching.accept(officer, first!.id)).rejects.toMatchObject({ code: 'match.not-found' });
    await expect(matching.reject(buyer, first!.id, { reason: 'IMMATURE', note: '' })).rejects.toMatchObject({
      code: 'match.not-found',
    });
    const [row] = await database.query(`SELECT demand_decision, achievement_decision FROM match WHERE id = $1`, [
      first!.id,
    ]);
    expect(row).toEqual({ demand_decision: 'NONE', achievement_decision: 'NONE' });
  });

  test('each side accepts once; others may not', async () => {
    const demandId = await open('榨菜盐水蒸发结晶', '榨菜腌制盐水蒸发结晶回收食盐');
    await context.drain();
    const [first] = await suggestedFor(demandId);
    expect(await matching.accept(buyer, first!.id)).toMatchObject({
      demandDecision: 'ACCEPTED',
      can: { accept: 'decided' },
    });
    await expect(matching.accept(buyer, first!.id)).rejects.toMatchObject({ code: 'match.decided' });
    expect(await matching.accept(officer, first!.id)).toMatchObject({ achievementDecision: 'ACCEPTED' });
    const stranger = await buildActor(database, await buildOrganisation(database, 'ENTERPRISE'), 'ENT_USER');
    await expect(matching.accept(stranger, first!.id)).rejects.toMatchObject({ code: 'match.not-found' });
    await expect(matching.list(stranger, { demandId, limit: 20 })).rejects.toMatchObject({ code: 'match.not-found' });
    const broker = await buildActor(database, await buildOrganisation(database, 'BROKERAGE'), 'BROKER');
    const [seen] = (await matching.list(broker, { demandId, limit: 20 })).items;
    expect(seen).toMatchObject({ demandDecision: 'NONE', can: {} });
  });
});

test('a large batch leaves every list as a fresh computation would', async () => {
  const demandIds = await Promise.all([
    open('轴承高温固体润滑', '轴承高温工况润滑失效，希望固体润滑'),
    open('铝合金压铸件气孔控制', '铝合金压铸件气孔多，希望真空压铸'),
    open('桥梁光纤应变监测', '桥梁应变长期监测'),
  ]);
  await context.drain();
  const topics = ['轴承高温固体润滑', '铝合金真空压铸气孔控制', '桥梁光纤应变监测', '边坡雷达监测', '柑橘保鲜涂膜'];
  const texts = Array.from({ length: 120 }, (_, at) => ({
    title: `${topics[at % topics.length]}技术第${at}型`,
    abstract: `面向${topics[(at * 3) % topics.length]}的研究，指标提升百分之${at}，适用于工业现场第${at % 17}类工况。`,
  }));
  await publish(texts);
  await context.drain();
  for (const demandId of demandIds) {
    const kept = await stored(demandId);
    expect(kept.length).toBeGreaterThan(10);
    await context.get(ForwardMatching).match(demandId);
    expect(await stored(demandId)).toEqual(kept);
  }
});

test('a list that is empty is looked at again when the index has been counted anew, and only then', async () => {
  const refresh = context.get(ListRefresh);
  const demandId = await open('茶叶杀青余热回用', '茶叶杀青工序余热回用');
  await context.drain();
  await refresh.run();
  const [added] = await publish([{ title: '茶叶杀青余热回用装置', abstract: '茶叶杀青工序的余热回收与回用。' }]);
  await context.drain();
  expect((await stored(demandId)).map((row) => row.achievementId)).toEqual([added]);
  // As if the pair had been too weak under the snapshot that it was scored with.
  await database.query('UPDATE match SET rank = NULL WHERE demand_id = $1', [demandId]);
  await refresh.run();
  expect(await stored(demandId)).toEqual([]);
  await database.query(`DELETE FROM platform_setting WHERE key = 'matching.empty-lists'`);
  await refresh.run();
  expect((await stored(demandId)).map((row) => row.achievementId)).toEqual([added]);
});

test('what was published one by one is worked off in one pass, and an event that comes again does nothing', async () => {
  const requests = context.get(MatchRequests);
  const [first, second] = await publish([SHALE, PICKLE]);
  await context.drain();
  const [firstEvent, secondEvent] = [newId(), newId()];
  await requests.note(firstEvent, [first!]);
  await requests.note(secondEvent, [second!, first!]);
  const passes: string[][] = [];
  const failing = requests.workOff(async () => {
    throw new Error('worker died');
  });
  await expect(failing).rejects.toThrow('worker died');
  await requests.workOff(async (ids) => void passes.push(ids));
  expect(passes.map((ids) => [...ids].sort())).toEqual([[first, second].sort()]);
  await requests.note(firstEvent, [first!]);
  await requests.workOff(async (ids) => void passes.push(ids));
  expect(passes).toHaveLength(1);
});
