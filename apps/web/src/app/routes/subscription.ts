// Routes and menu entries of subscriptions: saved searches and what one follows.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [
    { path: 'desk/subscriptions', ...page(() => import('../../pages/subscription/desk/index.js'), 'subscription') },
  ],
  nav: [
    { group: 'trade', order: 9, word: 'subscriptions', to: '/desk/subscriptions', permissions: ['subscription.keep'] },
  ],
};
