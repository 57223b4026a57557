// The contracts behind a figure: all ledger entries in it, which add up to it to the fen.
import { DRILL_DIMENSIONS } from '@libs/dashboard/src/dashboard.schema.js';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { drillFile, drillQuery, type DrillView } from '../../../api/queries/dashboard.js';
import type { Drill, DrillRow } from '../../../api/queries/registry-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { VerifyLedger } from '../../../app/VerifyLedger.js';
import { useSession } from '../../../app/session.js';
import { Button, ButtonLink } from '../../../ui/button/Button.js';
import { todayInShanghai } from '../../../ui/dates.js';
import { ExportMenu } from '../../../ui/list/ExportMenu.js';
import { AsOf } from '../../../ui/figures/AsOf.js';
import { Money } from '../../../ui/figures/Money.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordView } from '../../../ui/record/RecordPage.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Status } from '../../../ui/status/Status.js';
import { DataTable } from '../../../ui/table/DataTable.js';
import { whyTo } from '../drill-link.js';
import { DrillCard, useColumns } from './rows.js';
import css from './page.module.css';

function readView(params: URLSearchParams): DrillView {
  const dimension = DRILL_DIMENSIONS.find((each) => each === params.get('dimension'));
  const text = (name: string) => params.get(name) ?? undefined;
  const isCut = dimension !== undefined && dimension !== 'all' && params.get('code');
  return {
    period: text('period'),
    ...(isCut ? { dimension, code: text('code') } : {}),
    year: text('year'),
    quarter: text('quarter'),
    month: text('month'),
  };
}

export default function DrillPage() {
  return (
    <Allowed permission="dashboard.drill">
      <Behind />
    </Allowed>
  );
}

function Behind() {
  const [params] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const query = useInfiniteQuery(drillQuery(view));
  const first = query.data?.pages[0];
  if (query.isError && !first) return <Problem error={query.error} onRetry={() => void query.refetch()} isPage />;
  if (!first) return <Skeleton rows={8} rowHeight={53} />;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Figure
      view={view}
      first={first}
      rows={rows}
      more={
        query.hasNextPage ? { isBusy: query.isFetchingNextPage, load: () => void query.fetchNextPage() } : undefined
      }
    />
  );
}

interface FigureProps {
  view: DrillView;
  first: Drill;
  rows: readonly DrillRow[];
  more: { isBusy: boolean; load: () => void } | undefined;
}

function Figure({ view, first, rows, more }: FigureProps) {
  const { t } = useTranslation();
  const columns = useColumns();
  const { may } = useSession();
  const { sums, proof } = first;
  const dimension = DRILL_DIMENSIONS.find((each) => each === view.dimension) ?? 'all';
  const why = may('period.read') ? whyTo(dimension, view.code, todayInShanghai()) : undefined;
  const back = view.period ? `/desk/dashboard?period=${encodeURIComponent(view.period)}` : '/desk/dashboard';
  return (
    <RecordView
      frame={{
        crumbs: [{ label: t('dashboard.title'), to: back }, { label: t('dashboard.drill.crumb') }],
        title: first.title,
        facts: [
          <span key="count">{t('dashboard.nContracts', { n: sums.count.toLocaleString('en-US') })}</span>,
          <span key="total">
            {t('dashboard.metric.TOTAL')} <strong>{<Money fen={sums.totalFen} unit="yi" />}</strong>{' '}
            <span className="meta">
              <Money fen={sums.totalFen} unit="yuan" />
            </span>
          </span>,
          <span key="technical">
            {t('dashboard.metric.TECHNICAL')} <strong>{<Money fen={sums.technicalFen} unit="yi" />}</strong>
          </span>,
        ],
        tools: (
          <>
            {why && <ButtonLink to={why}>{t('dashboard.drill.why')}</ButtonLink>}
            <ExportMenu title={first.title.replaceAll(' · ', '-')} file={(format) => drillFile(view, format)} />
            <VerifyLedger label={t('ledger.verify.act')} seq={proof.ledgerSeq} />
            <PrintButton />
          </>
        ),
        main: (
          <div className={css.main}>
            <AsOf at={proof.asOf} seq={proof.ledgerSeq} />
            {rows.length === 0 ? (
              <Empty title={t('dashboard.nothing')} act={<Link to={back}>{t('dashboard.drill.back')}</Link>} />
            ) : (
              <DataTable
                columns={columns}
                rows={rows}
                rowKey={(row) => row.seq}
                card={(row) => <DrillCard row={row} />}
                caption={t('dashboard.drill.caption')}
                label={first.title}
              />
            )}
            {rows.length > 0 && <Sum first={first} rows={rows} isWhole={more === undefined} />}
            {more && (
              <div className={css.more}>
                <Button isBusy={more.isBusy} onClick={more.load}>
                  {t('common.list.more')}
                </Button>
              </div>
            )}
            <PrintSheet proofUrl={`${window.location.origin}/api/ledger/head`} />
          </div>
        ),
      }}
    />
  );
}

/** Adds the rows on the screen and compares with the figure that was opened. */
function Sum({ first, rows, isWhole }: { first: Drill; rows: readonly DrillRow[]; isWhole: boolean }) {
  const { t } = useTranslation();
  const sum = rows.reduce((total, row) => total + BigInt(row.totalFen), 0n);
  const isEqual = sum === BigInt(first.sums.totalFen);
  return (
    <p className={css.sum} role="status">
      {t('dashboard.drill.sum', { n: rows.length })} <Money fen={sum.toString()} unit="yuan" />
      {isWhole && (
        <Status tone={isEqual ? 'success' : 'error'}>
          {t(isEqual ? 'dashboard.drill.equal' : 'dashboard.drill.unequal')}
        </Status>
      )}
    </p>
  );
}
