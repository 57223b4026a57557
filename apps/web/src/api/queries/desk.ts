// What waits for a person, from the rooms whose lists are not read elsewhere on the desk.
import type * as achievement from '@libs/achievement/src/achievement.list.schema.js';
import type * as contract from '@libs/contract/src/contract.schema.js';
import type * as desk from '@libs/contract/src/desk.schema.js';
import type * as demand from '@libs/demand/src/demand.list.schema.js';
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../client.js';
import type { MatchPage } from './matches.js';
import type { Wire } from '../wire.js';

/** Own drafts; those with a submission behind them were returned by a reviewer. */
export const draftAchievementsQuery = queryOptions({
  queryKey: ['achievement-mine', 'list', 'desk-drafts'],
  queryFn: ({ signal }) =>
    take<Wire<achievement.OwnAchievementPage>>(
      api.GET('/api/achievements/mine', { params: { query: { state: 'DRAFT', limit: 50 } }, signal }),
    ),
});

export const expiredDemandsQuery = queryOptions({
  queryKey: ['demand-mine', 'list', 'desk-expired'],
  queryFn: ({ signal }) =>
    take<Wire<demand.OwnDemandPage>>(
      api.GET('/api/demands/mine', { params: { query: { state: 'EXPIRED', limit: 5 } }, signal }),
    ),
});

/** Contracts that the registry gave back for correction. */
export const returnedContractsQuery = queryOptions({
  queryKey: ['contract', 'list', 'desk-returned'],
  queryFn: ({ signal }) =>
    take<Wire<contract.ContractPage>>(
      api.GET('/api/contracts', { params: { query: { state: 'CORRECTION', limit: 20 } }, signal }),
    ),
});

export const registryCountsQuery = queryOptions({
  queryKey: ['registry', 'list', 'desk-counts'],
  queryFn: ({ signal }) => take<desk.DeskStats>(api.GET('/api/registry/stats', { signal })),
  refetchInterval: 60_000,
});

/** The best suggestions that wait for an answer of the own side. */
export const newMatchesQuery = queryOptions({
  queryKey: ['match', 'list', 'desk'],
  queryFn: ({ signal }) => take<MatchPage>(api.GET('/api/matches', { params: { query: { limit: 10 } }, signal })),
});
