// Routes and menu entries of the registry desk.
import { RegistryCount } from '../../pages/registry/RegistryCount.js';
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [
    { path: 'desk/registry', ...page(() => import('../../pages/registry/desk/index.js'), 'registry', 'contract') },
  ],
  nav: [
    {
      group: 'registry',
      order: 1,
      word: 'registry',
      to: '/desk/registry',
      permissions: ['contract.desk'],
      Count: RegistryCount,
    },
  ],
};
