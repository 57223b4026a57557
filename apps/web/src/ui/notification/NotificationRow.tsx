// One notification: unread mark, what happened, when. Following it marks it as read.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateText } from '../figures/DateText.js';
import css from './notification.module.css';

interface NotificationRowProps {
  notification: { title: string; body: string; occurredAt: string; readAt: string | null };
  to: string | undefined;
  onRead: () => void;
  /** The time of day only: the day is the heading. */
  isInDay?: boolean;
}

export function NotificationRow({ notification, to, onRead, isInDay }: NotificationRowProps) {
  const { t } = useTranslation();
  const { title, body, occurredAt, readAt } = notification;
  const isUnread = readAt === null;
  const words = (
    <>
      <span className={css.title}>
        {isUnread && (
          <>
            <span className={css.dot} aria-hidden="true" />
            <span className="visually-hidden">{t('notification.unreadMark')}</span>
          </>
        )}
        {title}
      </span>
      <span className={css.body}>{body}</span>
    </>
  );
  return (
    <div className={`${css.row} ${isInDay ? css.wide : ''} ${isUnread ? css.unread : ''}`}>
      {to ? (
        <Link to={to} className={css.words} onClick={isUnread ? onRead : undefined}>
          {words}
        </Link>
      ) : (
        <div className={css.words}>{words}</div>
      )}
      <div className={css.end}>
        <span className="meta">
          <DateText at={occurredAt} as={isInDay ? 'minute' : 'relative'} />
        </span>
        {isInDay && isUnread && (
          <button type="button" className={css.read} onClick={onRead}>
            {t('notification.read')}
            <span className="visually-hidden">{t('common.after', { text: title })}</span>
          </button>
        )}
      </div>
    </div>
  );
}
