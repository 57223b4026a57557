// Notifications: a bell with the number of unread ones, kept current by the live stream.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listen } from '../api/live.js';
import { unreadCountQuery } from '../api/queries/notifications-count.js';
import { Icon } from '../ui/Icon.js';
import css from './shell.module.css';

/** What may have changed when a notification comes, besides the notifications. */
const TOLD_OF = [['notification'], ['saved-search'], ['follow']];

export function Bell() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { data } = useQuery(unreadCountQuery);
  useEffect(
    () =>
      listen(({ event, data: body }) => {
        if (event === 'unread') cache.setQueryData(unreadCountQuery.queryKey, body as { unread: number });
        else if (event === 'notification') for (const queryKey of TOLD_OF) void cache.invalidateQueries({ queryKey });
      }),
    [cache],
  );
  const unread = data?.unread ?? 0;
  const shown = unread > 99 ? '99+' : unread;
  return (
    <Link to="/desk/notifications" className={css.iconButton} aria-label={t('common.nav.bell', { n: shown })}>
      <Icon name="bell" />
      {unread > 0 && (
        <span className={css.unread} aria-hidden="true">
          {shown}
        </span>
      )}
    </Link>
  );
}
