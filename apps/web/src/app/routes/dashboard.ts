// Routes and menu entries of the officials' figures.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  public: [{ path: 'figures', ...page(() => import('../../pages/dashboard/public/index.js'), 'dashboard', 'ledger') }],
  desk: [
    { path: 'desk/dashboard', ...page(() => import('../../pages/dashboard/overview/index.js'), 'dashboard', 'ledger') },
    {
      path: 'desk/dashboard/sheet',
      ...page(() => import('../../pages/dashboard/sheet/index.js'), 'dashboard'),
    },
    {
      path: 'desk/dashboard/contracts',
      ...page(() => import('../../pages/dashboard/drill/index.js'), 'dashboard', 'ledger'),
    },
    {
      path: 'desk/dashboard/contracts/:id',
      ...page(() => import('../../pages/dashboard/contract/index.js'), 'dashboard', 'contract', 'ledger'),
    },
  ],
  nav: [{ group: 'statistics', order: 1, word: 'dashboard', to: '/desk/dashboard', permissions: ['dashboard.read'] }],
};
