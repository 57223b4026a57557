// One's own entry in the register: apply, see where it stands, edit, pause and resume.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ownBrokerQuery } from '../../../api/queries/brokers.js';
import { Allowed } from '../../../app/Allowed.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { EntryForm } from './EntryForm.js';
import { OwnEntry } from './OwnEntry.js';
import css from '../broker.module.css';

export default function OwnBrokerPage() {
  return (
    <Allowed permission="broker.apply">
      <OwnBroker />
    </Allowed>
  );
}

function OwnBroker() {
  const { t } = useTranslation();
  usePageTitle(t('broker.own.title'));
  const query = useQuery(ownBrokerQuery);
  if (query.isError && query.data === undefined) {
    return <Problem error={query.error} onRetry={() => void query.refetch()} isPage />;
  }
  if (query.data === undefined) return <Skeleton rows={4} rowHeight={96} />;
  if (query.data) return <OwnEntry broker={query.data} />;
  return (
    <div className={`${css.page} ${css.narrow}`}>
      <div>
        <h1>{t('broker.own.applyTitle')}</h1>
        <p className={css.lead}>{t('broker.own.applyLead')}</p>
      </div>
      <EntryForm />
    </div>
  );
}
