// One's own notifications: list, read one, read all.
import type * as notification from '@libs/notification/src/notification.schema.js';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, keyed, take } from '../client.js';
import type { Wire } from '../wire.js';

export type Notification = Wire<notification.NotificationView>;
export type NotificationPage = Wire<notification.NotificationPage>;
export type Unread = notification.UnreadCount;

export const notificationsQuery = (isUnreadOnly: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notification', 'list', { isUnreadOnly }],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: 30, cursor: pageParam, unread: isUnreadOnly ? 'true' : undefined };
      return take<NotificationPage>(api.GET('/api/notifications', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchOnWindowFocus: true,
  });

/** The latest few, for the desk. */
export const latestNotificationsQuery = queryOptions({
  queryKey: ['notification', 'list', 'latest'],
  queryFn: ({ signal }) =>
    take<NotificationPage>(api.GET('/api/notifications', { params: { query: { limit: 6 } }, signal })),
});

export const readNotification = (id: string) =>
  take<Unread>(api.POST(`/api/notifications/${id}/read`, { params: { header: keyed() } }));

export const readAllNotifications = () =>
  take<Unread>(api.POST('/api/notifications/read-all', { params: { header: keyed() } }));
