// Organisations: look up by credit code, claim or join.
import { queryOptions } from '@tanstack/react-query';
import { api, keyed, take } from '../client.js';
import type { ClaimOrganisation, ClaimResult, Lookup } from './identity-types.js';

/** What the platform knows behind a credit code. */
export const lookupQuery = (creditCode: string) =>
  queryOptions({
    queryKey: ['organisation', 'lookup', creditCode],
    queryFn: () => take<Lookup>(api.GET('/api/organisations/lookup', { params: { query: { creditCode } } })),
  });

export const claimOrganisation = (body: ClaimOrganisation, key: string) =>
  take<ClaimResult>(api.POST('/api/organisations/claim', { body, params: { header: keyed(key) } }));
