// Routes and menu entries of signing in, registering and claiming an organisation.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  public: [
    { path: 'sign-in', ...page(() => import('../../pages/account/sign-in/index.js'), 'account') },
    { path: 'register', ...page(() => import('../../pages/account/register/index.js'), 'account') },
  ],
  desk: [{ path: 'desk/organisation', ...page(() => import('../../pages/account/claim/index.js'), 'account') }],
};
