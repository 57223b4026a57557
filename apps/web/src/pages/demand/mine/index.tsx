// 我的需求: everything the enterprise has posted, by state, and the way to a new one.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ownDemands } from '../../../api/queries/demands.js';
import type { DemandState, OwnDemandCard, OwnDemandPage } from '../../../api/queries/listing-types.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { Allowed } from '../../../app/Allowed.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { TabbedList } from '../../../ui/list/TabbedList.js';
import { BudgetWords } from '../../../ui/listing/BudgetWords.js';
import { DaysLeft } from '../../../ui/listing/DaysLeft.js';
import { TwoLines, type Column } from '../../../ui/table/DataTable.js';
import { stateTabs, tabValues } from '../../listing/state-tabs.js';
import { DemandStatus } from '../DemandStatus.js';

const STATES: readonly DemandState[] = ['DRAFT', 'OPEN', 'EXPIRED', 'CLOSED'];
const TABS = tabValues(STATES);

export default function MyDemands() {
  const { t } = useTranslation();
  const type = useCodeLabel('demandType');
  const title = (row: OwnDemandCard) => <Link to={`/demands/${row.id}`}>{row.title}</Link>;
  const matches = (row: OwnDemandCard) =>
    row.state === 'OPEN' ? <Link to={`/desk/matches?demand=${row.id}`}>{t('demand.mine.matches')}</Link> : '—';
  const second = (row: OwnDemandCard) =>
    [row.code, type(row.type), row.owner.isAnonymous ? t('demand.mine.anonymous') : ''].filter(Boolean).join(' · ');
  const deadline = (row: OwnDemandCard) => (
    <TwoLines
      first={<DateText at={row.deadline} as="column" />}
      second={row.state === 'OPEN' && <DaysLeft until={row.deadline} />}
    />
  );
  const columns: readonly Column<OwnDemandCard>[] = [
    {
      key: 'title',
      title: t('demand.field.title'),
      width: '40%',
      cell: (row) => <TwoLines first={title(row)} second={second(row)} />,
    },
    { key: 'state', title: t('demand.field.state'), cell: (row) => <DemandStatus state={row.state} /> },
    {
      key: 'budget',
      title: t('demand.field.budget'),
      align: 'right',
      cell: (row) => (row.budget ? <BudgetWords budget={row.budget} hasUnit={false} /> : '—'),
    },
    { key: 'deadline', title: t('demand.field.deadline'), cell: deadline },
    {
      key: 'updated',
      title: t('demand.field.updatedAt'),
      cell: (row) => <DateText at={row.updatedAt} as="relative" />,
    },
    { key: 'matches', title: t('demand.mine.matchColumn'), cell: matches },
  ];
  const newLink = (
    <ButtonLink to="/desk/demands/new" intent="primary">
      {t('demand.hall.new')}
    </ButtonLink>
  );
  const tabs = (first: OwnDemandPage | undefined) =>
    stateTabs(STATES, first?.counts, { all: t('demand.mine.all'), of: (state) => t(`enum.demandState.${state}`) });
  return (
    <Allowed permission="demand.read-own">
      <TabbedList
        title={t('demand.mine.title')}
        tools={newLink}
        source={ownDemands}
        tabValues={TABS}
        tabs={tabs}
        columns={columns}
        card={(row) => (
          <>
            <p>{title(row)}</p>
            <p className="meta">{second(row)}</p>
            <p>
              <DemandStatus state={row.state} />
              {row.budget && (
                <>
                  {' · '}
                  <BudgetWords budget={row.budget} />
                </>
              )}
            </p>
            <p className="meta">
              {row.state === 'OPEN' && <DaysLeft until={row.deadline} />} {row.state === 'OPEN' && matches(row)}
            </p>
          </>
        )}
        rowKey={(row) => row.id}
        caption={t('demand.mine.caption')}
        empty={{ title: t('demand.mine.empty'), text: t('demand.mine.emptyText'), act: newLink }}
      />
    </Allowed>
  );
}
