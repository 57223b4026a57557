// Routes and menu entries of the home page.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  public: [{ index: true, ...page(() => import('../../pages/home/index.js'), 'home') }],
};
