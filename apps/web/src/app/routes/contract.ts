// Routes and menu entries of filing technology contracts.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [
    { path: 'desk/contracts', ...page(() => import('../../pages/contract/list/index.js'), 'contract') },
    { path: 'desk/contracts/new', ...page(() => import('../../pages/contract/new/index.js'), 'contract') },
    { path: 'desk/contracts/:id', ...page(() => import('../../pages/contract/record/index.js'), 'contract') },
    { path: 'desk/contracts/:id/edit', ...page(() => import('../../pages/contract/form/index.js'), 'contract') },
  ],
  nav: [{ group: 'trade', order: 6, word: 'contracts', to: '/desk/contracts', permissions: ['contract.read'] }],
};
