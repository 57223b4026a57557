// Routes and menu entries of the register of brokers.
import { ApplicationCount } from '../../pages/broker/ApplicationCount.js';
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  public: [
    { path: 'brokers', ...page(() => import('../../pages/broker/register/index.js'), 'broker') },
    { path: 'brokers/:id', ...page(() => import('../../pages/broker/profile/index.js'), 'broker') },
  ],
  desk: [
    { path: 'desk/broker', ...page(() => import('../../pages/broker/own/index.js'), 'broker') },
    { path: 'desk/broker-applications', ...page(() => import('../../pages/broker/applications/index.js'), 'broker') },
  ],
  publicNav: [{ order: 3, word: 'brokers', to: '/brokers' }],
  nav: [
    { group: 'trade', order: 8, word: 'brokerDesk', to: '/desk/broker', permissions: ['broker.apply'] },
    {
      group: 'admin',
      order: 2,
      word: 'brokerApplications',
      to: '/desk/broker-applications',
      permissions: ['broker.confirm'],
      Count: ApplicationCount,
    },
  ],
};
