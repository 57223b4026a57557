// Public routes of the lists, and plan periods on a real database.
import { testApp, type HttpTestContext } from '@app/platform/testing';
import { PlanPeriods } from './plan-period.service.js';
import { ReferenceModule } from './reference.module.js';

let app: HttpTestContext;

beforeAll(async () => {
  app = await testApp({ imports: [ReferenceModule] });
});
afterAll(() => app.close());

const get = (path: string) => app.request('GET', `/api/reference/${path}`);

describe('code lists over HTTP', () => {
  it('are public, versioned and may be kept by the browser', async () => {
    const lists = await get('lists');
    expect(lists.headers.get('cache-control')).toContain('max-age');
    expect(lists.body.lists).toContainEqual(
      expect.objectContaining({ name: 'industry', version: '2017', count: 1971 }),
    );
    expect((await get('lists/base')).body.items).toHaveLength(8);
    const unknown = await get('lists/nothing');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'reference.unknown-list']);
  });

  it('are searched by words and by code, with the path to each hit', async () => {
    const found = await get(`lists/industry/search?q=${encodeURIComponent('蔬菜加工')}`);
    expect(found.body.items[0]).toEqual({
      code: 'C1371',
      label: '蔬菜加工',
      parent: 'C137',
      path: ['制造业', '农副食品加工业', '蔬菜、菌类、水果和坚果加工'],
    });
    expect((await get('lists/region/search?q=500102')).body.items[0].label).toBe('涪陵区');
    expect((await get('lists/industry/search?limit=101')).status).toBe(400);
    expect((await get('lists/industry/search?q=%00')).status).toBe(400);
  });
});

describe('plan periods', () => {
  it('十四五 has its published target, 十五五 none until the office enters one; 十三五 is what they start from', async () => {
    const { items } = (await get('plan-periods')).body;
    expect(items).toMatchObject([
      { code: '13-5', startsOn: '2016-01-01', endsOn: '2020-12-31', targetFen: null, metric: 'TECHNICAL' },
      { code: '14-5', startsOn: '2021-01-01', endsOn: '2025-12-31', targetFen: '200000000000', isDemo: false },
      { code: '15-5', startsOn: '2026-01-01', endsOn: '2030-12-31', targetFen: null, source: null },
    ]);
    expect(items[1].source).toContain('涪陵区科技创新“十四五”规划');
  });

  it('change at midnight of Shanghai', async () => {
    const periods = app.get(PlanPeriods);
    expect((await periods.current(new Date('2025-12-31T15:59:59Z'))).code).toBe('14-5');
    expect((await periods.current(new Date('2025-12-31T16:00:00Z'))).code).toBe('15-5');
    expect((await periods.current(new Date('2031-06-01T00:00:00Z'))).code).toBe('15-5');
  });

  it('take a target, marked when it is only for the demo', async () => {
    const periods = app.get(PlanPeriods);
    const target = { targetFen: '400000000000', metric: 'TOTAL' as const, source: '演示' };
    await app.database.tx((tx) => periods.setTarget(tx, '15-5', target, true));
    expect(await periods.get('15-5')).toMatchObject({ targetFen: '400000000000', isDemo: true });
    await expect(app.database.tx((tx) => periods.setTarget(tx, '16-5', target))).rejects.toMatchObject({
      code: 'reference.unknown-period',
    });
  });
});
