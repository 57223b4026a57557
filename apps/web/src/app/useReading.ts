// Marks notifications as read: at once in the cache, taken back when the server refuses.
import { useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { unreadCountQuery } from '../api/queries/notifications-count.js';
import {
  readAllNotifications,
  readNotification,
  type NotificationPage,
  type Unread,
} from '../api/queries/notifications.js';

type Cached = InfiniteData<NotificationPage> | NotificationPage;

function marked(page: NotificationPage, id: string | null, now: string): NotificationPage {
  const items = page.items.map((each) =>
    each.readAt === null && (id === null || each.id === id) ? { ...each, readAt: now } : each,
  );
  return { ...page, items };
}

export function useReading() {
  const client = useQueryClient();
  const mark = (id: string | null) => {
    const now = new Date().toISOString();
    client.setQueriesData<Cached>({ queryKey: ['notification', 'list'] }, (cached) => {
      if (!cached) return cached;
      if ('pages' in cached) return { ...cached, pages: cached.pages.map((page) => marked(page, id, now)) };
      return marked(cached, id, now);
    });
  };
  const onSuccess = (unread: Unread) => client.setQueryData(unreadCountQuery.queryKey, unread);
  const onError = () => client.invalidateQueries({ queryKey: ['notification'] });
  const one = useMutation({ mutationFn: readNotification, onMutate: mark, onSuccess, onError });
  const all = useMutation({ mutationFn: readAllNotifications, onMutate: () => mark(null), onSuccess, onError });
  return { one, all };
}
