// Routes and menu entries of the notification centre.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  desk: [
    { path: 'desk/notifications', ...page(() => import('../../pages/notification/centre/index.js'), 'notification') },
  ],
};
