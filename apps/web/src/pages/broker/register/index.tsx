// The public register of technology brokers, one choice per filter. Newest entry first; nobody can pay for a place.
import { useTranslation } from 'react-i18next';
import { BROKER_LEVELS, brokerRegister } from '../../../api/queries/brokers.js';
import { useCodes } from '../../../api/queries/reference.js';
import { useSession } from '../../../app/session.js';
import { Button, ButtonLink } from '../../../ui/button/Button.js';
import { useListQuery } from '../../../ui/list/useListQuery.js';
import { useView } from '../../../ui/list/useView.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { BrokerRow } from './BrokerRow.js';
import css from './page.module.css';

const RULES = { fields: ['field', 'base', 'level'], sorts: [] };

export default function BrokerRegisterPage() {
  const { t } = useTranslation();
  usePageTitle(t('broker.register.title'));
  const { may } = useSession();
  const { view, show } = useView(RULES);
  const { query, rows } = useListQuery(brokerRegister, view);
  const isFiltered = Object.keys(view.filters).length > 0;
  const choose = (field: string, code: string) => {
    const { [field]: _dropped, ...others } = view.filters;
    show({ ...view, filters: code ? { ...others, [field]: [code] } : others });
  };
  const filters = [
    { field: 'field', label: t('broker.register.field'), options: useCodes('techArea') },
    { field: 'base', label: t('broker.register.base'), options: useCodes('base') },
    {
      field: 'level',
      label: t('broker.register.level'),
      options: BROKER_LEVELS.map((level) => ({ value: level, label: t(`enum.brokerLevel.${level}`) })),
    },
  ];
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{t('broker.register.title')}</h1>
          <p className={css.lead}>{t('broker.register.lead')}</p>
        </div>
        {may('broker.apply') && <ButtonLink to="/desk/broker">{t('broker.register.mine')}</ButtonLink>}
      </header>
      <div className={css.filters}>
        {filters.map(({ field, label, options }) => (
          <label key={field} className={css.filter}>
            <span>{label}</span>
            <select
              className={css.select}
              value={view.filters[field]?.[0] ?? ''}
              onChange={(event) => choose(field, event.target.value)}
            >
              <option value="">{t('broker.register.any')}</option>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
        ))}
        {isFiltered && (
          <Button intent="text" onClick={() => show({ ...view, filters: {} })}>
            {t('common.list.dropFilters')}
          </Button>
        )}
      </div>
      {query.isError && rows.length === 0 ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton rows={6} rowHeight={88} />
      ) : rows.length === 0 ? (
        <Empty title={isFiltered ? t('common.list.noHits') : t('broker.register.empty')} />
      ) : (
        <ul className={query.isPlaceholderData ? css.stale : undefined} aria-label={t('broker.register.title')}>
          {rows.map((row) => (
            <li key={row.id}>
              <BrokerRow broker={row} />
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className={css.more}>
          <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.list.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
