// The notification centre: by day, newest first; the bell's live stream keeps it current.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { unreadCountQuery } from '../../../api/queries/notifications-count.js';
import { notificationsQuery, type Notification } from '../../../api/queries/notifications.js';
import { useSession } from '../../../app/session.js';
import { subjectTo } from '../../../app/subject-to.js';
import { useReading } from '../../../app/useReading.js';
import { Button } from '../../../ui/button/Button.js';
import { dateWords, daysUntil } from '../../../ui/dates.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { NotificationRow } from '../../../ui/notification/NotificationRow.js';
import { Empty } from '../../../ui/states/Empty.js';
import { ActionProblem, Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Switcher } from '../../../ui/Switcher.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from './page.module.css';

export default function NotificationsPage() {
  const { t } = useTranslation();
  usePageTitle(t('notification.title'));
  const [params, setParams] = useSearchParams();
  const isUnreadOnly = params.get('tab') === 'unread';
  const query = useInfiniteQuery(notificationsQuery(isUnreadOnly));
  const unread = useQuery(unreadCountQuery).data?.unread ?? 0;
  const { one, all } = useReading();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t('notification.title')}</h1>
        <Button isBusy={all.isPending} disabled={unread === 0} onClick={() => all.mutate()}>
          {t('notification.readAll')}
        </Button>
      </header>
      <div>
        <Switcher
          label={t('notification.which')}
          value={isUnreadOnly ? 'unread' : 'all'}
          options={[
            { value: 'all', label: t('notification.all') },
            { value: 'unread', label: `${t('notification.unread')} ${unread}` },
          ]}
          onChange={(tab) => setParams(tab === 'unread' ? { tab } : {}, { preventScrollReset: true })}
        />
      </div>
      {(one.isError || all.isError) && <ActionProblem error={one.error ?? all.error} />}
      {query.isError && rows.length === 0 ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton rows={6} rowHeight={73} />
      ) : rows.length === 0 ? (
        <Empty title={t(isUnreadOnly ? 'notification.noneUnread' : 'notification.none')}>
          {t('notification.noneText')}
        </Empty>
      ) : (
        <Days rows={rows} onRead={(id) => one.mutate(id)} />
      )}
      {query.hasNextPage && (
        <div>
          <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.list.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Rows of one calendar day in Shanghai, in the order they came. */
function byDay(rows: readonly Notification[]): [day: string, rows: Notification[]][] {
  const days = new Map<string, Notification[]>();
  for (const row of rows) {
    const day = dateWords(row.occurredAt, 'column');
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days];
}

function Days({ rows, onRead }: { rows: readonly Notification[]; onRead: (id: string) => void }) {
  const { may } = useSession();
  return (
    <>
      {byDay(rows).map(([day, group]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className={css.day}>
            <Day day={day} />
          </h2>
          <ul>
            {group.map((row) => (
              <li key={row.id}>
                <NotificationRow notification={row} to={subjectTo(row, may)} onRead={() => onRead(row.id)} isInDay />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Day({ day }: { day: string }) {
  const { t } = useTranslation();
  const past = -daysUntil(day);
  if (past === 0) return <>{t('notification.today')}</>;
  if (past === 1) return <>{t('notification.yesterday')}</>;
  return <DateText at={day} />;
}
