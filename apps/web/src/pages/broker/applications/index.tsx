// The operator's queue of applications for the register of brokers.
import { useTranslation } from 'react-i18next';
import { brokerApplications } from '../../../api/queries/brokers.js';
import { Allowed } from '../../../app/Allowed.js';
import { Button } from '../../../ui/button/Button.js';
import { useListQuery } from '../../../ui/list/useListQuery.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { BrokerDecision } from '../BrokerDecision.js';
import { BrokerFacts } from '../BrokerFacts.js';
import css from '../broker.module.css';

const VIEW = { q: '', filters: {}, sort: '', id: null, tab: null };

export default function ApplicationsPage() {
  return (
    <Allowed permission="broker.confirm">
      <Applications />
    </Allowed>
  );
}

function Applications() {
  const { t } = useTranslation();
  usePageTitle(t('broker.applications.title'));
  const { query, rows } = useListQuery(brokerApplications, VIEW);
  return (
    <div className={css.page}>
      <div>
        <h1>{t('broker.applications.title')}</h1>
        <p className={css.lead}>{t('broker.applications.lead')}</p>
      </div>
      {query.isError && rows.length === 0 && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={3} rowHeight={160} />}
      {query.isSuccess && rows.length === 0 && <Empty title={t('broker.applications.empty')} />}
      <ul className={css.list}>
        {rows.map((broker) => (
          <li key={broker.id}>
            <article className={css.application}>
              <h2 className={`${css.name} ${css.wide}`}>{broker.name}</h2>
              <BrokerFacts broker={broker} />
              <p className={css.words}>{broker.bio}</p>
              <div className={css.wide}>
                <BrokerDecision broker={broker} />
              </div>
            </article>
          </li>
        ))}
      </ul>
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
