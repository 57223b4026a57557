// Small tables of an achievement: measured values side by side, and the rights behind it. Cards on phones.
import { useTranslation } from 'react-i18next';
import type { ProjectedAchievement } from '../../api/queries/listing-types.js';
import { useCodeLabel } from '../../api/queries/reference.js';
import { DateText } from '../../ui/figures/DateText.js';
import { Facts } from '../../ui/record/Facts.js';
import { DataTable, TwoLines } from '../../ui/table/DataTable.js';
import css from './groups.module.css';

/** Name, value, other value or evidence, unit. */
export type MetricRow = readonly [name: string, value: string, other: string, unit: string];

interface MetricTableProps {
  caption: string;
  columns: readonly [string, string, string];
  rows: readonly MetricRow[];
}

export function MetricTable({ caption, columns, rows }: MetricTableProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.join('|')}
      columns={[
        { key: 'name', title: columns[0], width: '30%', cell: ([name]) => name },
        { key: 'value', title: columns[1], cell: ([, value]) => <strong>{value}</strong> },
        { key: 'unit', title: t('achievement.field.unit'), width: '14%', cell: ([, , , unit]) => unit || '—' },
        { key: 'other', title: columns[2], cell: ([, , other]) => other || '—' },
      ]}
      card={([name, value, other, unit]) => (
        <>
          <p className={css.metric}>
            <span>{name}</span>
            <strong>
              {value} {unit}
            </strong>
          </p>
          {other && <p className="meta">{t('common.pair', { label: columns[2], text: other })}</p>}
        </>
      )}
    />
  );
}

type Right = NonNullable<ProjectedAchievement['ip']>[number];

export function IpTable({ rights }: { rights: readonly Right[] }) {
  const { t } = useTranslation();
  const type = useCodeLabel('ipType');
  const status = useCodeLabel('ipStatus');
  const state = (right: Right) =>
    right.isLaidOpen || right.status !== 'PENDING'
      ? status(right.status)
      : `${status(right.status)} · ${t('achievement.ip.notLaidOpen')}`;
  return (
    <DataTable
      caption={t('achievement.ip.caption')}
      rows={rights}
      rowKey={(right) => `${right.number}${right.title}`}
      columns={[
        {
          key: 'title',
          title: t('achievement.ip.name'),
          width: '48%',
          cell: (right) => <TwoLines first={right.title} second={type(right.type)} />,
        },
        { key: 'number', title: t('achievement.ip.number'), cell: (right) => right.number ?? '—' },
        { key: 'status', title: t('achievement.ip.status'), cell: (right) => state(right) },
        {
          key: 'expires',
          title: t('achievement.ip.expiresOn'),
          cell: (right) => <DateText at={right.expiresOn} as="column" />,
        },
      ]}
      card={(right) => (
        <>
          <p>{right.title}</p>
          <Facts
            facts={[
              { label: type(right.type), value: right.number ?? '—' },
              { label: t('achievement.ip.status'), value: state(right) },
            ]}
          />
        </>
      )}
    />
  );
}
