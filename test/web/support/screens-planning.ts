// Screens of indicators, the yearly assessment and closed periods, as the officials and the units see them.
import type { Portal } from './portal.js';
import type { Screen } from './screen.js';

const item = (state: string) => async (portal: Portal) =>
  `/desk/assessments/${await portal.one('select id from assessment_item where state = $1 order by id limit 1', state)}`;
const closed = async (portal: Portal) =>
  `/desk/statistics/periods/${await portal.one("select id from stat_snapshot where kind = 'YEAR' order by period desc limit 1")}`;
const differences = (tail: string) => () => `/desk/statistics/differences?from=2026-01&to=2026-06&dimension=${tail}`;

export const PLANNING: Screen[] = [
  { name: 'indicators', route: '/desk/indicators', as: 'official', title: /规划指标/, says: /科技服务机构/ },
  { name: 'indicators of a township', route: '/desk/indicators', as: 'township', title: /规划指标/, says: /李渡街道/ },
  { name: 'indicators refused', route: '/desk/indicators', as: 'university', title: /./ },
  {
    name: 'indicators compared',
    route: '/desk/indicators/compare',
    as: 'official',
    title: /各规划期指标对比/,
    says: /十三五/,
  },
  {
    name: 'indicator',
    route: '/desk/indicators/:code',
    as: 'official',
    at: () => '/desk/indicators/SERVICE_AGENCIES?period=14-5',
    title: /科技服务机构/,
    says: /目标的变更记录/,
  },
  {
    name: 'indicator unknown',
    route: '/desk/indicators/:code',
    as: 'official',
    at: () => '/desk/indicators/NO_SUCH',
    title: /没有这个指标/,
    isRefused: true,
  },
  { name: 'assessment', route: '/desk/assessments', as: 'official', title: /年度考核/, says: /李渡街道/ },
  { name: 'assessment of a unit', route: '/desk/assessments', as: 'university', title: /年度考核/, says: /乌江工业/ },
  {
    name: 'assessment none',
    route: '/desk/assessments',
    as: 'official',
    at: () => '/desk/assessments?year=2020',
    title: /年度考核/,
    says: /还没有分解/,
  },
  { name: 'assessment refused', route: '/desk/assessments', as: 'clerk', title: /./ },
  {
    name: 'assessment reported',
    route: '/desk/assessments/:id',
    as: 'official',
    at: item('SUBMITTED'),
    title: /./,
    says: /确认/,
  },
  {
    name: 'assessment returned',
    route: '/desk/assessments/:id',
    as: 'township',
    at: item('RETURNED'),
    title: /李渡/,
    says: /提交填报/,
  },
  { name: 'periods', route: '/desk/statistics/periods', as: 'official', title: /统计期间/, says: /已关账/ },
  { name: 'periods of a township', route: '/desk/statistics/periods', as: 'township', title: /统计期间/ },
  {
    name: 'closed period',
    route: '/desk/statistics/periods/:id',
    as: 'official',
    at: closed,
    title: /快照/,
    says: /核验快照/,
  },
  {
    name: 'differences by township',
    route: '/desk/statistics/differences',
    as: 'official',
    at: differences('township'),
    title: /差异/,
    says: /李渡街道/,
  },
  {
    name: 'differences of a township',
    route: '/desk/statistics/differences',
    as: 'official',
    at: differences('township&code=500102011'),
    title: /差异/,
    says: /与差额完全相等/,
  },
  { name: 'adjustments', route: '/desk/statistics/adjustments', as: 'official', title: /的调整/, says: /没有调整/ },
];
