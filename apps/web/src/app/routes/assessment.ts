// Routes and menu entries of the yearly assessment.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [
    {
      path: 'desk/assessments',
      ...page(() => import('../../pages/assessment/table/index.js'), 'assessment', 'indicator'),
    },
    {
      path: 'desk/assessments/:id',
      ...page(() => import('../../pages/assessment/record/index.js'), 'assessment', 'indicator'),
    },
  ],
  nav: [
    { group: 'statistics', order: 4, word: 'assessments', to: '/desk/assessments', permissions: ['assessment.read'] },
  ],
};
