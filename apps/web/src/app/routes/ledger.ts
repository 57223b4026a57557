// Routes and menu entries of the contract ledger.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [
    { path: 'desk/ledger', ...page(() => import('../../pages/ledger/list/index.js'), 'ledger', 'contract') },
    { path: 'desk/ledger/:seq', ...page(() => import('../../pages/ledger/entry/index.js'), 'ledger', 'contract') },
  ],
  nav: [{ group: 'registry', order: 2, word: 'ledger', to: '/desk/ledger', permissions: ['ledger.read'] }],
};
