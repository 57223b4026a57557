// Routes and menu entries of demands: hall, record, drafting.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  public: [
    { path: 'demands', ...page(() => import('../../pages/demand/hall/index.js'), 'demand', 'compare', 'subscription') },
    {
      path: 'demands/compare',
      ...page(() => import('../../pages/demand/compare/index.js'), 'demand', 'compare', 'match'),
    },
    {
      path: 'demands/:id',
      ...page(() => import('../../pages/demand/record/index.js'), 'demand', 'compare', 'match', 'subscription'),
    },
  ],
  desk: [
    { path: 'desk/demands', ...page(() => import('../../pages/demand/mine/index.js'), 'demand') },
    { path: 'desk/demands/new', ...page(() => import('../../pages/demand/form/index.js'), 'demand') },
    { path: 'desk/demands/:id/edit', ...page(() => import('../../pages/demand/form/index.js'), 'demand') },
  ],
  publicNav: [{ order: 2, word: 'demands', to: '/demands' }],
  nav: [{ group: 'trade', order: 1, word: 'myDemands', to: '/desk/demands', permissions: ['demand.read-own'] }],
};
