// One page of paper for a meeting, A4 across: goal, pace, key cuts, and a footnote that says what was counted and when.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { cutsQuery, dashboardQuery, processQuery } from '../../../api/queries/dashboard.js';
import type { Cuts, ProcessFigures } from '../../../api/queries/figure-types.js';
import type { Dashboard } from '../../../api/queries/registry-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { Gauge } from '../../../ui/figures/Gauge.js';
import { Money } from '../../../ui/figures/Money.js';
import { dateWords } from '../../../ui/dates.js';
import { moneyDigits } from '../../../ui/money.js';
import { PrintButton } from '../../../ui/record/PrintSheet.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { Facts, Forecasts, Top, Years } from './blocks.js';
import { PaceLine } from './PaceLine.js';
import css from './page.module.css';

export default function SheetPage() {
  return (
    <Allowed permission="dashboard.read">
      <Asked />
    </Allowed>
  );
}

function Asked() {
  const { t } = useTranslation();
  usePageTitle(t('dashboard.sheet.title'));
  const [params] = useSearchParams();
  const period = params.get('period') ?? undefined;
  const figures = useQuery(dashboardQuery(period));
  const cuts = useQuery(cutsQuery({ period }));
  const code = figures.data?.period.code;
  const process = useQuery({ ...processQuery(code ?? ''), enabled: code !== undefined });
  const failed = [figures, cuts, process].find((query) => query.isError && !query.data);
  if (failed) return <Problem error={failed.error} onRetry={() => void failed.refetch()} isPage />;
  if (!figures.data || !cuts.data || !process.data) {
    return (
      <>
        <h1>{t('dashboard.sheet.title')}</h1>
        <Skeleton rows={6} rowHeight={80} />
      </>
    );
  }
  return <Sheet view={figures.data} cuts={cuts.data} process={process.data} />;
}

function Sheet({ view, cuts, process }: { view: Dashboard; cuts: Cuts; process: ProcessFigures }) {
  const { t } = useTranslation();
  const { period, goal, sums, time, metric, proof } = view;
  const reached = metric === 'TECHNICAL' ? sums.technicalFen : sums.totalFen;
  const yi = (fen: string) => moneyDigits(fen, { unit: 'yi' });
  const done = `${((goal?.progress ?? 0) * 100).toFixed(1)}%`;
  const years = `${period.startsOn.slice(0, 4)}–${period.endsOn.slice(0, 4)}`;
  return (
    <div className={css.page}>
      <div className={`${css.tools} no-print`}>
        <ButtonLink to={`/desk/dashboard?period=${encodeURIComponent(period.code)}`}>
          {t('dashboard.drill.back')}
        </ButtonLink>
        <PrintButton />
      </div>
      <article className={css.sheet}>
        <header className={css.head}>
          <h1>{t('dashboard.sheet.heading', { name: period.name, years })}</h1>
          <p>{t('dashboard.scope', { scope: view.scope.label })}</p>
        </header>
        <section className={css.goal}>
          {goal ? (
            <Gauge
              ratio={goal.progress}
              planRatio={time.isOver ? undefined : time.progress}
              label={t('dashboard.goal.label', { total: yi(reached), percent: done })}
              figure={<Money fen={reached} unit="yi" />}
              note={`${t('dashboard.goal.done')} ${done}`}
            />
          ) : (
            <p className={css.big}>
              <Money fen={reached} unit="yi" />
            </p>
          )}
          <Facts view={view} cuts={cuts} process={process} />
        </section>
        <section className={css.pace}>
          <h2>{t('dashboard.pace.title')}</h2>
          <PaceLine view={view} />
          <Years view={view} />
          <Forecasts view={view} />
        </section>
        <Top title={t('dashboard.cut.type')} cuts={cuts} dimension="type" />
        <Top title={t('dashboard.cut.techArea')} cuts={cuts} dimension="techArea" />
        <Top title={t('dashboard.cut.township')} cuts={cuts} dimension="township" note={t('dashboard.sheet.noSum')} />
        <Top
          title={t('dashboard.direction.title')}
          cuts={cuts}
          dimension="direction"
          note={t('dashboard.sheet.noSum')}
        />
        <footer className={css.foot}>
          <p>
            {t(`dashboard.metricNote.${metric}`)} {t('dashboard.sheet.definitions')}
          </p>
          <p>
            {t('dashboard.sheet.asOf', {
              at: dateWords(proof.asOf, 'minute'),
              seq: Number(proof.ledgerSeq).toLocaleString('en-US'),
              hash: proof.chainHash.slice(0, 16),
            })}{' '}
            {period.isDemo && t('dashboard.demoTarget')}
          </p>
        </footer>
      </article>
    </div>
  );
}
