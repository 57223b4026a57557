// Routes and menu entries of deals: board, list, room.
import { DealCount } from '../../pages/deal/DealCount.js';
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [
    { path: 'desk/deals', ...page(() => import('../../pages/deal/board/index.js'), 'deal') },
    { path: 'desk/deals/list', ...page(() => import('../../pages/deal/list/index.js'), 'deal') },
    { path: 'desk/deals/:id', ...page(() => import('../../pages/deal/room/index.js'), 'deal', 'achievement') },
  ],
  nav: [{ group: 'trade', order: 4, word: 'deals', to: '/desk/deals', permissions: ['deal.read'], Count: DealCount }],
};
