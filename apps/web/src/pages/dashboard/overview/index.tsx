// 领导驾驶舱: contract value of a plan period against its target; every figure opens the contracts behind it.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { dashboardQuery } from '../../../api/queries/dashboard.js';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { VerifyLedger } from '../../../app/VerifyLedger.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { AsOf } from '../../../ui/figures/AsOf.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Tag } from '../../../ui/status/Tag.js';
import { Switcher } from '../../../ui/Switcher.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { ConcentrationCard } from './ConcentrationCard.js';
import { CutsCard } from './CutsCard.js';
import { DirectionCard } from './DirectionCard.js';
import { FlowCard } from './FlowCard.js';
import { ForecastCard } from './ForecastCard.js';
import { GoalCard } from './GoalCard.js';
import { PaceCard } from './PaceCard.js';
import css from './page.module.css';
import { ProcessCards } from './ProcessCards.js';
import { TargetButton } from './TargetButton.js';
import { TimeCard } from './TimeCard.js';
import { TypesCard } from './TypesCard.js';

export default function DashboardPage() {
  return (
    <Allowed permission="dashboard.read">
      <Overview />
    </Allowed>
  );
}

function Overview() {
  const { t } = useTranslation();
  usePageTitle(t('dashboard.title'));
  const [params, setParams] = useSearchParams();
  const wanted = params.get('period') ?? undefined;
  const query = useQuery({ ...dashboardQuery(wanted), placeholderData: keepPreviousData });
  const onPeriod = (period: string) => setParams({ period }, { preventScrollReset: true });
  return (
    <div className={css.page}>
      {query.data && <Figures view={query.data} isStale={query.isPlaceholderData} onPeriod={onPeriod} />}
      {!query.data && <h1>{t('dashboard.title')}</h1>}
      {query.isPending && <Skeleton rows={4} rowHeight={180} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.isError && !query.data && wanted && (
        <p>
          <Link to="/desk/dashboard">{t('dashboard.currentPeriod')}</Link>
        </p>
      )}
    </div>
  );
}

interface FiguresProps {
  view: Dashboard;
  isStale: boolean;
  onPeriod: (code: string) => void;
}

function Figures({ view, isStale, onPeriod }: FiguresProps) {
  const { t } = useTranslation();
  const { period, proof, scope } = view;
  const years = `${period.startsOn.slice(0, 4)}–${period.endsOn.slice(0, 4)}`;
  return (
    <>
      <header className={css.head}>
        <div className={css.words}>
          <h1>{t('dashboard.title')}</h1>
          <p className="meta">
            {t('dashboard.period', { name: period.name, years })} · {t('dashboard.scope', { scope: scope.label })}
            {view.goal && period.isDemo && (
              <>
                {' '}
                <Tag>{t('dashboard.demoTarget')}</Tag>
              </>
            )}
          </p>
          <div className={css.proof}>
            <AsOf at={proof.asOf} seq={proof.ledgerSeq} />
            <VerifyLedger isInline label={t('common.asOf.verify')} seq={proof.ledgerSeq} />
          </div>
        </div>
        <div className={`${css.tools} no-print`}>
          <Switcher
            label={t('dashboard.choosePeriod')}
            value={period.code}
            options={view.periods.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={onPeriod}
          />
          <TargetButton view={view} />
          <ButtonLink to={`/desk/dashboard/sheet?period=${encodeURIComponent(period.code)}`}>
            {t('dashboard.sheet.act')}
          </ButtonLink>
          <PrintButton />
        </div>
      </header>
      <div className={`${css.grid} ${isStale ? css.stale : ''}`}>
        <GoalCard view={view} />
        <PaceCard view={view} />
        <ForecastCard view={view} />
        <TimeCard view={view} />
        <CutsCard view={view} />
        <TypesCard view={view} />
        <ConcentrationCard period={period.code} />
        <DirectionCard view={view} />
        <FlowCard view={view} />
        <ProcessCards period={period.code} />
      </div>
      <p className="meta">{t(`dashboard.metricNote.${view.metric}`)}</p>
      <PrintSheet proofUrl={`${window.location.origin}/api/ledger/head`} />
    </>
  );
}
