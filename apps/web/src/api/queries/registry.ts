// The registry desk: queue, figures above it, contracts that look alike, and the four decisions.
import { queryOptions } from '@tanstack/react-query';
import type { ListSource } from '../../ui/list/useListQuery.js';
import { api, keyed, take } from '../client.js';
import type {
  Contract,
  DeskCard,
  DeskPage,
  DeskStats,
  FirstReview,
  RefuseContract,
  RegisterContract,
  ReturnContract,
  SimilarContracts,
} from './registry-types.js';

const POLL_MS = 60_000;

/** Tabs of the desk; the type refuses a list that differs from the room's own. */
export const DESK_TABS = ['mine', 'unclaimed', 'accepted', 'review', 'correction', 'decided'] as const;
export type DeskTab = (typeof DESK_TABS)[number];

export const deskQueue: ListSource<DeskCard, DeskPage> = {
  noun: 'registry',
  refetchIntervalMs: POLL_MS,
  page: ({ tab, q }, cursor, signal) =>
    take<DeskPage>(
      api.GET('/api/registry/contracts', {
        params: { query: { tab: tab ?? 'mine', q: q.slice(0, 60) || undefined, cursor, limit: 30 } },
        signal,
      }),
    ),
};

export const deskStatsQuery = queryOptions({
  queryKey: ['registry', 'stats'],
  queryFn: ({ signal }) => take<DeskStats>(api.GET('/api/registry/stats', { signal })),
  refetchInterval: POLL_MS,
});

export const similarContractsQuery = (id: string) =>
  queryOptions({
    queryKey: ['registry', 'similar', id],
    queryFn: ({ signal }) => take<SimilarContracts>(api.GET(`/api/registry/contracts/${id}/similar`, { signal })),
  });

const decide = (id: string, verb: string, body: object | undefined, key: string) =>
  take<Contract>(api.POST(`/api/contracts/${id}/${verb}`, { body, params: { header: keyed(key) } }));

export const acceptContract = (id: string, key: string) => decide(id, 'accept', undefined, key);
export const firstReviewContract = (id: string, body: FirstReview, key: string) =>
  decide(id, 'first-review', body, key);
export const returnContract = (id: string, body: ReturnContract, key: string) => decide(id, 'return', body, key);
export const refuseContract = (id: string, body: RefuseContract, key: string) => decide(id, 'refuse', body, key);
export const registerContract = (id: string, body: RegisterContract, key: string) => decide(id, 'register', body, key);
