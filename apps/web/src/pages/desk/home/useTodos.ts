// What waits for this person, from every room that the active organisation opens. By permission, never by role.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reviewCountQuery } from '../../../api/queries/achievements.js';
import { applicationCountQuery, ownBrokerQuery } from '../../../api/queries/brokers.js';
import { dealBoardQuery } from '../../../api/queries/deals.js';
import {
  draftAchievementsQuery,
  expiredDemandsQuery,
  registryCountsQuery,
  returnedContractsQuery,
} from '../../../api/queries/desk.js';
import { useSession } from '../../../app/session.js';
import { dealTodos } from './deal-todos.js';
import type { Todo } from './todo.js';

export interface Todos {
  todos: readonly Todo[];
  isPending: boolean;
  /** The first source that failed; the others are still shown. */
  error: unknown;
  retry: () => void;
}

export function useTodos(): Todos {
  const { may } = useSession();
  const deals = useQuery({ ...dealBoardQuery, enabled: may('deal.read') });
  const drafts = useQuery({ ...draftAchievementsQuery, enabled: may('achievement.draft') });
  const review = useQuery({ ...reviewCountQuery, enabled: may('achievement.review') });
  const expired = useQuery({ ...expiredDemandsQuery, enabled: may('demand.renew') });
  const contracts = useQuery({ ...returnedContractsQuery, enabled: may('contract.draft') });
  const registry = useQuery({ ...registryCountsQuery, enabled: may('contract.desk') });
  const applications = useQuery({ ...applicationCountQuery, enabled: may('broker.confirm') });
  const entry = useQuery({ ...ownBrokerQuery, enabled: may('broker.apply') });
  const queries = [deals, drafts, review, expired, contracts, registry, applications, entry];

  const counted = useCounted({
    returned: drafts.data?.items.filter((each) => each.submittedAt !== null || each.revisionState === 'RETURNED'),
    review: review.data?.items.length,
    expired: expired.data?.counts.EXPIRED,
    contracts: contracts.data?.items,
    registry: registry.data,
    applications: applications.data?.items.length,
    entry: may('broker.apply') && entry.isSuccess ? (entry.data?.status ?? 'NONE') : undefined,
  });
  const words = useTranslation().t;
  const all = [...dealTodos(deals.data, may, words), ...counted];
  return {
    todos: [...all.filter((todo) => todo.isUrgent), ...all.filter((todo) => !todo.isUrgent)],
    isPending: queries.some((query) => query.isLoading),
    error: queries.find((query) => query.isError)?.error ?? null,
    retry: () => queries.filter((query) => query.isError).forEach((query) => void query.refetch()),
  };
}

interface Listing {
  id: string;
  title: string;
}

interface Found {
  returned: readonly Listing[] | undefined;
  review: number | undefined;
  expired: number | undefined;
  contracts: readonly { id: string; projectName: string | null }[] | undefined;
  registry: { overdue: number; dueSoon: number; tabs: { mine: number; unclaimed: number } } | undefined;
  applications: number | undefined;
  entry: string | undefined;
}

/** Things of the other rooms; a kind without anything to do gives no line. */
function useCounted(found: Found): Todo[] {
  const { t } = useTranslation();
  const { me, may } = useSession();
  // The operator decides about members inside each organisation.
  const membersTo = may('organisation.review') ? '/desk/organisations?tab=ACTIVE' : '/desk/members';
  const line = (key: Todo['key'], act: string, n: number | undefined, to: string, isUrgent = false): Todo[] =>
    n ? [{ key, act, n, to, isUrgent }] : [];
  const { registry } = found;
  return [
    ...(found.returned ?? []).map((each): Todo => ({
      key: `returned-${each.id}`,
      act: t('desk.todo.returnedAchievement'),
      about: each.title,
      to: `/desk/achievements/${each.id}/edit`,
    })),
    ...(found.contracts ?? []).map((each): Todo => ({
      key: `contract-${each.id}`,
      act: t('desk.todo.returnedContract'),
      about: each.projectName ?? '',
      to: `/desk/contracts/${each.id}`,
      isUrgent: true,
    })),
    ...line('overdue', t('desk.todo.registryOverdue'), registry?.overdue, '/desk/registry', true),
    ...line('registry', t('desk.todo.registryMine'), registry?.tabs.mine, '/desk/registry'),
    ...line('unclaimed', t('desk.todo.registryUnclaimed'), registry?.tabs.unclaimed, '/desk/registry?tab=unclaimed'),
    ...line('review', t('desk.todo.review'), found.review, '/desk/review'),
    ...line('organisations', t('desk.todo.organisations'), me?.counts.pendingOrganisations, '/desk/organisations'),
    ...line('members', t('desk.todo.members'), me?.counts.pendingMembers, membersTo),
    ...line('applications', t('desk.todo.applications'), found.applications, '/desk/broker-applications'),
    ...line('expired', t('desk.todo.expiredDemands'), found.expired, '/desk/demands?tab=EXPIRED'),
    ...(found.entry === 'NONE' ? [{ key: 'entry', act: t('desk.todo.applyAsBroker'), to: '/desk/broker' }] : []),
    ...(found.entry === 'REFUSED' ? [{ key: 'entry', act: t('desk.todo.brokerRefused'), to: '/desk/broker' }] : []),
  ];
}
