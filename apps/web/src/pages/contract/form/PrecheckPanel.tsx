// The server's pre-check of the stored draft, run again after every save, with ways back to the fields.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { precheckQuery } from '../../../api/queries/contracts.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import type { Visit } from '../../../ui/form/FormPage.js';
import { PrecheckList } from '../../../ui/contract/PrecheckList.js';
import { PrecheckSummary } from '../../../ui/contract/PrecheckSummary.js';
import { Section } from '../../../ui/record/Section.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';

interface PrecheckPanelProps {
  id: string;
  /** Changes with every save. */
  version: string;
  onVisit: Visit;
}

export function PrecheckPanel({ id, version, onVisit }: PrecheckPanelProps) {
  const { t } = useTranslation();
  const groundOf = useCodeLabel('refusalGround');
  const query = useQuery({ ...precheckQuery(id, version), placeholderData: keepPreviousData });
  return (
    <Section
      title={t('contract.precheck.title')}
      isCard
      aside={query.data && <PrecheckSummary blocking={query.data.blocking} warnings={query.data.warnings} />}
    >
      <p className="meta">{t('contract.precheck.lead')}</p>
      {query.data && <PrecheckList precheck={query.data} groundOf={groundOf} onVisit={onVisit} />}
      {query.isPending && <Skeleton rows={3} rowHeight={64} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
    </Section>
  );
}
