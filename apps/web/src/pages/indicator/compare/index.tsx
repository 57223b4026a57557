// Plan periods side by side: each indicator with its target and value in every period.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { comparisonQuery, type IndicatorComparison, type IndicatorReading } from '../../../api/queries/planning.js';
import { Allowed } from '../../../app/Allowed.js';
import { StatValue } from '../../../ui/figures/StatValue.js';
import { PrintButton, PrintSheet } from '../../../ui/record/PrintSheet.js';
import { RecordPage } from '../../../ui/record/RecordPage.js';
import { DataTable, TwoLines, type Column } from '../../../ui/table/DataTable.js';
import css from '../../planning/planning.module.css';

type Row = IndicatorComparison['items'][number];

export default function ComparePage() {
  return (
    <Allowed permission="indicator.read">
      <Compared />
    </Allowed>
  );
}

function Compared() {
  const { t } = useTranslation();
  const query = useQuery(comparisonQuery);
  return (
    <RecordPage query={query}>
      {(comparison) => ({
        crumbs: [{ label: t('indicator.title'), to: '/desk/indicators' }, { label: t('indicator.compare.open') }],
        title: t('indicator.compare.title'),
        facts: [t('indicator.scope', { scope: comparison.scope.label })],
        tools: <PrintButton />,
        main: (
          <>
            <Table comparison={comparison} />
            <p className="meta">{t('indicator.compare.note')}</p>
            <PrintSheet />
          </>
        ),
      })}
    </RecordPage>
  );
}

function Table({ comparison }: { comparison: IndicatorComparison }) {
  const { t } = useTranslation();
  const { periods, items } = comparison;
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        key: 'name',
        title: t('indicator.name'),
        width: '22%',
        cell: (row) => (
          <TwoLines first={<Link to={`/desk/indicators/${row.code}`}>{row.name}</Link>} second={row.unit} />
        ),
      },
      ...periods.map((period, at) => ({
        key: period.code,
        title: `${period.name} ${period.startsOn.slice(0, 4)}–${period.endsOn.slice(0, 4)}`,
        cell: (row: Row) => <Cell row={row} reading={row.readings[at]} />,
      })),
    ],
    [t, periods],
  );
  return (
    <DataTable
      columns={columns}
      rows={items}
      rowKey={(row) => row.code}
      caption={t('indicator.compare.caption')}
      label={t('indicator.compare.title')}
      card={(row) => (
        <div className={css.card}>
          <Link to={`/desk/indicators/${row.code}`}>{row.name}</Link>
          {periods.map((period, at) => (
            <div key={period.code} className={css.line}>
              <span className="meta">{period.name}</span>
              <Cell row={row} reading={row.readings[at]} />
            </div>
          ))}
        </div>
      )}
    />
  );
}

function Cell({ row, reading }: { row: Row; reading: IndicatorReading | undefined }) {
  const { t } = useTranslation();
  const { current, target, progress, system, reported } = reading ?? {};
  const metric = current?.basis === 'SYSTEM' ? system?.metric : reported?.metric;
  return (
    <TwoLines
      first={
        current ? (
          <>
            {metric && `${t(`indicator.metric.${metric}`)} `}
            <StatValue {...row} value={current.value} />
          </>
        ) : (
          <span className="meta">{t('indicator.noValue')}</span>
        )
      }
      second={
        target?.target ? (
          <>
            {t('indicator.target')} <StatValue {...row} value={target.target} />
            {progress !== null && progress !== undefined && ` · ${(Math.floor(progress * 1000) / 10).toFixed(1)}%`}
            {target.isDemo && ` · ${t('indicator.demo')}`}
          </>
        ) : (
          t('indicator.noTarget')
        )
      }
    />
  );
}
