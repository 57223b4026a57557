// One's own saved searches and what one follows: read, save, change, look, delete.
import type * as subscription from '@libs/subscription/src/subscription.schema.js';
import { queryOptions } from '@tanstack/react-query';
import { api, keyed, take } from '../client.js';
import type { Wire } from '../wire.js';

export type Noun = subscription.Noun;
export type Cadence = subscription.Cadence;
export type SavedSearch = Wire<subscription.SavedSearchView>;
export type SavedSearchList = Wire<subscription.SavedSearchList>;
export type Follow = Wire<subscription.FollowView>;
export type FollowKind = subscription.FollowKind;
type FollowList = Wire<subscription.FollowList>;
export type FollowNewest = Wire<subscription.FollowNewest>;
export type NewestItem = FollowNewest['items'][number]['newest'][number];

/** Written out so that the halls need not load the room's schema. The type refuses a list that differs. */
export const CADENCES: typeof subscription.CADENCES = ['AT_ONCE', 'DAILY', 'WEEKLY', 'OFF'];

/** A question to a hall: what was typed, and codes by facet joined by commas. */
export interface AskedSearch {
  noun: Noun;
  q: string;
  filters: Readonly<Record<string, string>>;
}

export const savedSearchesQuery = queryOptions({
  queryKey: ['saved-search', 'list'],
  queryFn: ({ signal }) => take<SavedSearchList>(api.GET('/api/saved-searches', { signal })),
});

export const saveSearch = (body: AskedSearch & { name: string; cadence: Cadence }, key: string) =>
  take<SavedSearch>(api.POST('/api/saved-searches', { body, params: { header: keyed(key) } }));

export const changeSearch = (id: string, body: { name?: string; cadence?: Cadence }, key?: string) =>
  take<SavedSearch>(api.PATCH(`/api/saved-searches/${id}`, { body, params: { header: keyed(key) } }));

export const lookAtSearch = (id: string) =>
  take<SavedSearch>(api.POST(`/api/saved-searches/${id}/look`, { params: { header: keyed() } }));

export const deleteSearch = (id: string) =>
  take<void>(api.DELETE(`/api/saved-searches/${id}`, { params: { header: keyed() } }));

export const followsQuery = queryOptions({
  queryKey: ['follow', 'list'],
  queryFn: ({ signal }) => take<FollowList>(api.GET('/api/follows', { signal })),
});

export const followNewestQuery = queryOptions({
  queryKey: ['follow', 'list', 'newest'],
  queryFn: ({ signal }) => take<FollowNewest>(api.GET('/api/follows/newest', { signal })),
});

export const startFollow = (body: { kind: FollowKind; subject: string }) =>
  take<Follow>(api.POST('/api/follows', { body, params: { header: keyed() } }));

export const changeFollow = (id: string, cadence: Cadence) =>
  take<Follow>(api.PATCH(`/api/follows/${id}`, { body: { cadence }, params: { header: keyed() } }));

export const stopFollow = (id: string) => take<void>(api.DELETE(`/api/follows/${id}`, { params: { header: keyed() } }));
