// One entry of the ledger: a row of the table, a card on phones.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCodeLabel } from '../../../api/queries/reference.js';
import type { LedgerEntry } from '../../../api/queries/registry-types.js';
import { Hash } from '../../../ui/contract/Hash.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Money } from '../../../ui/figures/Money.js';
import { TwoLines, type Column } from '../../../ui/table/DataTable.js';
import css from './page.module.css';

const seqWords = (seq: string) => Number(seq).toLocaleString('en-US');

export function useColumns(): readonly Column<LedgerEntry>[] {
  const { t } = useTranslation();
  const type = useCodeLabel('contractType');
  return useMemo(
    () => [
      {
        key: 'seq',
        title: t('ledger.column.seq'),
        cell: (row) => <Link to={`/desk/ledger/${row.seq}`}>{seqWords(row.seq)}</Link>,
      },
      { key: 'date', title: t('ledger.column.date'), cell: (row) => <DateText at={row.ledgerDate} as="column" /> },
      {
        key: 'kind',
        title: t('ledger.column.kind'),
        cell: (row) => (
          <TwoLines
            first={t(`enum.ledgerKind.${row.kind}`)}
            second={
              row.correctsSeq ? t('ledger.corrects', { seq: seqWords(row.correctsSeq) }) : type(row.dimensions.type)
            }
          />
        ),
      },
      {
        key: 'contract',
        title: t('ledger.column.contract'),
        width: '34%',
        cell: (row) => (
          <TwoLines
            first={row.identity?.projectName ?? t('ledger.erased')}
            second={row.identity && `${row.identity.sellerName ?? '—'} → ${row.identity.buyerName ?? '—'}`}
          />
        ),
      },
      {
        key: 'total',
        title: t('ledger.column.total'),
        align: 'right',
        cell: (row) => <Money fen={row.totalFen} hasUnit={false} />,
      },
      {
        key: 'technical',
        title: t('ledger.column.technical'),
        align: 'right',
        cell: (row) => <Money fen={row.technicalFen} hasUnit={false} />,
      },
      {
        key: 'received',
        title: t('ledger.column.received'),
        align: 'right',
        cell: (row) => <Money fen={row.receivedFen} hasUnit={false} />,
      },
      {
        key: 'hash',
        title: t('ledger.column.hash'),
        cell: (row) => <Hash value={row.leafHash} name={t('ledger.hashOf', { seq: seqWords(row.seq) })} />,
      },
    ],
    [t, type],
  );
}

export function EntryCard({ row }: { row: LedgerEntry }) {
  const { t } = useTranslation();
  return (
    <div className={css.card}>
      <div className={css.cardLine}>
        <Link to={`/desk/ledger/${row.seq}`}>{t('ledger.nth', { seq: seqWords(row.seq) })}</Link>
        <span className="meta">
          {t(`enum.ledgerKind.${row.kind}`)} · <DateText at={row.ledgerDate} as="column" />
        </span>
      </div>
      <span>{row.identity?.projectName ?? t('ledger.erased')}</span>
      {row.identity && (
        <span className="meta">
          {row.identity.sellerName ?? '—'} → {row.identity.buyerName ?? '—'}
        </span>
      )}
      <div className={css.cardLine}>
        <Money fen={row.totalFen} />
        <Hash value={row.leafHash} name={t('ledger.hashOf', { seq: seqWords(row.seq) })} />
      </div>
    </div>
  );
}
