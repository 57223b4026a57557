// The two tables of a year: points of each unit, and every item behind them.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AssessmentItem, AssessmentTable } from '../../../api/queries/planning.js';
import { Meter } from '../../../ui/figures/Meter.js';
import { StatValue } from '../../../ui/figures/StatValue.js';
import { DataTable, TwoLines, type Column } from '../../../ui/table/DataTable.js';
import css from '../../planning/planning.module.css';
import { ItemStatus, points } from '../words.js';

type Total = AssessmentTable['totals'][number];

export function TotalTable({ table }: { table: AssessmentTable }) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<Total>[]>(
    () => [
      {
        key: 'unit',
        title: t('assessment.unit'),
        width: '30%',
        cell: (row) => <TwoLines first={row.unit.name} second={t(`assessment.unitKinds.${row.unit.kind}`)} />,
      },
      {
        key: 'points',
        title: t('assessment.points'),
        width: '30%',
        cell: (row) => (
          <Meter
            label={t('assessment.ofWeight', { name: row.unit.name })}
            ratio={row.weight === 0 ? 0 : row.points / row.weight}
            figure={`${points(row.points)} / ${points(row.weight)}`}
          />
        ),
      },
      {
        key: 'confirmed',
        title: t('assessment.confirmedPoints'),
        align: 'right',
        cell: (row) => points(row.confirmedPoints),
      },
      {
        key: 'items',
        title: t('assessment.confirmedItems'),
        align: 'right',
        cell: (row) => `${row.confirmedItems} / ${row.items}`,
      },
    ],
    [t],
  );
  return (
    <DataTable
      columns={columns}
      rows={table.totals}
      rowKey={(row) => row.unit.code}
      caption={t('assessment.totals.caption')}
      label={t('assessment.totals.title', { year: table.year })}
      card={(row) => <Lines columns={columns} row={row} />}
    />
  );
}

export function ItemTable({ table }: { table: AssessmentTable }) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<AssessmentItem>[]>(
    () => [
      {
        key: 'item',
        title: t('assessment.item'),
        width: '24%',
        cell: (row) => (
          <TwoLines
            first={<Link to={`/desk/assessments/${row.id}`}>{`${row.unit.name} · ${row.indicator.name}`}</Link>}
            second={[row.metric && t(`indicator.metric.${row.metric}`), row.isDemo && t('indicator.demo')]
              .filter(Boolean)
              .join(' · ')}
          />
        ),
      },
      {
        key: 'target',
        title: t('indicator.target'),
        align: 'right',
        cell: (row) => <StatValue {...row.indicator} value={row.target} />,
      },
      {
        key: 'self',
        title: t('assessment.self'),
        align: 'right',
        cell: (row) => <StatValue {...row.indicator} value={row.self?.value} />,
      },
      {
        key: 'system',
        title: t('assessment.system'),
        align: 'right',
        cell: (row) =>
          row.system ? <StatValue {...row.indicator} value={row.system.value} /> : t('assessment.noSystem'),
      },
      {
        key: 'points',
        title: t('assessment.pointsOf'),
        align: 'right',
        cell: (row) => (
          <TwoLines
            first={`${row.score ? points(row.score.points) : '—'} / ${points(row.weight)}`}
            second={row.score ? t(`assessment.bases.${row.score.basis}`) : ''}
          />
        ),
      },
      { key: 'state', title: t('assessment.state'), cell: (row) => <ItemStatus state={row.state} /> },
    ],
    [t],
  );
  return (
    <DataTable
      columns={columns}
      rows={table.items}
      rowKey={(row) => row.id}
      caption={t('assessment.items.caption')}
      label={t('assessment.items.title')}
      card={(row) => <Lines columns={columns} row={row} />}
    />
  );
}

function Lines<Row>({ columns, row }: { columns: readonly Column<Row>[]; row: Row }) {
  return (
    <div className={css.card}>
      {columns.map((column, at) => (
        <div key={column.key} className={at === 0 ? undefined : css.line}>
          {at > 0 && <span className="meta">{column.title}</span>}
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}
