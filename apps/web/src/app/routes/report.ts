// Route and menu entry of the officials' reports.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [{ path: 'desk/reports', ...page(() => import('../../pages/report/desk/index.js'), 'report') }],
  nav: [{ group: 'statistics', order: 8, word: 'reports', to: '/desk/reports', permissions: ['report.read'] }],
};
