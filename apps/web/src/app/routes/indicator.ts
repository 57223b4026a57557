// Routes and menu entries of indicators, their targets and evidence.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [
    { path: 'desk/indicators', ...page(() => import('../../pages/indicator/list/index.js'), 'indicator') },
    { path: 'desk/indicators/compare', ...page(() => import('../../pages/indicator/compare/index.js'), 'indicator') },
    { path: 'desk/indicators/:code', ...page(() => import('../../pages/indicator/record/index.js'), 'indicator') },
  ],
  nav: [{ group: 'statistics', order: 3, word: 'indicators', to: '/desk/indicators', permissions: ['indicator.read'] }],
};
