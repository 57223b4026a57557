import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IdentityModule, type Actor } from '@app/identity';
import { Clock, type Database } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { buildActor, buildOrganisation } from '../../../test/support/build-people.js';
import { auditOf, eventsOf } from '../../../test/support/read-traces.js';
import { AchievementCatalogue } from './achievement.catalogue.js';
import { AchievementExpiry } from './achievement.expiry.js';
import { AchievementModule } from './achievement.module.js';
import type { DraftAchievement } from './achievement.schema.js';
import { Achievements } from './achievement.service.js';

const FIELDS: DraftAchievement = {
  title: '榨菜低盐发酵复合菌剂',
  abstract:
    '以涪陵本地青菜头为原料筛选植物乳杆菌与肠膜明串珠菌组合，腌制用盐由百分之十二降到百分之五，发酵周期由九十天缩短到二十八天，亚硝酸盐峰值下降六成。',
  keywords: ['榨菜', '低盐发酵'],
  problem: '传统三腌三榨工艺用盐高，脱盐废水难处理，周期长。',
  innovation: '两株本地乳酸菌的接种比例与分段控温方法，抑制产膜酵母。',
  applications: '适用于年产千吨以上的榨菜、泡菜生产线改造升级。',
  comparison: [{ metric: '用盐量', ours: '5', existing: '12', unit: '%' }],
  trl: 6,
  attribute: 'ORIGINAL',
  techArea: '09',
  bases: ['B1'],
  modes: ['LICENCE', 'TRANSFER'],
  price: { kind: 'RANGE', minFen: '30000000', maxFen: '50000000' },
};

let context: TestContext;
let database: Database;
let achievements: Achievements;
let researcher: Actor;
let officer: Actor;
let secondOfficer: Actor;
let operator: Actor;
let stranger: Actor;
let member: Actor;

beforeAll(async () => {
  context = await testModule({ imports: [IdentityModule, AchievementModule] });
  database = context.database;
  achievements = context.get(Achievements);
  const institute = await buildOrganisation(database, 'INSTITUTE', { name: '长江师范学院' });
  researcher = await buildActor(database, institute, 'RESEARCHER');
  officer = await buildActor(database, institute, 'TT_OFFICER');
  secondOfficer = await buildActor(database, institute, 'TT_OFFICER');
  operator = await buildActor(database, await buildOrganisation(database, 'PLATFORM'), 'PLATFORM_ADMIN');
  stranger = await buildActor(database, await buildOrganisation(database, 'INSTITUTE'), 'TT_OFFICER');
  member = await buildActor(database, await buildOrganisation(database, 'ENTERPRISE'), 'ENT_USER');
});
afterAll(() => context.close());

async function published(fields: Partial<DraftAchievement> = {}): Promise<string> {
  const { id } = await achievements.draft(researcher, { ...FIELDS, ...fields });
  await achievements.submit(researcher, id);
  await achievements.approve(officer, id);
  await achievements.publish(operator, id);
  return id;
}

