// Routes and menu entries of the match centre, and of what the operator may tune in it.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [
    { path: 'desk/matches', ...page(() => import('../../pages/match/centre/index.js'), 'match') },
    { path: 'desk/operator/weights', ...page(() => import('../../pages/match/weights/index.js'), 'weights') },
    { path: 'desk/operator/exposure', ...page(() => import('../../pages/match/exposure/index.js'), 'weights') },
  ],
  nav: [
    { group: 'trade', order: 3, word: 'matches', to: '/desk/matches', permissions: ['match.read'] },
    { group: 'admin', order: 5, word: 'matchWeights', to: '/desk/operator/weights', permissions: ['match.tune'] },
    { group: 'admin', order: 6, word: 'matchExposure', to: '/desk/operator/exposure', permissions: ['match.tune'] },
  ],
};
