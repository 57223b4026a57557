// How the routes of indicators, assessment and closed periods are called properly.
import type { TestRequest } from '@app/platform/testing';
import type { Cast } from './cast.js';
import type { Subject } from './subject.js';
import { today, upload } from './texts.js';
import type { Who } from './who.js';

interface Call extends TestRequest {
  query?: string;
  params?: Record<string, string>;
}

let count = 0;
const fresh = (): string => String((count += 1));
const ALLIANCES = { code: 'INNOVATION_ALLIANCES' };
const year = (): number => Number(today().slice(0, 4));
const EVIDENCE = () => ({ value: '3', asOf: today(), note: '新组建一个联盟', source: '区科技局台账' });

export const planningCalls: Record<string, (cast: Cast, who: Who, subject: Subject) => Call> = {
  'POST /api/indicators': () => ({
    body: {
      code: `FRESH_${fresh()}`,
      name: '新设指标',
      unit: '项',
      kind: 'COUNT',
      definition: '按年度统计的项目数',
      source: '区科技局',
    },
  }),
  'POST /api/indicators/files': () => ({ body: upload() }),
  'GET /api/indicators/:code': () => ({ params: ALLIANCES }),
  'PATCH /api/indicators/:code': () => ({ params: ALLIANCES, body: { source: '规划 §二(三)' } }),
  'POST /api/indicators/:code/set-target': () => ({
    params: ALLIANCES,
    body: { periodCode: '15-5', target: '8', source: '区科技局规划' },
  }),
  'POST /api/indicators/:code/evidence': () => ({ params: ALLIANCES, body: EVIDENCE() }),
  'POST /api/indicators/:code/evidence/:id/correct': () => ({ body: { ...EVIDENCE(), reason: '原数多计一个' } }),
  'GET /api/assessments/export': () => ({ query: `year=${year()}` }),
  'POST /api/assessments/units': () => ({
    body: { code: `UNIT_${fresh()}`, name: `考核单位 ${count}`, kind: 'DEPARTMENT' },
  }),
  'POST /api/assessments/rules': () => ({ body: { capPercent: 120, basis: 'SYSTEM_FIRST', source: '考核办法' } }),
  'POST /api/assessments/files': () => ({ body: upload() }),
  'POST /api/assessments': (_, __, { unitCode }) => ({
    body: {
      year: year(),
      unitCode,
      indicatorCode: 'INNOVATION_ALLIANCES',
      target: '5',
      weight: 1000,
      source: '考核办法',
    },
  }),
  'POST /api/assessments/:id/submit': () => ({ body: { value: '3', asOf: today(), note: '本年组建三个联盟' } }),
  'POST /api/assessments/:id/return': () => ({ body: { remark: '请补充证明材料' } }),
  'POST /api/assessments/:id/confirm': () => ({ body: { basis: 'SELF' } }),
  'POST /api/stat-periods/close': () => ({ body: { kind: 'MONTH', period: '2019-07' } }),
  'POST /api/stat-periods/plan-periods': () => ({
    body: { code: '16-5', name: '十六五', startsOn: '2031-01-01', endsOn: '2035-12-31' },
  }),
  'GET /api/stat-periods/differences': () => ({ query: 'from=2026-09&to=2026-10' }),
};