describe('from draft to publication', () => {
  test('a researcher drafts, the unit approves, the platform publishes for twelve months', async () => {
    const now = new Date('2026-03-05T02:00:00Z');
    const id = await Clock.runAt(now, () => published());
    const view = await Clock.runAt(now, () => achievements.view(null, id));
    expect(view).toMatchObject({ state: 'PUBLISHED', code: expect.stringMatching(/^CG2026\d{6}$/), stage: 'PILOT' });
    expect(view.validUntil).toBe('2027-03-05T15:59:59.999Z');
    expect(view.price).toEqual(FIELDS.price);
    expect(view.office).toBeUndefined();
    expect(await eventsOf(database, id)).toEqual([
      'achievement.submitted',
      'achievement.submitted',
      'achievement.published',
    ]);
    expect(await auditOf(database, id)).toEqual(
      ['draft', 'submit', 'approve', 'publish'].map((verb) => `achievement.${verb}`),
    );
  });

  test('codes of one year follow each other without a gap', async () => {
    const drafts = await Promise.all([1, 2, 3, 4].map(() => achievements.draft(researcher, FIELDS)));
    const numbers = drafts.map((draft) => Number(draft.code.slice(6))).sort((a, b) => a - b);
    expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual([0, 1, 2, 3]);
  });

  test("an officer's own goes straight to the platform", async () => {
    const { id } = await achievements.draft(officer, FIELDS);
    expect((await achievements.submit(officer, id)).state).toBe('PLATFORM_REVIEW');
  });

  test('an incomplete draft is not submitted, and every missing field is named', async () => {
    const { id } = await achievements.draft(researcher, { title: '只有名称的草稿', abstract: '太短' });
    await expect(achievements.submit(researcher, id)).rejects.toMatchObject({
      code: 'achievement.incomplete',
      details: { errors: expect.arrayContaining([expect.objectContaining({ pointer: '/abstract' })]) },
    });
  });

  test('the contact is the transfer officer unless a colleague is named', async () => {
    const { id } = await achievements.draft(researcher, FIELDS);
    const view = await achievements.submit(researcher, id);
    expect([officer.userId, secondOfficer.userId]).toContain(view.office?.contact?.id);
    await expect(achievements.draft(researcher, { ...FIELDS, contactUserId: stranger.userId })).rejects.toMatchObject({
      code: 'achievement.invalid',
      details: { errors: [expect.objectContaining({ pointer: '/contactUserId' })] },
    });
  });

  test('who submitted does not approve', async () => {
    const both = await buildActor(
      database,
      { id: officer.organisationId ?? '', name: '', kind: 'INSTITUTE' },
      'RESEARCHER',
    );
    const { id } = await achievements.draft(both, FIELDS);
    await achievements.submit(both, id);
    const promoted: Actor = { ...both, roles: ['TT_OFFICER'] };
    await expect(achievements.approve(promoted, id)).rejects.toMatchObject({ code: 'achievement.self-review' });
  });

  test('a reviewer returns it with a reason that its author reads', async () => {
    const { id } = await achievements.draft(researcher, FIELDS);
    await achievements.submit(researcher, id);
    await achievements.return(officer, id, '请补充对比数据的来源');
    const view = await achievements.view(researcher, id);
    expect(view).toMatchObject({ state: 'DRAFT', office: { returnReason: '请补充对比数据的来源' } });
    expect(await eventsOf(database, id)).toEqual(['achievement.submitted', 'achievement.returned']);
  });

  test('acting out of state names what the actor may do instead', async () => {
    const id = await published();
    await expect(achievements.submit(researcher, id)).rejects.toMatchObject({
      code: 'achievement.wrong-state',
      details: { allowed: ['edit'] },
    });
  });

  test('the unit cannot take back what lies with the platform', async () => {
    const { id } = await achievements.draft(officer, FIELDS);
    await achievements.submit(officer, id);
    await expect(achievements.return(officer, id, '想再改一改')).rejects.toMatchObject({
      code: 'achievement.wrong-state',
    });
  });

  test('of two approvals at once one succeeds', async () => {
    const { id } = await achievements.draft(researcher, FIELDS);
    await achievements.submit(researcher, id);
    const results = await Promise.allSettled([
      achievements.approve(officer, id),
      achievements.approve(secondOfficer, id),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('what others do not see', () => {
  test("another organisation's draft does not exist", async () => {
    const { id } = await achievements.draft(researcher, FIELDS);
    const attempts = [
      () => achievements.view(stranger, id),
      () => achievements.view(null, id),
      () => achievements.view(operator, id),
      () => achievements.edit(stranger, id, { title: '别人的草稿' }),
      () => achievements.submit(stranger, id),
      () => achievements.approve(stranger, id),
      () => achievements.asSeenBy(stranger, id, 'PUBLIC'),
      () => context.get(AchievementCatalogue).similar(stranger, id),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'achievement.not-found' });
  });

  test('a published one of another organisation is seen but not touched', async () => {
    const id = await published();
    await expect(achievements.edit(stranger, id, { cases: '改一下' })).rejects.toMatchObject({
      code: 'achievement.not-yours',
    });
    await expect(achievements.withdraw(stranger, id, '不想看到它')).rejects.toMatchObject({
      code: 'achievement.not-yours',
    });
  });

  test('each group is read at its level', async () => {
    const id = await published({
      disclosure: { summary: 'PUBLIC', technical: 'REGISTERED', commercial: 'MATCHED', team: 'INTERNAL' },
      completers: [{ name: '李明', organisation: '长江师范学院', isLeader: true, contributionPercent: null }],
    });
    const asPublic = await achievements.view(null, id);
    const asMember = await achievements.view(member, id);
    const asMatched = await achievements.view(member, id, 'MATCHED');
    const asHolder = await achievements.view(researcher, id);
    expect([asPublic.problem, asMember.problem === undefined]).toEqual([undefined, false]);
    expect([asMember.price, asMatched.price]).toEqual([undefined, FIELDS.price]);
    expect([asMatched.completers, asHolder.completers?.[0]?.name]).toEqual([undefined, '李明']);
    expect(asPublic.withheld).toEqual({ technical: 'REGISTERED', commercial: 'MATCHED', team: 'INTERNAL' });
    expect(await achievements.asSeenBy(researcher, id, 'PUBLIC')).not.toHaveProperty('problem');
    const [facts] = await achievements.factsOf([id]);
    expect(facts).toMatchObject({ problem: FIELDS.problem, price: null, modes: [], isOpen: true });
  });
});

test('the office reads what happened to it, others do not', async () => {
  const id = await published();
  const { items } = await achievements.history(researcher, id);
  expect(items.map((item) => [item.action, item.by])).toEqual([
    ['publish', operator.name],
    ['approve', officer.name],
    ['submit', researcher.name],
    ['draft', researcher.name],
  ]);
  await expect(achievements.history(member, id)).rejects.toMatchObject({ code: 'achievement.not-yours' });
});

describe('changing what is published', () => {
  test('core fields wait for review while the old ones stay visible, the rest applies at once', async () => {
    const id = await published();
    await achievements.edit(researcher, id, { title: '榨菜低盐发酵菌剂（第二代）', cases: '涪陵两家企业已试用三个月' });
    expect(await achievements.view(null, id)).toMatchObject({ title: FIELDS.title, cases: '涪陵两家企业已试用三个月' });
    const own = await achievements.view(researcher, id);
    expect(own.office?.pending).toMatchObject({ state: 'UNIT_REVIEW', title: '榨菜低盐发酵菌剂（第二代）' });
    await achievements.approve(officer, id);
    await achievements.publish(operator, id);
    expect(await achievements.view(null, id)).toMatchObject({
      title: '榨菜低盐发酵菌剂（第二代）',
      state: 'PUBLISHED',
    });
    expect((await achievements.view(researcher, id)).office?.pending).toBeNull();
    expect((await eventsOf(database, id)).slice(3)).toEqual([
      'achievement.changed',
      'achievement.submitted',
      'achievement.submitted',
      'achievement.changed',
    ]);
  });

  test('a lower disclosure level also waits, so that nothing opens unreviewed', async () => {
    const id = await published({
      disclosure: { summary: 'PUBLIC', technical: 'INTERNAL', commercial: 'PUBLIC', team: 'INTERNAL' },
    });
    const open = { summary: 'PUBLIC', technical: 'PUBLIC', commercial: 'PUBLIC', team: 'INTERNAL' } as const;
    await achievements.edit(researcher, id, { disclosure: open });
    expect(await achievements.view(null, id)).not.toHaveProperty('problem');
    expect(await achievements.asSeenBy(researcher, id, 'PUBLIC')).toHaveProperty('problem');
  });

  test('sending the same fields again proposes nothing', async () => {
    const id = await published();
    const view = await achievements.edit(researcher, id, { title: FIELDS.title, price: FIELDS.price });
    expect(view.office?.pending).toBeNull();
  });

  test('going back to what is visible drops the waiting change', async () => {
    const id = await published();
    await achievements.edit(researcher, id, { title: '一个改了又改的名称' });
    const view = await achievements.edit(researcher, id, { title: FIELDS.title });
    expect(view.office?.pending).toBeNull();
    await expect(achievements.approve(officer, id)).rejects.toMatchObject({ code: 'achievement.wrong-state' });
  });

  test('a returned change keeps its text for the author and can be sent again', async () => {
    const id = await published();
    await achievements.edit(researcher, id, { title: '名称里写错了字' });
    await achievements.return(officer, id, '名称有错字，请改正');
    const returned = await achievements.view(researcher, id);
    expect(returned.office).toMatchObject({
      returnReason: '名称有错字，请改正',
      pending: { state: 'RETURNED', title: '名称里写错了字' },
    });
    const again = await achievements.edit(researcher, id, { title: '名称已经改正' });
    expect(again.office?.pending).toMatchObject({ state: 'UNIT_REVIEW', title: '名称已经改正' });
  });

  test('a published achievement cannot become incomplete', async () => {
    const id = await published();
    await expect(achievements.edit(researcher, id, { abstract: '短' })).rejects.toMatchObject({
      code: 'achievement.incomplete',
    });
    await expect(achievements.edit(researcher, id, { price: null })).rejects.toMatchObject({
      code: 'achievement.incomplete',
    });
  });

  test('an editor who started from an older version is told', async () => {
    const draft = await achievements.draft(researcher, FIELDS);
    const version = draft.office?.version ?? 0;
    await achievements.edit(researcher, draft.id, { cases: '第一处', expectedVersion: version });
    await expect(
      achievements.edit(officer, draft.id, { cases: '第二处', expectedVersion: version }),
    ).rejects.toMatchObject({ code: 'achievement.changed-meanwhile' });
  });
});

describe('the end of validity', () => {
  const start = new Date('2026-03-05T02:00:00Z');
  const later = (days: number) => new Date(start.getTime() + days * 86_400_000);
  const tick = (days: number) => Clock.runAt(later(days), () => context.get(AchievementExpiry).run());

  test('the holder is reminded at 30 and 7 days, once each, and unconfirmed it expires', async () => {
    const id = await Clock.runAt(start, () => published());
    for (const days of [300, 340, 341, 360, 361, 366, 367]) await tick(days);
    const facts = (await eventsOf(database, id)).slice(3);
    expect(facts).toEqual(['achievement.expiring', 'achievement.expiring', 'achievement.expired']);
    await expect(Clock.runAt(later(367), () => achievements.view(null, id))).rejects.toMatchObject({
      code: 'achievement.not-found',
    });
    const renewed = await Clock.runAt(later(368), () => achievements.renew(officer, id));
    expect(renewed.state).toBe('PUBLISHED');
    expect((await eventsOf(database, id)).at(-1)).toBe('achievement.published');
  });

  test('before the clock ran, an expired one is already hidden', async () => {
    const id = await Clock.runAt(start, () => published());
    await expect(Clock.runAt(later(366), () => achievements.view(null, id))).rejects.toMatchObject({
      code: 'achievement.not-found',
    });
  });

  test('renewing in time prevents the reminder', async () => {
    const id = await Clock.runAt(start, () => published());
    await Clock.runAt(later(300), () => achievements.renew(officer, id));
    await tick(345);
    expect(await eventsOf(database, id)).not.toContain('achievement.expiring');
  });
});

describe('the hall', () => {
  test('shows what is published, with facets and marked words, and forgets what is withdrawn', async () => {
    const catalogue = context.get(AchievementCatalogue);
    const find = (query: object) => catalogue.search(null, { limit: 20, sort: 'relevance', ...query });
    const id = await published({ title: '页岩气压裂返排液回用成套装置', techArea: '06', bases: ['B2'] });
    await context.drain();
    const page = await find({ q: '返排液', techArea: '06' });
    expect(page.items.map((item) => item.id)).toEqual([id]);
    expect(page.items[0]?.highlights?.['title']?.some((piece) => piece.hit && piece.text.includes('返排'))).toBe(true);
    expect(page.facets['bases']).toEqual({ B2: 1 });
    expect(page.degraded).toBe(false);
    expect((await find({ q: '返排液', techArea: '01' })).items).toEqual([]);
    await achievements.withdraw(officer, id, '已独占许可给企业');
    await context.drain();
    expect((await find({ q: '返排液' })).items).toEqual([]);
  });

  test('finds the text of a group for members only when members may read it', async () => {
    const catalogue = context.get(AchievementCatalogue);
    await published({
      title: '一种保密程度不同的成果',
      innovation: '独有词汇琉璃瓦釉料配方，仅供注册会员阅读的创新点说明。',
      disclosure: { summary: 'PUBLIC', technical: 'REGISTERED', commercial: 'INTERNAL', team: 'INTERNAL' },
    });
    await context.drain();
    const query = { q: '琉璃瓦釉料', limit: 20, sort: 'relevance' } as const;
    expect((await catalogue.search(null, query)).items).toEqual([]);
    expect((await catalogue.search(member, query)).items).toHaveLength(1);
  });

  test('pages through the own list without losing or repeating a row', async () => {
    const catalogue = context.get(AchievementCatalogue);
    const all = await catalogue.mine(researcher, { limit: 100 });
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await catalogue.mine(researcher, { limit: 3, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
      more = cursor !== undefined;
    }
    expect(seen).toEqual(all.items.map((item) => item.id));
    expect(Object.values(all.counts).reduce((sum, count) => sum + count, 0)).toBe(seen.length);
  });

  test('the review queue holds what waits for this reviewer', async () => {
    const catalogue = context.get(AchievementCatalogue);
    const { id } = await achievements.draft(researcher, FIELDS);
    await achievements.submit(researcher, id);
    const idsFor = async (actor: Actor) =>
      (await catalogue.reviewQueue(actor, { limit: 100 })).items.map((item) => item.id);
    expect(await idsFor(officer)).toContain(id);
    expect(await idsFor(operator)).not.toContain(id);
    expect(await idsFor(stranger)).not.toContain(id);
    await achievements.approve(officer, id);
    expect(await idsFor(operator)).toContain(id);
  });
});
