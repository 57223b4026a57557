// Several listings side by side: one request, each at the reader's own level.
import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../client.js';
import type { ComparedAchievements, ComparedDemands } from './listing-types.js';

const inQuery = (ids: readonly string[]) => ({ query: { ids: ids.join(',') } });

export const compareAchievementsQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['achievement', 'compare', ...ids],
    queryFn: ({ signal }) =>
      take<ComparedAchievements>(api.GET('/api/achievements/compare', { params: inQuery(ids), signal })),
  });

export const compareDemandsQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['demand', 'compare', ...ids],
    queryFn: ({ signal }) => take<ComparedDemands>(api.GET('/api/demands/compare', { params: inQuery(ids), signal })),
  });
