// Routes and menu entries of the desk that a person lands on after signing in.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [{ path: 'desk', ...page(() => import('../../pages/desk/home/index.js'), 'desk', 'notification') }],
  nav: [{ group: 'trade', order: 0, word: 'myDesk', to: '/desk', permissions: [] }],
};
