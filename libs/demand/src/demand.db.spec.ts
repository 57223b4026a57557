import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IdentityModule, type Actor } from '@app/identity';
import { Clock, type Database } from '@app/platform';
import { testModule, type TestContext } from '@app/platform/testing';
import { buildActor, buildOrganisation, type BuiltOrganisation } from '../../../test/support/build-people.js';
import { auditOf, eventsOf } from '../../../test/support/read-traces.js';
import { DemandCatalogue } from './demand.catalogue.js';
import { DemandExpiry } from './demand.expiry.js';
import { DemandModule } from './demand.module.js';
import type { DraftDemand } from './demand.schema.js';
import { Demands } from './demand.service.js';

const FIELDS: DraftDemand = {
  title: '榨菜脱盐废水低成本处理',
  type: 'RESEARCH',
  problem: '三腌三榨产生的高盐废水日排放约八百吨，现有蒸发工艺吨水成本过高，希望找到可稳定运行的替代工艺。',
  targets: [
    {
      name: '吨水处理成本',
      currentValue: '45',
      comparator: 'AT_MOST',
      targetValue: '20',
      unit: '元',
      verification: '连续运行三十天的台账',
    },
  ],
  budget: { kind: 'RANGE', minFen: '30000000', maxFen: '80000000' },
  cooperationModes: ['COMMISSIONED_DEV', 'TRANSFER'],
  techArea: '07',
  bases: ['B1'],
};

let context: TestContext;
let database: Database;
let demands: Demands;
let catalogue: DemandCatalogue;
let enterprise: BuiltOrganisation;
let author: Actor;
let admin: Actor;
let stranger: Actor;
let operator: Actor;

beforeAll(async () => {
  context = await testModule({ imports: [IdentityModule, DemandModule] });
  database = context.database;
  demands = context.get(Demands);
  catalogue = context.get(DemandCatalogue);
  enterprise = await buildOrganisation(database, 'ENTERPRISE', {
    name: '重庆乌江腌制食品有限公司',
    industryCode: 'C1371',
  });
  author = await buildActor(database, enterprise, 'ENT_USER');
  admin = await buildActor(database, enterprise, 'ENT_ADMIN');
  stranger = await buildActor(database, await buildOrganisation(database, 'ENTERPRISE'), 'ENT_ADMIN');
  operator = await buildActor(database, await buildOrganisation(database, 'PLATFORM'), 'PLATFORM_ADMIN');
});
afterAll(() => context.close());

async function opened(fields: Partial<DraftDemand> = {}): Promise<string> {
  const { id } = await demands.draft(author, { ...FIELDS, ...fields });
  await demands.publish(author, id);
  return id;
}

