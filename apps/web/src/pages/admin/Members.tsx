// Members of one organisation: who waits, who works here, with which roles; decided on in place.
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Membership, Organisation } from '../../api/queries/identity-types.js';
import { actOnMember, memberList, type MemberAct } from '../../api/queries/organisation-desk.js';
import { useCodeLabel } from '../../api/queries/reference.js';
import { Button } from '../../ui/button/Button.js';
import { DateText } from '../../ui/figures/DateText.js';
import { useListQuery } from '../../ui/list/useListQuery.js';
import { ActionBar, type Action } from '../../ui/record/ActionBar.js';
import { Empty } from '../../ui/states/Empty.js';
import { Problem } from '../../ui/states/Problem.js';
import { Skeleton } from '../../ui/states/Skeleton.js';
import { DataTable, TwoLines, type Column } from '../../ui/table/DataTable.js';
import { MembershipStatus } from './OrganisationStatus.js';
import { mobileWords } from './mobile-words.js';
import { RolesDialog } from './RolesDialog.js';
import css from './admin.module.css';

interface MembersProps {
  organisationId: string;
  kind: Organisation['kind'];
}

const VIEW = { q: '', filters: {}, sort: '', id: null, tab: null };
/** Who waits comes first, then those who work here. */
const ORDER: readonly Membership['status'][] = ['PENDING', 'ACTIVE', 'DISABLED', 'REFUSED'];

export function Members({ organisationId, kind }: MembersProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const source = useMemo(() => memberList(organisationId), [organisationId]);
  const { query, rows } = useListQuery(source, VIEW);
  const [changing, setChanging] = useState<Membership | null>(null);
  const refresh = async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: [source.noun] }),
      client.invalidateQueries({ queryKey: ['me'] }),
    ]);
  };
  const columns = useColumns({ onChangeRoles: setChanging, onDone: refresh });
  if (query.isError && rows.length === 0) {
    return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <Skeleton rows={4} rowHeight={53} />;
  if (rows.length === 0) return <Empty title={t('organisation.member.empty')} />;
  const sorted = [...rows].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  return (
    <>
      <DataTable
        columns={columns}
        rows={sorted}
        rowKey={(row) => row.id}
        caption={t('organisation.member.caption')}
        card={(row) => (
          <div className={css.card}>
            <div className={css.cardHead}>
              <strong>{row.user.name}</strong>
              <MembershipStatus status={row.status} />
            </div>
            <p className="meta">{mobileWords(row.user.mobile)}</p>
            <RoleWords membership={row} />
            <MemberActs membership={row} onChangeRoles={setChanging} onDone={refresh} />
          </div>
        )}
      />
      {query.hasNextPage && (
        <div>
          <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.list.more')}
          </Button>
        </div>
      )}
      {changing && <RolesDialog membership={changing} kind={kind} onClose={() => setChanging(null)} onDone={refresh} />}
    </>
  );
}

interface ActsProps {
  onChangeRoles: (membership: Membership) => void;
  onDone: () => Promise<void>;
}

function useColumns(acts: ActsProps): Column<Membership>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'person',
      title: t('organisation.member.person'),
      cell: (row) => <TwoLines first={row.user.name} second={mobileWords(row.user.mobile)} />,
    },
    {
      key: 'roles',
      title: t('organisation.member.roles'),
      width: '26%',
      cell: (row) => <RoleWords membership={row} />,
    },
    { key: 'status', title: t('organisation.list.status'), cell: (row) => <MembershipStatus status={row.status} /> },
    {
      key: 'requested',
      title: t('organisation.member.requestedAt'),
      cell: (row) => <DateText at={row.requestedAt} as="column" />,
    },
    { key: 'acts', title: t('organisation.member.acts'), cell: (row) => <MemberActs membership={row} {...acts} /> },
  ];
}

function RoleWords({ membership }: { membership: Membership }) {
  const { t } = useTranslation();
  const townshipOf = useCodeLabel('township');
  const parkOf = useCodeLabel('park');
  const scope = townshipOf(membership.townshipCode) || parkOf(membership.parkCode);
  const roles = membership.roles.map((role) => t(`enum.role.${role}`)).join('、');
  return <span>{scope ? t('organisation.member.scoped', { roles, scope }) : roles}</span>;
}

function MemberActs({ membership, onChangeRoles, onDone }: ActsProps & { membership: Membership }) {
  const { t } = useTranslation();
  const { name } = membership.user;
  const act = (key: MemberAct): Action => ({
    key,
    label: t(`organisation.member.${key}`),
    run: async () => {
      await actOnMember(membership.id, key);
      await onDone();
    },
  });
  return (
    <ActionBar
      can={membership.can}
      actions={[
        { ...act('confirm'), intent: 'primary' },
        {
          ...act('refuse'),
          confirm: {
            title: t('organisation.member.refuseTitle', { name }),
            text: t('organisation.member.refuseText'),
            isDanger: true,
          },
        },
        { ...act('enable') },
        { key: 'changeRoles', label: t('organisation.member.changeRoles'), run: () => onChangeRoles(membership) },
        {
          ...act('disable'),
          confirm: {
            title: t('organisation.member.disableTitle', { name }),
            text: t('organisation.member.disableText'),
            isDanger: true,
          },
        },
      ]}
    />
  );
}
