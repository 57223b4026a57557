// Demands: public hall, one record, the enterprise's own list, and every act on one.
import { queryOptions } from '@tanstack/react-query';
import type { ListSource } from '../../ui/list/useListQuery.js';
import { api, keyed, take } from '../client.js';
import { pageParams, viewParams } from '../page-params.js';
import type {
  CloseDemand,
  Demand,
  DemandCard,
  DemandInput,
  DemandPage,
  OwnDemandCard,
  OwnDemandPage,
  SimilarDemands,
} from './listing-types.js';

/** The hall, by view. */
export const demandHall: ListSource<DemandCard, DemandPage> = {
  noun: 'demand',
  page: (view, cursor, signal) =>
    take<DemandPage>(api.GET('/api/demands', { params: { query: pageParams(view, cursor) }, signal })),
  file: (view, format) =>
    take<Blob>(api.GET('/api/demands/export', { params: { query: { ...viewParams(view), format } }, parseAs: 'blob' })),
};

export const newestDemandsQuery = queryOptions({
  queryKey: ['demand', 'list', 'newest'],
  queryFn: ({ signal }) =>
    take<DemandPage>(api.GET('/api/demands', { params: { query: { sort: 'newest', limit: 5 } }, signal })),
});

/** Open demands by words, for a search field. */
export const demandSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['demand', 'search', q],
    queryFn: ({ signal }) =>
      take<DemandPage>(api.GET('/api/demands', { params: { query: { q: q || undefined, limit: 20 } }, signal })),
  });

export const demandQuery = (id: string) =>
  queryOptions({
    queryKey: ['demand', 'one', id],
    queryFn: ({ signal }) => take<Demand>(api.GET(`/api/demands/${id}`, { signal })),
  });

export const similarDemandsQuery = (id: string) =>
  queryOptions({
    queryKey: ['demand', 'similar', id],
    queryFn: ({ signal }) => take<SimilarDemands>(api.GET(`/api/demands/${id}/similar`, { signal })),
  });

/** The enterprise's own list; the tab of the view is the state. */
export const ownDemands: ListSource<OwnDemandCard, OwnDemandPage> = {
  noun: 'demand-mine',
  page: ({ tab }, cursor, signal) =>
    take<OwnDemandPage>(
      api.GET('/api/demands/mine', { params: { query: { state: tab || undefined, cursor, limit: 20 } }, signal }),
    ),
  file: ({ tab }, format) =>
    take<Blob>(
      api.GET('/api/demands/mine/export', { params: { query: { state: tab || undefined, format } }, parseAs: 'blob' }),
    ),
};

/** Own demands that stand now. */
export const openOwnDemandsQuery = queryOptions({
  queryKey: ['demand-mine', 'list', 'open'],
  queryFn: ({ signal }) =>
    take<OwnDemandPage>(api.GET('/api/demands/mine', { params: { query: { state: 'OPEN', limit: 100 } }, signal })),
});

export const draftDemand = (body: DemandInput, key: string) =>
  take<Demand>(api.POST('/api/demands', { body, params: { header: keyed(key) } }));

export const editDemand = (id: string, body: DemandInput) =>
  take<Demand>(api.PATCH(`/api/demands/${id}`, { body, params: { header: keyed() } }));

export const publishDemand = (id: string, key: string) =>
  take<Demand>(api.POST(`/api/demands/${id}/publish`, { params: { header: keyed(key) } }));

export const renewDemand = (id: string) =>
  take<Demand>(api.POST(`/api/demands/${id}/renew`, { params: { header: keyed() } }));

export const closeDemand = (id: string, body: CloseDemand) =>
  take<Demand>(api.POST(`/api/demands/${id}/close`, { body, params: { header: keyed() } }));
