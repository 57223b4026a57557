// The operator's list of accounts: find one by name, disable or enable it.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UserRow } from '../../../api/queries/identity-types.js';
import { setUserEnabled, userList } from '../../../api/queries/organisation-desk.js';
import { Allowed } from '../../../app/Allowed.js';
import { Button } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { SearchBox } from '../../../ui/list/SearchBox.js';
import { useListQuery } from '../../../ui/list/useListQuery.js';
import { useView } from '../../../ui/list/useView.js';
import { ActionBar } from '../../../ui/record/ActionBar.js';
import { Empty } from '../../../ui/states/Empty.js';
import { Problem } from '../../../ui/states/Problem.js';
import { Skeleton } from '../../../ui/states/Skeleton.js';
import { Status } from '../../../ui/status/Status.js';
import { Switcher } from '../../../ui/Switcher.js';
import { DataTable, TwoLines, type Column } from '../../../ui/table/DataTable.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import css from '../admin.module.css';

const RULES = { fields: [], sorts: [], tabs: ['', 'ACTIVE', 'DISABLED'] };

export default function UsersPage() {
  return (
    <Allowed permission="user.manage">
      <Users />
    </Allowed>
  );
}

function Users() {
  const { t } = useTranslation();
  usePageTitle(t('organisation.user.title'));
  const { view, show } = useView(RULES);
  const { query, rows } = useListQuery(userList, view);
  const columns = useColumns();
  const onSearch = useCallback((q: string) => show({ ...view, q }, 'replace'), [show, view]);
  return (
    <div className={css.page}>
      <h1>{t('organisation.user.title')}</h1>
      <div className={css.search}>
        <SearchBox
          value={view.q}
          label={t('organisation.user.search')}
          placeholder={t('organisation.user.search')}
          onSearch={onSearch}
        />
      </div>
      <div>
        <Switcher
          label={t('organisation.user.which')}
          value={view.tab ?? ''}
          options={[
            { value: '', label: t('organisation.list.all') },
            { value: 'ACTIVE', label: t('enum.userStatus.ACTIVE') },
            { value: 'DISABLED', label: t('enum.userStatus.DISABLED') },
          ]}
          onChange={(tab) => show({ ...view, tab })}
        />
      </div>
      {query.isError && rows.length === 0 ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton rows={8} rowHeight={53} />
      ) : rows.length === 0 ? (
        <Empty title={view.q ? t('common.list.noHitsFor', { q: view.q }) : t('organisation.user.empty')} />
      ) : (
        <DataTable
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          caption={t('organisation.user.caption')}
          label={t('organisation.user.title')}
          card={(row) => <UserCard user={row} />}
        />
      )}
      {query.hasNextPage && (
        <div>
          <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.list.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function useColumns(): Column<UserRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'person',
      title: t('organisation.member.person'),
      cell: (row) => <TwoLines first={row.name} second={row.loginName} />,
    },
    { key: 'mobile', title: t('organisation.user.mobile'), cell: (row) => row.mobileMasked },
    {
      key: 'organisations',
      title: t('organisation.user.organisations'),
      width: '34%',
      cell: (row) => <Houses user={row} />,
    },
    { key: 'status', title: t('organisation.list.status'), cell: (row) => <UserStatus status={row.status} /> },
    {
      key: 'created',
      title: t('organisation.user.createdAt'),
      cell: (row) => <DateText at={row.createdAt} as="column" />,
    },
    { key: 'acts', title: t('organisation.member.acts'), cell: (row) => <UserActs user={row} /> },
  ];
}

function UserStatus({ status }: { status: UserRow['status'] }) {
  const { t } = useTranslation();
  return <Status tone={status === 'ACTIVE' ? 'success' : 'error'}>{t(`enum.userStatus.${status}`)}</Status>;
}

function Houses({ user }: { user: UserRow }) {
  const { t } = useTranslation();
  if (user.organisations.length === 0) return <span className="meta">{t('common.account.noOrganisation')}</span>;
  return (
    <ul>
      {user.organisations.map((each) => (
        <li key={each.id}>
          <TwoLines
            first={<Link to={`/desk/organisations/${each.id}`}>{each.name}</Link>}
            second={each.roles.map((role) => t(`enum.role.${role}`)).join('、')}
          />
        </li>
      ))}
    </ul>
  );
}

function UserCard({ user }: { user: UserRow }) {
  return (
    <div className={css.card}>
      <div className={css.cardHead}>
        <strong>{user.name}</strong>
        <UserStatus status={user.status} />
      </div>
      <p className="meta">
        {user.loginName} · {user.mobileMasked}
      </p>
      <Houses user={user} />
      <UserActs user={user} />
    </div>
  );
}

function UserActs({ user }: { user: UserRow }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const set = async (isEnabled: boolean) => {
    await setUserEnabled(user.id, isEnabled);
    await client.invalidateQueries({ queryKey: ['user', 'list'] });
  };
  return (
    <ActionBar
      can={user.can}
      actions={[
        { key: 'enable', label: t('organisation.user.enable'), run: () => set(true) },
        {
          key: 'disable',
          label: t('organisation.user.disable'),
          confirm: {
            title: t('organisation.user.disableTitle', { name: user.name }),
            text: t('organisation.user.disableText'),
            isDanger: true,
          },
          run: () => set(false),
        },
      ]}
    />
  );
}
