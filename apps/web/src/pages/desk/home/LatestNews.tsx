// The latest notifications beside the list of things to do.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { latestNotificationsQuery } from '../../../api/queries/notifications.js';
import { useSession } from '../../../app/session.js';
import { subjectTo } from '../../../app/subject-to.js';
import { useReading } from '../../../app/useReading.js';
import { NotificationRow } from '../../../ui/notification/NotificationRow.js';
import { Section } from '../../../ui/record/Section.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';

export function LatestNews() {
  const { t } = useTranslation();
  const { may } = useSession();
  const query = useQuery(latestNotificationsQuery);
  const { one } = useReading();
  return (
    <Section title={t('desk.news.title')} isCard aside={<Link to="/desk/notifications">{t('desk.all')}</Link>}>
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={4} rowHeight={73} />}
      {query.data?.items.length === 0 && <p className="meta">{t('desk.news.empty')}</p>}
      <ul>
        {query.data?.items.map((row) => (
          <li key={row.id}>
            <NotificationRow notification={row} to={subjectTo(row, may)} onRead={() => one.mutate(row.id)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