describe('from draft to close', () => {
  test('an enterprise opens a demand for six months and closes it with a reason', async () => {
    const now = new Date('2026-03-05T02:00:00Z');
    const id = await Clock.runAt(now, () => opened());
    const view = await Clock.runAt(now, () => demands.view(null, id));
    expect(view).toMatchObject({ state: 'OPEN', code: expect.stringMatching(/^XQ2026\d{6}$/), budget: FIELDS.budget });
    expect(view.validUntil).toBe('2026-09-05T15:59:59.999Z');
    expect(view.owner).toMatchObject({ id: enterprise.id, name: enterprise.name, isAnonymous: false });
    const closed = await demands.close(admin, id, { reason: 'SOLVED_INHOUSE', note: '车间自行改造' });
    expect(closed).toMatchObject({ state: 'CLOSED', closeReason: 'SOLVED_INHOUSE' });
    expect(await eventsOf(database, id)).toEqual(['demand.published', 'demand.closed']);
    expect(await auditOf(database, id)).toEqual(['demand.draft', 'demand.publish', 'demand.close']);
  });

  test('a deadline ends it earlier, and moving the deadline moves the end', async () => {
    const now = new Date('2026-03-05T02:00:00Z');
    const id = await Clock.runAt(now, () => opened({ deadline: '2026-04-01' }));
    const view = await Clock.runAt(now, () => demands.edit(author, id, { deadline: '2026-05-01' }));
    expect(view.validUntil).toBe('2026-05-01T15:59:59.999Z');
    expect((await eventsOf(database, id)).at(-1)).toBe('demand.changed');
  });

  test('a deadline in the past is refused, when typed and when published', async () => {
    const pointer = { errors: [expect.objectContaining({ pointer: '/deadline' })] };
    const past = { code: 'demand.invalid', details: pointer };
    await expect(demands.draft(author, { ...FIELDS, deadline: '2020-01-01' })).rejects.toMatchObject(past);
    const before = new Date('2026-01-01T00:00:00Z');
    const { id } = await Clock.runAt(before, () => demands.draft(author, { ...FIELDS, deadline: '2026-01-10' }));
    const after = new Date('2026-01-11T00:00:00Z');
    await expect(Clock.runAt(after, () => demands.publish(author, id))).rejects.toMatchObject(past);
  });

  test('an incomplete draft does not open, and every missing field is named', async () => {
    const { id } = await demands.draft(author, { title: '只有名称的需求' });
    await expect(demands.publish(author, id)).rejects.toMatchObject({ code: 'demand.incomplete' });
    const { office } = await demands.view(author, id);
    expect(office?.missing.map((fault) => fault.pointer)).toEqual([
      '/type',
      '/problem',
      '/budget',
      '/cooperationModes',
      '/techArea',
    ]);
  });

  test('partners and contacts that do not exist are named', async () => {
    const nobody = '018f0000-0000-7000-8000-00000000dead';
    await expect(
      demands.draft(author, { ...FIELDS, excludedPartners: [nobody], contactUserId: stranger.userId }),
    ).rejects.toMatchObject({
      details: {
        errors: [
          expect.objectContaining({ pointer: '/contactUserId' }),
          expect.objectContaining({ pointer: '/excludedPartners/0' }),
        ],
      },
    });
  });

  test("another organisation's draft does not exist, an open one is not touched", async () => {
    const { id } = await demands.draft(author, FIELDS);
    const missing = { code: 'demand.not-found' };
    await expect(demands.view(stranger, id)).rejects.toMatchObject(missing);
    await expect(demands.view(operator, id)).rejects.toMatchObject(missing);
    await expect(demands.edit(stranger, id, { title: '别人的草稿' })).rejects.toMatchObject(missing);
    await expect(catalogue.similar(stranger, id)).rejects.toMatchObject(missing);
    await demands.publish(author, id);
    await expect(demands.close(stranger, id, { reason: 'OTHER', note: '' })).rejects.toMatchObject({
      code: 'demand.not-yours',
    });
    await expect(demands.publish(author, id)).rejects.toMatchObject({
      code: 'demand.wrong-state',
      details: { allowed: ['edit', 'renew', 'close'] },
    });
  });
});

describe('an anonymous demand', () => {
  const alias = '涪陵区某农副食品加工企业';
  let hidden: BuiltOrganisation;
  let hiddenAuthor: Actor;

  beforeAll(async () => {
    const fields = { name: '重庆石沱腌菜厂', industryCode: 'C1371' };
    hidden = await buildOrganisation(database, 'ENTERPRISE', fields);
    hiddenAuthor = await buildActor(database, hidden, 'ENT_USER');
  });

  async function openedNameless(fields: Partial<DraftDemand> = {}): Promise<string> {
    const { id } = await demands.draft(hiddenAuthor, { ...FIELDS, ...fields, isAnonymous: true });
    await demands.publish(hiddenAuthor, id);
    return id;
  }

  /** Everything that an outsider can be answered with. */
  async function answersTo(viewer: Actor | null, id: string): Promise<string> {
    const query = { limit: 20, sort: 'relevance', q: '匿名发布检验' } as const;
    const answers = [
      await demands.view(viewer, id),
      await catalogue.search(viewer, query),
      await catalogue.cards(viewer, [id]),
      await catalogue.similar(viewer, id),
      (await demands.factsOf([id])).map((facts) => facts.shownOwner),
    ];
    return JSON.stringify(answers);
  }

  test('never tells outsiders the id or the name of its owner or of its people', async () => {
    const id = await openedNameless({
      title: '匿名发布检验用的需求',
      excludedPartners: [stranger.organisationId ?? ''],
    });
    await openedNameless({ title: '匿名发布检验用的另一需求' });
    await context.drain();
    for (const viewer of [null, stranger]) {
      const answers = await answersTo(viewer, id);
      expect(answers).toContain('匿名发布检验用的另一需求');
      for (const secret of [hidden.id, hidden.name, hiddenAuthor.userId, hiddenAuthor.name]) {
        expect(answers).not.toContain(secret);
      }
      expect(answers).toContain(alias);
      expect(answers).not.toContain(viewer?.organisationId ?? 'excludedPartners');
    }
  });

  test('is not found by the name of its owner', async () => {
    await openedNameless({ title: '匿名的另一项需求' });
    await context.drain();
    const page = await catalogue.search(null, { limit: 20, sort: 'relevance', q: hidden.name });
    expect(page.items.filter((item) => item.owner.isAnonymous).map((item) => item.owner.name)).not.toContain(
      hidden.name,
    );
  });

  test('does not open while a text names the enterprise', async () => {
    const { id } = await demands.draft(hiddenAuthor, {
      ...FIELDS,
      isAnonymous: true,
      constraints: `须在${hidden.name}厂区内实施`,
    });
    await expect(demands.publish(hiddenAuthor, id)).rejects.toMatchObject({
      code: 'demand.invalid',
      details: { errors: [expect.objectContaining({ pointer: '/constraints' })] },
    });
  });

  test('tells its history to nobody outside', async () => {
    const id = await openedNameless();
    await expect(demands.history(stranger, id)).rejects.toMatchObject({ code: 'demand.not-yours' });
    expect((await demands.history(hiddenAuthor, id)).items.map((item) => item.action)).toEqual(['publish', 'draft']);
  });

  test('is known to the enterprise itself and to the operator', async () => {
    const id = await openedNameless();
    expect((await demands.view(hiddenAuthor, id)).office?.shownAs).toBe(alias);
    expect((await demands.view(operator, id)).owner.name).toBe(hidden.name);
  });
});

