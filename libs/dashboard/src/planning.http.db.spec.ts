// The routes of indicators, assessment and closed periods as their readers meet them: what is wrong is told with its place.
import { IdentityModule } from '@app/identity';
import { testApp } from '@app/platform/testing';
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { buildOfficial, signIn } from '../../../test/support/build-people.js';
import { DashboardModule } from './dashboard.module.js';

let app: HttpTestContext;
let token: string;

const get = (path: string): Promise<TestAnswer> => app.request('GET', `/api/${path}`, { token });
const post = (path: string, body: object): Promise<TestAnswer> => app.request('POST', `/api/${path}`, { token, body });

beforeAll(async () => {
  app = await testApp({ imports: [IdentityModule, DashboardModule] });
  ({ token } = await signIn(app, await buildOfficial(app.database)));
});
afterAll(() => app.close());

describe('what is wrong is told with its place', () => {
  it.each([
    ['indicators?period=%00', '?period'],
    ['indicators/lower', '?code'],
    ['indicators/compare?periods=a b', '?periods'],
    ['assessments?year=26', '?year'],
    ['assessments/export?year=2026&format=pdf', '?format'],
    ['assessments/no-uuid', '?id'],
    ['stat-periods/differences?from=2026-13&to=2026-10', '?from'],
    ['stat-periods/differences?from=2026-09', '?to'],
    ['stat-periods/differences?from=2026-09&to=2026-10&dimension=colour', '?dimension'],
    ['stat-periods/differences?from=2026-09&to=2026-10&code=%00', '?code'],
    ['stat-periods/adjustments?month=0000-01', '?month'],
  ])('GET %s', async (path, pointer) => {
    const answer = await get(path);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toContain(pointer.slice(1));
  });

  const evidence = { value: '3', asOf: '2026-01-31', note: '统计', source: '台账' };
  it.each([
    ['indicators/CONTRACT_COUNT/evidence', { ...evidence, value: '1.5' }, '/value'],
    ['indicators/CONTRACT_COUNT/evidence', { ...evidence, asOf: '2026-02-30' }, '/asOf'],
    ['indicators/CONTRACT_COUNT/evidence', { ...evidence, note: ' ' }, '/note'],
    ['indicators/CONTRACT_COUNT/set-target', { periodCode: '15-5', target: '0', source: '文件' }, '/target'],
    [
      'indicators',
      { code: 'a', name: '名称', unit: '家', kind: 'COUNT', definition: '统计口径', source: '文件' },
      '/code',
    ],
    ['assessments/units', { code: 'LIDU', name: '李渡街道', kind: 'TOWNSHIP' }, '/townshipCode'],
    ['assessments/rules', { capPercent: 99, basis: 'SELF', source: '办法' }, '/capPercent'],
    ['stat-periods/close', { kind: 'WEEK', period: '2026-01' }, '/kind'],
    [
      'stat-periods/plan-periods',
      { code: '16-5', name: '十六五', startsOn: '2031-01-01', endsOn: '2030-12-31' },
      '/endsOn',
    ],
  ])('POST %s %o', async (path, body, pointer) => {
    const answer = await post(path, body);
    expect([answer.status, answer.body.errors.map((fault: { pointer: string }) => fault.pointer)]).toEqual([
      400,
      [pointer],
    ]);
  });

  it.each(['stat-periods/differences?from=2026-09&to=2026-10&code=all&cursor=x', 'stat-periods/close'])(
    '%s is no fault of the service',
    async (path) => {
      expect((await get(path)).status).toBe(400);
    },
  );
});

describe('a year of the assessment', () => {
  it('is a file in both formats; the same year gives the same bytes', async () => {
    await post('assessments/units', { code: 'KJJ', name: '=区科技局', kind: 'DEPARTMENT' });
    const split = {
      year: 2026,
      unitCode: 'KJJ',
      indicatorCode: 'INNOVATION_ALLIANCES',
      target: '5',
      weight: 1000,
      source: '办法',
    };
    expect((await post('assessments', split)).status).toBe(201);
    const csv = await get('assessments/export?year=2026&format=csv');
    expect(csv.text).toContain("'=区科技局,产业技术创新联盟,个,5,");
    expect(csv.headers.get('content-disposition')).toContain('.csv');
    const [first, second] = [await get('assessments/export?year=2026'), await get('assessments/export?year=2026')];
    expect(first.text.slice(0, 2)).toBe('PK');
    expect(first.text).toBe(second.text);
  });
});
