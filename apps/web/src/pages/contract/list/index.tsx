// 技术合同: the own filings by state, newest first.
import { CONTRACT_STATES } from '@libs/contract/src/contract.schema.js';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { contractList } from '../../../api/queries/contracts.js';
import type { ContractCard } from '../../../api/queries/registry-types.js';
import { Allowed } from '../../../app/Allowed.js';
import { useSession } from '../../../app/session.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { ContractClock } from '../../../ui/contract/ContractClock.js';
import { ContractStatus } from '../../../ui/contract/ContractStatus.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Money } from '../../../ui/figures/Money.js';
import { TabbedList, type ListTab } from '../../../ui/list/TabbedList.js';
import { TwoLines, type Column } from '../../../ui/table/DataTable.js';
import css from './page.module.css';

const TABS = ['', ...CONTRACT_STATES] as const;

export default function ContractListPage() {
  return (
    <Allowed permission="contract.read">
      <Contracts />
    </Allowed>
  );
}

function Contracts() {
  const { t } = useTranslation();
  const { may } = useSession();
  const columns = useColumns();
  const act = may('contract.draft') && (
    <ButtonLink to="/desk/contracts/new" intent="primary">
      {t('contract.list.new')}
    </ButtonLink>
  );
  return (
    <TabbedList
      title={t('contract.list.title')}
      lead={t('contract.list.lead')}
      tools={act}
      source={contractList}
      tabValues={TABS}
      tabs={(first) => tabsOf(first?.facets?.state, t)}
      columns={columns}
      card={(row) => <Card row={row} />}
      rowKey={(row) => row.id}
      caption={t('contract.list.caption')}
      empty={{ title: t('contract.list.empty'), text: t('contract.list.emptyText'), act }}
    />
  );
}

/** Only states that hold something; each stays reachable by its address. */
function tabsOf(counts: Record<string, number> | undefined, t: TFunction): ListTab[] {
  const all = counts && Object.values(counts).reduce((sum, n) => sum + n, 0);
  const held = CONTRACT_STATES.filter((state) => (counts?.[state] ?? 0) > 0);
  return [
    { value: '', label: t('contract.list.all'), n: all },
    ...held.map((state) => ({ value: state, label: t(`enum.contractState.${state}`), n: counts?.[state] })),
  ];
}

function useColumns(): readonly Column<ContractCard>[] {
  const { t } = useTranslation();
  const type = useCodeLabel('contractType');
  const subType = useCodeLabel('contractSubType');
  return useMemo(
    () => [
      {
        key: 'contract',
        title: t('contract.column.contract'),
        width: '40%',
        cell: (row) => (
          <TwoLines
            first={<Link to={`/desk/contracts/${row.id}`}>{row.projectName ?? t('contract.untitled')}</Link>}
            second={partiesOf(row)}
          />
        ),
      },
      {
        key: 'state',
        title: t('contract.column.state'),
        cell: (row) => (
          <TwoLines
            first={<ContractStatus state={row.state} />}
            second={subType(row.subType) || type(row.type) || '—'}
          />
        ),
      },
      {
        key: 'total',
        title: t('contract.column.total'),
        align: 'right',
        cell: (row) => (
          <TwoLines first={<Money fen={row.totalFen} hasUnit={false} />} second={<Technical row={row} />} />
        ),
      },
      {
        key: 'number',
        title: t('contract.column.number'),
        cell: (row) => <TwoLines first={row.registrationNumber ?? '—'} second={row.number ?? '—'} />,
      },
      {
        key: 'clock',
        title: t('contract.column.clock'),
        cell: (row) => (row.submittedAt ? <ContractClock clock={row.clock} /> : <Edited at={row.updatedAt} />),
      },
    ],
    [t, type, subType],
  );
}

function Edited({ at }: { at: string }) {
  const { t } = useTranslation();
  return (
    <span className="meta">
      {t('contract.list.edited')} <DateText at={at} as="relative" />
    </span>
  );
}

function Technical({ row }: { row: ContractCard }) {
  const { t } = useTranslation();
  return (
    <>
      {t('contract.column.technical')} <Money fen={row.technicalFen} hasUnit={false} />
    </>
  );
}

function partiesOf(row: ContractCard): string {
  return `${row.sellerName ?? '—'} → ${row.buyerName ?? '—'}`;
}

function Card({ row }: { row: ContractCard }) {
  const { t } = useTranslation();
  return (
    <div className={css.card}>
      <Link to={`/desk/contracts/${row.id}`}>{row.projectName ?? t('contract.untitled')}</Link>
      <span className="meta">{partiesOf(row)}</span>
      <div className={css.cardFoot}>
        <ContractStatus state={row.state} />
        <Money fen={row.totalFen} />
      </div>
      {row.submittedAt && <ContractClock clock={row.clock} />}
    </div>
  );
}