describe('the end of validity', () => {
  const start = new Date('2026-03-05T02:00:00Z');
  const later = (days: number) => new Date(start.getTime() + days * 86_400_000);
  const tick = (days: number) => Clock.runAt(later(days), () => context.get(DemandExpiry).run());

  test('the owner is reminded at 30 and 7 days, once each, and unconfirmed it expires', async () => {
    const id = await Clock.runAt(start, () => opened());
    for (const days of [100, 160, 161, 180, 181, 185, 186]) await tick(days);
    expect((await eventsOf(database, id)).slice(1)).toEqual(['demand.expiring', 'demand.expiring', 'demand.expired']);
    expect(await Clock.runAt(later(186), () => demands.openIds())).not.toContain(id);
    const renewed = await Clock.runAt(later(187), () => demands.renew(author, id));
    expect(renewed.state).toBe('OPEN');
    expect((await eventsOf(database, id)).at(-1)).toBe('demand.published');
  });

  test('one whose deadline is over is renewed only with a new deadline', async () => {
    const id = await Clock.runAt(start, () => opened({ deadline: '2026-04-01' }));
    await tick(40);
    const at = <T>(work: () => Promise<T>) => Clock.runAt(later(41), work);
    await expect(at(() => demands.renew(author, id))).rejects.toMatchObject({
      details: { errors: [expect.objectContaining({ pointer: '/deadline' })] },
    });
    await at(() => demands.edit(author, id, { deadline: '2026-06-01' }));
    expect((await at(() => demands.renew(author, id))).state).toBe('OPEN');
  });
});

describe('the hall', () => {
  test('shows what is open, with facets and marked words, and forgets what is closed', async () => {
    const id = await opened({ title: '页岩气返排液在线监测传感器', techArea: '06', cooperationModes: ['SERVICE'] });
    await context.drain();
    const find = (query: object) => catalogue.search(null, { limit: 20, sort: 'relevance', ...query });
    const page = await find({ q: '返排液', techArea: '06' });
    expect(page.items.map((item) => item.id)).toEqual([id]);
    expect(page.items[0]?.highlights?.['title']?.some((piece) => piece.hit)).toBe(true);
    expect(page.facets['budgetBand']).toEqual({ '50_100': 1 });
    expect(page.facets['regionCode']).toEqual({ '500102': 1 });
    expect((await find({ q: '返排液', cooperationModes: 'TRANSFER' })).items).toEqual([]);
    await demands.close(author, id, { reason: 'CHANGED', note: '' });
    await context.drain();
    expect((await find({ q: '返排液' })).items).toEqual([]);
  });

  test('the own list pages through all states', async () => {
    const all = await catalogue.mine(author, { limit: 100 });
    const first = await catalogue.mine(author, { limit: 2 });
    const second = await catalogue.mine(author, { limit: 2, cursor: first.nextCursor ?? '' });
    const ids = [...first.items, ...second.items].map((item) => item.id);
    expect(ids).toEqual(all.items.slice(0, 4).map((item) => item.id));
    expect((await catalogue.mine(author, { limit: 100, state: 'CLOSED' })).items.length).toBe(all.counts.CLOSED);
  });
});
