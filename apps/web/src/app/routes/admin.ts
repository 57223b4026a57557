// Routes and menu entries of organisations, members and users.
import { MemberCount, OrganisationCount } from '../../pages/admin/MemberCount.js';
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [
    { path: 'desk/organisations', ...page(() => import('../../pages/admin/organisations/index.js'), 'organisation') },
    {
      path: 'desk/organisations/:id',
      ...page(() => import('../../pages/admin/organisation/index.js'), 'organisation'),
    },
    { path: 'desk/members', ...page(() => import('../../pages/admin/members/index.js'), 'organisation') },
    { path: 'desk/users', ...page(() => import('../../pages/admin/users/index.js'), 'organisation') },
  ],
  nav: [
    {
      group: 'admin',
      order: 1,
      word: 'organisations',
      to: '/desk/organisations',
      permissions: ['organisation.review'],
      Count: OrganisationCount,
    },
    { group: 'admin', order: 3, word: 'users', to: '/desk/users', permissions: ['user.manage'] },
    {
      group: 'admin',
      order: 9,
      word: 'members',
      to: '/desk/members',
      permissions: ['membership.manage'],
      Count: MemberCount,
    },
  ],
};
