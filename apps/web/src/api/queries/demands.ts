// Demands: public hall.
import { queryOptions } from '@tanstack/react-query';
import type { ListSource } from '../../ui/list/useListQuery.js';
import { api, take } from '../client.js';
import { pageParams } from '../page-params.js';
import type { DemandCard, DemandPage } from './listing-types.js';

/** The hall, by view. */
export const demandHall: ListSource<DemandCard, DemandPage> = {
  noun: 'demand',
  page: (view, cursor, signal) =>
    take<DemandPage>(api.GET('/api/demands', { params: { query: pageParams(view, cursor) }, signal })),
};

export const newestDemandsQuery = queryOptions({
  queryKey: ['demand', 'list', 'newest'],
  queryFn: ({ signal }) =>
    take<DemandPage>(api.GET('/api/demands', { params: { query: { sort: 'newest', limit: 5 } }, signal })),
});
