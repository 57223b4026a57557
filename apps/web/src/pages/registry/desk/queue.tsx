// One filing in the queue: a row of the table, a card on phones.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeLabel } from '../../../api/queries/reference.js';
import type { DeskCard } from '../../../api/queries/registry-types.js';
import { ContractClock } from '../../../ui/contract/ContractClock.js';
import { ContractStatus } from '../../../ui/contract/ContractStatus.js';
import { PrecheckSummary } from '../../../ui/contract/PrecheckSummary.js';
import { Money } from '../../../ui/figures/Money.js';
import { TwoLines, type Column } from '../../../ui/table/DataTable.js';
import css from './page.module.css';

const partiesOf = (row: DeskCard) => `${row.sellerName ?? '—'} → ${row.buyerName ?? '—'}`;

export function useColumns(): readonly Column<DeskCard>[] {
  const { t } = useTranslation();
  const type = useCodeLabel('contractType');
  return useMemo(
    () => [
      {
        key: 'contract',
        title: t('contract.column.contract'),
        width: '38%',
        cell: (row) => <TwoLines first={row.projectName} second={partiesOf(row)} />,
      },
      {
        key: 'state',
        title: t('registry.column.stage'),
        cell: (row) => <TwoLines first={<ContractStatus state={row.state} />} second={type(row.type)} />,
      },
      {
        key: 'total',
        title: t('registry.column.total'),
        align: 'right',
        cell: (row) => <Money fen={row.totalFen} hasUnit={false} />,
      },
      {
        key: 'precheck',
        title: t('registry.column.precheck'),
        cell: (row) => <PrecheckSummary blocking={row.blocking} warnings={row.warnings} />,
      },
      {
        key: 'clock',
        title: t('registry.column.clock'),
        cell: (row) => <ContractClock clock={row.clock} />,
      },
    ],
    [t, type],
  );
}

export function QueueCard({ row, onOpen }: { row: DeskCard; onOpen: () => void }) {
  return (
    <button type="button" className={css.card} onClick={onOpen}>
      <span className={css.cardTitle}>{row.projectName}</span>
      <span className="meta">{partiesOf(row)}</span>
      <span className={css.cardLine}>
        <ContractStatus state={row.state} />
        <PrecheckSummary blocking={row.blocking} warnings={row.warnings} />
        <Money fen={row.totalFen} />
      </span>
      <ContractClock clock={row.clock} />
    </button>
  );
}
