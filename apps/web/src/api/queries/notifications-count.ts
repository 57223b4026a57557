// The number on the bell. Kept apart from the notification pages because the shell needs it everywhere.
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../client.js';

export const unreadCountQuery = queryOptions({
  queryKey: ['notification', 'unread'],
  queryFn: () => take<{ unread: number }>(api.GET('/api/notifications/unread-count', {})),
  staleTime: 15_000,
  refetchOnWindowFocus: true,
});
