// Every target that was set: for which period, how much, by whom, from which source. The newest of a period holds.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorRecord, Target } from '../../../api/queries/planning.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { StatValue } from '../../../ui/figures/StatValue.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Tag } from '../../../ui/status/Tag.js';
import { DataTable, TwoLines, type Column } from '../../../ui/table/DataTable.js';
import css from '../../planning/planning.module.css';

export function TargetTable({ record }: { record: IndicatorRecord }) {
  const { t } = useTranslation();
  const { targets, periods } = record;
  const columns = useMemo<readonly Column<Target>[]>(
    () => [
      {
        key: 'period',
        title: t('indicator.period'),
        cell: (row) => periods.find((each) => each.code === row.periodCode)?.name ?? row.periodCode,
      },
      {
        key: 'target',
        title: t('indicator.target'),
        cell: (row) => (
          <TwoLines
            first={<StatValue {...record} value={row.target} />}
            second={row.metric ? t(`indicator.metric.${row.metric}`) : ''}
          />
        ),
      },
      {
        key: 'baseline',
        title: t('indicator.baseline'),
        cell: (row) => <StatValue {...record} value={row.baseline} />,
      },
      {
        key: 'source',
        title: t('indicator.source'),
        width: '34%',
        cell: (row) => (
          <>
            {row.source} {row.isDemo && <Tag>{t('indicator.demo')}</Tag>}
          </>
        ),
      },
      {
        key: 'by',
        title: t('indicator.setBy'),
        cell: (row) => (
          <TwoLines
            first={row.setBy?.name ?? t('indicator.fromPlan')}
            second={<DateText at={row.setAt} as="column" />}
          />
        ),
      },
    ],
    [t, record, periods],
  );
  if (targets.length === 0) return <Empty title={t('indicator.targets.none')} />;
  return (
    <DataTable
      columns={columns}
      rows={targets}
      rowKey={(row) => row.id}
      caption={t('indicator.targets.caption')}
      label={t('indicator.targets.title')}
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
  );
}
