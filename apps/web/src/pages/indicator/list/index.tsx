// 规划指标: every indicator of a plan period with target, the platform's value beside the reported one, and progress.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { indicatorsQuery, type IndicatorCard, type IndicatorList } from '../../../api/queries/planning.js';
import { Allowed } from '../../../app/Allowed.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Switcher } from '../../../ui/Switcher.js';
import { DataTable, TwoLines, type Column } from '../../../ui/table/DataTable.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from '../../planning/planning.module.css';
import { ProgressCell, ReportedCell, SystemCell, TargetCell } from '../Reading.js';
import { AddIndicatorButton } from './AddIndicatorButton.js';

export default function IndicatorsPage() {
  return (
    <Allowed permission="indicator.read">
      <Indicators />
    </Allowed>
  );
}

function Indicators() {
  const { t } = useTranslation();
  usePageTitle(t('indicator.title'));
  const [params, setParams] = useSearchParams();
  const wanted = params.get('period') ?? undefined;
  const query = useQuery({ ...indicatorsQuery(wanted), placeholderData: keepPreviousData });
  return (
    <div className={css.page}>
      {query.data ? (
        <Loaded list={query.data} onPeriod={(period) => setParams({ period }, { preventScrollReset: true })} />
      ) : (
        <h1>{t('indicator.title')}</h1>
      )}
      {query.isPending && <Skeleton rows={8} rowHeight={64} />}
      {query.isError && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
    </div>
  );
}

function Loaded({ list, onPeriod }: { list: IndicatorList; onPeriod: (code: string) => void }) {
  const { t } = useTranslation();
  const columns = useColumns(list.period.code);
  return (
    <>
      <header className={css.head}>
        <div className={css.words}>
          <h1>{t('indicator.title')}</h1>
          <p className="meta">{t('indicator.lead', { name: list.period.name, scope: list.scope.label })}</p>
        </div>
        <div className={`${css.tools} no-print`}>
          <Switcher
            label={t('indicator.period')}
            value={list.period.code}
            options={list.periods.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={onPeriod}
          />
          <ButtonLink to="/desk/indicators/compare">{t('indicator.compare.open')}</ButtonLink>
          <AddIndicatorButton can={list.can} />
          <PrintButton />
        </div>
      </header>
      {list.items.length === 0 ? (
        <Empty title={t('indicator.none')} />
      ) : (
        <DataTable
          columns={columns}
          rows={list.items}
          rowKey={(row) => row.code}
          caption={t('indicator.caption')}
          label={t('indicator.title')}
          card={(row) => <Card row={row} period={list.period.code} />}
        />
      )}
      <PrintSheet />
    </>
  );
}

const recordOf = (row: IndicatorCard, period: string) => `/desk/indicators/${row.code}?period=${period}`;

function useColumns(period: string): readonly Column<IndicatorCard>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('indicator.name'),
        width: '24%',
        cell: (row) => (
          <TwoLines first={<Link to={recordOf(row, period)}>{row.name}</Link>} second={row.owner?.name ?? row.source} />
        ),
      },
      { key: 'target', title: t('indicator.target'), cell: (row) => <TargetCell of={row} reading={row.reading} /> },
      { key: 'system', title: t('indicator.system'), cell: (row) => <SystemCell of={row} reading={row.reading} /> },
      {
        key: 'reported',
        title: t('indicator.reported'),
        cell: (row) => <ReportedCell of={row} reading={row.reading} />,
      },
      {
        key: 'progress',
        title: t('indicator.progress'),
        width: '20%',
        cell: (row) => <ProgressCell of={row} reading={row.reading} />,
      },
    ],
    [t, period],
  );
}

function Card({ row, period }: { row: IndicatorCard; period: string }) {
  const { t } = useTranslation();
  return (
    <div className={css.card}>
      <Link to={recordOf(row, period)}>{row.name}</Link>
      <div className={css.line}>
        <span className="meta">{t('indicator.target')}</span>
        <TargetCell of={row} reading={row.reading} />
      </div>
      <div className={css.line}>
        <span className="meta">{t('indicator.system')}</span>
        <SystemCell of={row} reading={row.reading} />
      </div>
      <div className={css.line}>
        <span className="meta">{t('indicator.reported')}</span>
        <ReportedCell of={row} reading={row.reading} />
      </div>
      {row.reading.progress !== null && <ProgressCell of={row} reading={row.reading} />}
    </div>
  );
}
