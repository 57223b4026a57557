// Routes and menu entries of the match centre.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [{ path: 'desk/matches', ...page(() => import('../../pages/match/centre/index.js'), 'match') }],
  nav: [{ group: 'trade', order: 3, word: 'matches', to: '/desk/matches', permissions: ['match.read'] }],
};
