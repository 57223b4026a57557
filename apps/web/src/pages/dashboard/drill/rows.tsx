// One ledger entry behind a figure: a row of the table, a card on phones.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DrillRow, LedgerKind } from '../../../api/queries/registry-types.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Money } from '../../../ui/figures/Money.js';
import { TwoLines, type Column } from '../../../ui/table/DataTable.js';
import css from './page.module.css';

const partiesOf = (row: DrillRow) => `${row.sellerName ?? '—'} → ${row.buyerName ?? '—'}`;
const seqWords = (seq: string) => Number(seq).toLocaleString('en-US');

function Title({ row }: { row: DrillRow }) {
  const { t } = useTranslation();
  const words = row.title ?? t('ledger.erased');
  return row.contractId ? <Link to={`/desk/dashboard/contracts/${row.contractId}`}>{words}</Link> : <>{words}</>;
}

function Kind({ row }: { row: DrillRow }) {
  const { t } = useTranslation();
  const kind = t(`enum.ledgerKind.${row.kind as LedgerKind}`);
  return <>{row.correctsSeq ? `${kind} · ${t('ledger.corrects', { seq: seqWords(row.correctsSeq) })}` : kind}</>;
}

export function useColumns(): readonly Column<DrillRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'contract',
        title: t('dashboard.drill.contract'),
        width: '38%',
        cell: (row) => <TwoLines first={<Title row={row} />} second={partiesOf(row)} />,
      },
      {
        key: 'date',
        title: t('dashboard.drill.date'),
        cell: (row) => (
          <TwoLines first={<DateText at={row.ledgerDate} as="column" />} second={row.registrationNumber ?? '—'} />
        ),
      },
      {
        key: 'type',
        title: t('dashboard.drill.type'),
        cell: (row) => <TwoLines first={row.typeLabel} second={row.techAreaLabel} />,
      },
      { key: 'direction', title: t('dashboard.drill.direction'), cell: (row) => row.directionLabel },
      {
        key: 'total',
        title: t('dashboard.metric.TOTAL'),
        align: 'right',
        cell: (row) => <Money fen={row.totalFen} hasUnit={false} />,
      },
      {
        key: 'technical',
        title: t('dashboard.metric.TECHNICAL'),
        align: 'right',
        cell: (row) => <Money fen={row.technicalFen} hasUnit={false} />,
      },
      {
        key: 'entry',
        title: t('dashboard.drill.entry'),
        cell: (row) => (
          <TwoLines
            first={<Link to={`/desk/ledger/${row.seq}`}>{seqWords(row.seq)}</Link>}
            second={<Kind row={row} />}
          />
        ),
      },
    ],
    [t],
  );
}

export function DrillCard({ row }: { row: DrillRow }) {
  return (
    <div className={css.card}>
      <Title row={row} />
      <span className="meta">{partiesOf(row)}</span>
      <span className="meta">
        <DateText at={row.ledgerDate} as="column" /> · {row.typeLabel} · {row.directionLabel} · <Kind row={row} />
      </span>
      <Money fen={row.totalFen} />
    </div>
  );
}
