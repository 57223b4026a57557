// Notifications: a bell with the number of unread ones; reads the count every half minute and on focus.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { unreadCountQuery } from '../api/queries/notifications-count.js';
import { Icon } from '../ui/Icon.js';
import css from './shell.module.css';

export function Bell() {
  const { t } = useTranslation();
  const { data } = useQuery(unreadCountQuery);
  const unread = data?.unread ?? 0;
  return (
    <Link to="/desk/notifications" className={css.iconButton} aria-label={t('common.nav.bell', { n: unread })}>
      <Icon name="bell" />
      {unread > 0 && (
        <span className={css.unread} aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
