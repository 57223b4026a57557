// 统计期间: what is closed, what can be closed, and where later changes are told.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { periodsQuery, type PeriodKind, type PeriodList, type PeriodRow } from '../../../api/queries/planning.js';
import { Allowed } from '../../../app/Allowed.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Status } from '../../../ui/status/Status.js';
import { Switcher } from '../../../ui/Switcher.js';
import { DataTable, TwoLines, type Column } from '../../../ui/table/DataTable.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from '../../planning/planning.module.css';
import { CloseButton } from './CloseButton.js';
import { OpenPlanButton } from './OpenPlanButton.js';

const KINDS = ['MONTH', 'QUARTER', 'YEAR', 'PLAN'] as const;

export default function PeriodsPage() {
  return (
    <Allowed permission="period.read">
      <Periods />
    </Allowed>
  );
}

function Periods() {
  const { t } = useTranslation();
  usePageTitle(t('period.title'));
  const query = useQuery(periodsQuery);
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div className={css.words}>
          <h1>{t('period.title')}</h1>
          <p className="meta">{t('period.lead')}</p>
        </div>
        <div className={`${css.tools} no-print`}>
          <ButtonLink to="/desk/statistics/differences">{t('period.differences.open')}</ButtonLink>
          <ButtonLink to="/desk/statistics/adjustments">{t('period.adjustments.open')}</ButtonLink>
          {query.data && <OpenPlanButton can={query.data.can} />}
        </div>
      </header>
      {query.isPending && <Skeleton rows={8} rowHeight={53} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Kinds list={query.data} />}
    </div>
  );
}

function Kinds({ list }: { list: PeriodList }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const kind: PeriodKind = KINDS.find((each) => each === params.get('kind')) ?? 'MONTH';
  const rows = list.items.filter((row) => row.kind === kind);
  const columns = useColumns();
  return (
    <>
      <div className={css.tools}>
        <Switcher
          label={t('period.kind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`period.kinds.${value}`) }))}
          onChange={(next) => setParams({ kind: next }, { preventScrollReset: true })}
        />
      </div>
      {rows.length === 0 ? (
        <Empty title={t('period.none')} />
      ) : (
        <DataTable
          columns={columns}
          rows={rows}
          rowKey={(row) => row.period}
          caption={t('period.caption')}
          label={t(`period.kinds.${kind}`)}
          card={(row) => (
            <div className={css.card}>
              {columns.map((column) => (
                <div key={column.key} className={css.line}>
                  <span className="meta">{column.title}</span>
                  {column.cell(row)}
                </div>
              ))}
            </div>
          )}
        />
      )}
    </>
  );
}

function useColumns(): readonly Column<PeriodRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'period',
        title: t('period.name'),
        width: '24%',
        cell: (row) => (
          <TwoLines
            first={
              row.snapshot ? <Link to={`/desk/statistics/periods/${row.snapshot.id}`}>{row.label}</Link> : row.label
            }
            second={`${row.startsOn} – ${row.endsOn}`}
          />
        ),
      },
      { key: 'state', title: t('period.state'), cell: (row) => <State row={row} /> },
      {
        key: 'cutoff',
        title: t('period.cutoff'),
        cell: (row) =>
          row.snapshot ? t('period.cutoffWords', { seq: Number(row.snapshot.cutoffSeq).toLocaleString('en-US') }) : '—',
      },
      {
        key: 'closed',
        title: t('period.closedBy'),
        cell: (row) =>
          row.snapshot ? (
            <TwoLines
              first={row.snapshot.closedBy?.name ?? '—'}
              second={<DateText at={row.snapshot.closedAt} as="minute" />}
            />
          ) : (
            '—'
          ),
      },
      { key: 'acts', title: t('period.acts'), cell: (row) => <CloseButton row={row} /> },
    ],
    [t],
  );
}

function State({ row }: { row: PeriodRow }) {
  const { t } = useTranslation();
  if (row.snapshot) return <Status tone="success">{t('period.closed')}</Status>;
  return row.isOver ? (
    <Status tone="warning">{t('period.ended')}</Status>
  ) : (
    <Status tone="info">{t('period.running')}</Status>
  );
}
