// Deals by stage, latest activity first.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DealCard, DealStage } from '../../../api/queries/deal-types.js';
import { dealBoardQuery, dealList } from '../../../api/queries/deals.js';
import { useSession } from '../../../app/session.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Money } from '../../../ui/figures/Money.js';
import { TabbedList } from '../../../ui/list/TabbedList.js';
import { TwoLines, type Column } from '../../../ui/table/DataTable.js';
import { DealStatus } from '../DealStatus.js';
import { DealTimer } from '../DealTimer.js';
import { Parties } from '../PartyName.js';
import css from '../deal.module.css';

const STAGES: readonly DealStage[] = [
  'INTEREST',
  'CONTACT',
  'NEGOTIATION',
  'CONTRACT_DRAFT',
  'SIGNED',
  'REGISTRATION',
  'REGISTERED',
  'FAILED',
  'DECLINED',
  'EXPIRED',
];
const TABS = ['', ...STAGES];

export function DealList() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { data } = useQuery(dealBoardQuery);
  const columns = useColumns();
  // Every stage stays reachable by its address; the tabs are those that hold something.
  const held = data?.columns.filter((column) => column.count > 0) ?? [];
  const all = held.reduce((sum, column) => sum + column.count, 0);
  const tabs = [
    { value: '', label: t('deal.list.all'), n: data ? all : undefined },
    ...held.map(({ stage, count }) => ({ value: stage, label: t(`enum.dealStage.${stage}`), n: count })),
  ];
  return (
    <TabbedList
      title={t('deal.list.title')}
      tools={may('deal.lead') && <ButtonLink to="/desk/deals">{t('deal.list.toBoard')}</ButtonLink>}
      source={dealList}
      tabValues={TABS}
      tabs={() => tabs}
      columns={columns}
      rowKey={(deal) => deal.id}
      caption={t('deal.list.caption')}
      card={(deal) => <DealListCard deal={deal} />}
      empty={{
        title: t('deal.list.empty'),
        text: t('deal.list.emptyText'),
        act: (
          <span className={css.links}>
            <ButtonLink to="/achievements">{t('common.nav.achievements')}</ButtonLink>
            <ButtonLink to="/demands">{t('common.nav.demands')}</ButtonLink>
          </span>
        ),
      }}
    />
  );
}

function useColumns(): Column<DealCard>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'title',
        title: t('deal.list.deal'),
        width: '38%',
        cell: (deal) => (
          <TwoLines
            first={
              <Link to={`/desk/deals/${deal.id}`} className={css.link}>
                {deal.title}
              </Link>
            }
            second={<Parties deal={deal} />}
          />
        ),
      },
      {
        key: 'stage',
        title: t('deal.list.stage'),
        cell: (deal) => <TwoLines first={<DealStatus stage={deal.stage} />} second={t(`enum.dealSide.${deal.side}`)} />,
      },
      { key: 'broker', title: t('enum.dealSide.BROKER'), cell: (deal) => <BrokerCell deal={deal} /> },
      {
        key: 'amount',
        title: t('deal.list.amount'),
        align: 'right',
        cell: (deal) => <Money fen={deal.totalAmountFen} hasUnit={false} />,
      },
      { key: 'timer', title: t('deal.list.timer'), cell: (deal) => <DealTimer timer={deal.timer} /> },
      {
        key: 'at',
        title: t('deal.list.activity'),
        cell: (deal) => <DateText at={deal.lastActivityAt} as="relative" />,
      },
    ],
    [t],
  );
}

function BrokerCell({ deal }: { deal: DealCard }) {
  const { t } = useTranslation();
  if (!deal.broker) return <span className="meta">—</span>;
  return (
    <TwoLines
      first={deal.broker.name}
      second={deal.broker.state === 'OFFERED' ? t('deal.broker.offered') : t('deal.broker.leads')}
    />
  );
}

function DealListCard({ deal }: { deal: DealCard }) {
  return (
    <div className={css.card}>
      <div className={css.cardHead}>
        <Link to={`/desk/deals/${deal.id}`} className={css.link}>
          {deal.title}
        </Link>
        <DealStatus stage={deal.stage} />
      </div>
      <p className="meta">
        <Parties deal={deal} />
      </p>
      <div className={css.cardHead}>
        <DealTimer timer={deal.timer} />
        {deal.totalAmountFen && <Money fen={deal.totalAmountFen} isTrimmed />}
      </div>
    </div>
  );
}
