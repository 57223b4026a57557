// The operator's and the unit manager's side of identity: organisations, their members, users.
import type { z } from 'zod';
import type * as organisation from '@libs/identity/src/organisation/organisation.schema.js';
import { queryOptions } from '@tanstack/react-query';
import type { ListSource } from '../../ui/list/useListQuery.js';
import { api, keyed, take } from '../client.js';
import type {
  Membership,
  MembershipPage,
  Organisation,
  OrganisationPage,
  UserPage,
  UserRow,
} from './identity-types.js';

export type ChangeRoles = z.input<typeof organisation.ChangeRoles>;
/** Acts on a membership that need no words. */
export type MemberAct = 'confirm' | 'refuse' | 'disable' | 'enable';

/** All organisations; the tab of the view is the status. */
export const organisationList: ListSource<Organisation, OrganisationPage> = {
  noun: 'organisation',
  page: ({ tab }, cursor, signal) =>
    take<OrganisationPage>(
      api.GET('/api/organisations', {
        params: { query: { status: tab === 'ALL' ? undefined : tab, cursor, limit: 20 } },
        signal,
      }),
    ),
};

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', 'one', id],
    queryFn: ({ signal }) => take<Organisation>(api.GET(`/api/organisations/${id}`, { signal })),
  });

export const confirmOrganisation = (id: string) =>
  take<Organisation>(api.POST(`/api/organisations/${id}/confirm`, { params: { header: keyed() } }));

export const refuseOrganisation = (id: string, reason: string, key: string) =>
  take<Organisation>(api.POST(`/api/organisations/${id}/refuse`, { body: { reason }, params: { header: keyed(key) } }));

/** Members of one organisation, those who wait first on their own tab. */
export const memberList = (organisationId: string): ListSource<Membership, MembershipPage> => ({
  noun: `member-${organisationId}`,
  page: ({ tab }, cursor, signal) =>
    take<MembershipPage>(
      api.GET(`/api/organisations/${organisationId}/members`, {
        params: { query: { status: tab || undefined, cursor, limit: 50 } },
        signal,
      }),
    ),
});

export const actOnMember = (id: string, act: MemberAct) =>
  take<Membership>(api.POST(`/api/memberships/${id}/${act}`, { params: { header: keyed() } }));

export const changeRoles = (id: string, body: ChangeRoles, key: string) =>
  take<Membership>(api.POST(`/api/memberships/${id}/roles`, { body, params: { header: keyed(key) } }));

/** All accounts, by name or login name; the tab of the view is the status. */
export const userList: ListSource<UserRow, UserPage> = {
  noun: 'user',
  page: ({ q, tab }, cursor, signal) =>
    take<UserPage>(
      api.GET('/api/users', {
        params: { query: { q: q || undefined, status: tab || undefined, cursor, limit: 20 } },
        signal,
      }),
    ),
};

export const setUserEnabled = (id: string, isEnabled: boolean) =>
  take<void>(api.POST(`/api/users/${id}/${isEnabled ? 'enable' : 'disable'}`, { params: { header: keyed() } }));
