// The operator's list of organisations: those that wait for confirmation come first.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Organisation } from '../../../api/queries/identity-types.js';
import { organisationList } from '../../../api/queries/organisation-desk.js';
import { Allowed } from '../../../app/Allowed.js';
import { useSession } from '../../../app/session.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { TabbedList } from '../../../ui/list/TabbedList.js';
import { Status } from '../../../ui/status/Status.js';
import { TwoLines, type Column } from '../../../ui/table/DataTable.js';
import { mobileWords } from '../mobile-words.js';
import { OrganisationStatus } from '../OrganisationStatus.js';
import css from '../admin.module.css';

const TABS = ['PENDING', 'ACTIVE', 'REFUSED', 'ALL'] as const;

export default function OrganisationsPage() {
  return (
    <Allowed permission="organisation.review">
      <Organisations />
    </Allowed>
  );
}

function Organisations() {
  const { t } = useTranslation();
  const { me } = useSession();
  const columns = useColumns();
  const tabs = TABS.map((value) => ({
    value,
    label: value === 'ALL' ? t('organisation.list.all') : t(`enum.organisationStatus.${value}`),
    n: value === 'PENDING' ? me?.counts.pendingOrganisations : undefined,
  }));
  return (
    <TabbedList
      title={t('organisation.list.title')}
      lead={t('organisation.list.lead')}
      source={organisationList}
      tabValues={TABS}
      tabs={() => tabs}
      columns={columns}
      rowKey={(row) => row.id}
      caption={t('organisation.list.caption')}
      card={(row) => <OrganisationCard organisation={row} />}
      empty={{ title: t('organisation.list.empty'), text: t('organisation.list.emptyText') }}
    />
  );
}

function useColumns(): Column<Organisation>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('organisation.list.name'),
        width: '36%',
        cell: (row) => (
          <TwoLines
            first={<Link to={`/desk/organisations/${row.id}`}>{row.name}</Link>}
            second={t(`enum.organisationKind.${row.kind}`)}
          />
        ),
      },
      {
        key: 'code',
        title: t('organisation.list.creditCode'),
        cell: (row) => (
          <TwoLines
            first={row.creditCode}
            second={row.creditCodeWarning && <Status tone="warning">{t('organisation.list.codeWarning')}</Status>}
          />
        ),
      },
      {
        key: 'claimer',
        title: t('organisation.list.claimer'),
        cell: (row) => row.claimer && <TwoLines first={row.claimer.name} second={mobileWords(row.claimer.mobile)} />,
      },
      {
        key: 'claimed',
        title: t('organisation.list.claimedAt'),
        cell: (row) => <DateText at={row.claimedAt} as="column" />,
      },
      {
        key: 'status',
        title: t('organisation.list.status'),
        cell: (row) => <OrganisationStatus status={row.status} />,
      },
    ],
    [t],
  );
}

function OrganisationCard({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation();
  return (
    <div className={css.card}>
      <div className={css.cardHead}>
        <Link to={`/desk/organisations/${organisation.id}`} className={css.strong}>
          {organisation.name}
        </Link>
        <OrganisationStatus status={organisation.status} />
      </div>
      <p className="meta">
        {t(`enum.organisationKind.${organisation.kind}`)} · {organisation.creditCode}
      </p>
      {organisation.creditCodeWarning && <Status tone="warning">{t('organisation.list.codeWarning')}</Status>}
      <p className="meta">
        {organisation.claimer?.name} <DateText at={organisation.claimedAt} />
      </p>
    </div>
  );
}
