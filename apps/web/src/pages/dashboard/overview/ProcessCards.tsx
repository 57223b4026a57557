// The two cards that rest on the process figures, asked for once.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { processQuery } from '../../../api/queries/dashboard.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { FunnelCard } from './FunnelCard.js';
import { Card } from './parts.js';
import { ServiceCard } from './ServiceCard.js';

export function ProcessCards({ period }: { period: string }) {
  const { t } = useTranslation();
  const query = useQuery(processQuery(period));
  if (query.data) {
    return (
      <>
        <FunnelCard figures={query.data} />
        <ServiceCard figures={query.data} />
      </>
    );
  }
  return (
    <Card title={t('dashboard.funnel.title')} area="funnel">
      {query.isError ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton rows={5} rowHeight={36} />
      )}
    </Card>
  );
}
