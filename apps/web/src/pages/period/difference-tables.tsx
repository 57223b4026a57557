// Tables of a report of differences: codes with their figures, entries with the reason they stand there.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DifferenceEntry, DifferenceReport, DifferenceRow } from '../../api/queries/planning.js';
import { DateText } from '../../ui/figures/DateText.js';
import { Money } from '../../ui/figures/Money.js';
import { Facts } from '../../ui/record/Facts.js';
import { DataTable, TwoLines, type Column } from '../../ui/table/DataTable.js';
import css from '../planning/planning.module.css';

export function SideFacts({ report }: { report: DifferenceReport }) {
  const { t } = useTranslation();
  const words = (side: DifferenceReport['from']) =>
    `${side.label} · ${side.startsOn} – ${side.endsOn} · ${
      side.cutoffSeq === null
        ? t('period.differences.now')
        : t('period.cutoffWords', { seq: Number(side.cutoffSeq).toLocaleString('en-US') })
    }`;
  return (
    <Facts
      facts={[
        { label: t('period.differences.before'), value: words(report.from) },
        { label: t('period.differences.after'), value: words(report.to) },
      ]}
    />
  );
}

interface CodeTableProps {
  report: DifferenceReport;
  /** Where a code leads; absent: it is the one that is shown. */
  to?: (change: { dimension: string; code?: string }) => string;
}

export function CodeTable({ report, to }: CodeTableProps) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<DifferenceRow>[]>(
    () => [
      {
        key: 'code',
        title: t(`period.dimensions.${report.dimension}`),
        width: '26%',
        cell: (row) =>
          to ? <Link to={to({ dimension: row.dimension, code: row.code })}>{row.label}</Link> : row.label,
      },
      { key: 'from', title: t('period.differences.before'), align: 'right', cell: (row) => <Sums sums={row.from} /> },
      { key: 'to', title: t('period.differences.after'), align: 'right', cell: (row) => <Sums sums={row.to} /> },
      {
        key: 'difference',
        title: t('period.differences.difference'),
        align: 'right',
        cell: (row) => <Sums sums={row.difference} isSigned />,
      },
    ],
    [t, report.dimension, to],
  );
  return (
    <DataTable
      columns={columns}
      rows={report.rows}
      rowKey={(row) => row.code}
      caption={t('period.differences.codesCaption')}
      label={t('period.differences.codes')}
      card={(row) => <Lines columns={columns} row={row} />}
    />
  );
}

function Sums({ sums, isSigned }: { sums: DifferenceRow['from']; isSigned?: boolean }) {
  const { t } = useTranslation();
  const n = isSigned && sums.count > 0 ? `+${sums.count}` : String(sums.count);
  return (
    <TwoLines
      first={<Money fen={sums.totalFen} isSigned={isSigned} hasUnit={false} />}
      second={t('period.nContracts', { n })}
    />
  );
}

type Listed = Pick<DifferenceEntry, Exclude<keyof DifferenceEntry, 'reason'>> & {
  reason: DifferenceEntry['reason'] | 'CORRECTS_CLOSED';
  closedMonth?: string;
};

export function EntryTable({ entries }: { entries: readonly Listed[] }) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<Listed>[]>(
    () => [
      {
        key: 'contract',
        title: t('period.entry.contract'),
        width: '32%',
        cell: (row) => (
          <TwoLines first={<Title row={row} />} second={`${row.sellerName ?? '—'} → ${row.buyerName ?? '—'}`} />
        ),
      },
      {
        key: 'date',
        title: t('period.entry.date'),
        cell: (row) => (
          <TwoLines first={<DateText at={row.ledgerDate} as="column" />} second={row.registrationNumber ?? '—'} />
        ),
      },
      {
        key: 'reason',
        title: t('period.entry.reason'),
        width: '22%',
        cell: (row) => <Reason row={row} />,
      },
      {
        key: 'total',
        title: t('period.metric.TOTAL'),
        align: 'right',
        cell: (row) => <Money fen={row.totalFen} isSigned hasUnit={false} />,
      },
      {
        key: 'technical',
        title: t('period.metric.TECHNICAL'),
        align: 'right',
        cell: (row) => <Money fen={row.technicalFen} isSigned hasUnit={false} />,
      },
      {
        key: 'entry',
        title: t('period.entry.seq'),
        cell: (row) => (
          <TwoLines
            first={<Link to={`/desk/ledger/${row.seq}`}>{Number(row.seq).toLocaleString('en-US')}</Link>}
            second={t(`period.ledgerKinds.${row.kind as LedgerKind}`)}
          />
        ),
      },
    ],
    [t],
  );
  return (
    <DataTable
      columns={columns}
      rows={entries}
      rowKey={(row) => `${row.seq}-${row.reason}`}
      caption={t('period.entry.caption')}
      label={t('period.entry.title')}
      card={(row) => <Lines columns={columns} row={row} />}
    />
  );
}

type LedgerKind = 'REGISTRATION' | 'AMENDMENT' | 'CANCELLATION' | 'REVOCATION' | 'RECEIPT' | 'RECEIPT_CORRECTION';

function Title({ row }: { row: Listed }) {
  const { t } = useTranslation();
  const words = row.title ?? t('period.entry.erased');
  return row.contractId ? <Link to={`/desk/dashboard/contracts/${row.contractId}`}>{words}</Link> : <>{words}</>;
}

function Reason({ row }: { row: Listed }) {
  const { t } = useTranslation();
  const corrects = row.correctsSeq
    ? t('period.entry.corrects', { seq: Number(row.correctsSeq).toLocaleString('en-US'), day: row.correctsDate ?? '—' })
    : '';
  const closed = row.closedMonth ? t('period.entry.closedMonth', { month: row.closedMonth }) : '';
  return <TwoLines first={t(`period.reasons.${row.reason}`)} second={[closed, corrects].filter(Boolean).join(' · ')} />;
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
