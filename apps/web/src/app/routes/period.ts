// Routes and menu entries of closed periods, differences and adjustments.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [
    { path: 'desk/statistics/periods', ...page(() => import('../../pages/period/list/index.js'), 'period') },
    { path: 'desk/statistics/periods/:id', ...page(() => import('../../pages/period/record/index.js'), 'period') },
    {
      path: 'desk/statistics/differences',
      ...page(() => import('../../pages/period/differences/index.js'), 'period'),
    },
    {
      path: 'desk/statistics/adjustments',
      ...page(() => import('../../pages/period/adjustments/index.js'), 'period'),
    },
  ],
  nav: [
    {
      group: 'statistics',
      order: 5,
      word: 'statPeriods',
      to: '/desk/statistics/periods',
      permissions: ['period.read'],
    },
  ],
};
