// Routes and menu entries of what the operator tunes in the search.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [{ path: 'desk/operator/words', ...page(() => import('../../pages/operator/words/index.js'), 'words') }],
  nav: [{ group: 'admin', order: 7, word: 'searchWords', to: '/desk/operator/words', permissions: ['search.tune'] }],
};
