// Achievements: public hall. The pattern for every noun: a list source, then one query per question.
import { queryOptions } from '@tanstack/react-query';
import type { ListSource } from '../../ui/list/useListQuery.js';
import { api, take } from '../client.js';
import { pageParams } from '../page-params.js';
import type { AchievementCard, AchievementPage } from './listing-types.js';

/** The hall, by view. */
export const achievementHall: ListSource<AchievementCard, AchievementPage> = {
  noun: 'achievement',
  page: (view, cursor, signal) =>
    take<AchievementPage>(api.GET('/api/achievements', { params: { query: pageParams(view, cursor) }, signal })),
};

/** The newest ones, for the home page; the facets of the answer count the bases. */
export const newestAchievementsQuery = queryOptions({
  queryKey: ['achievement', 'list', 'newest'],
  queryFn: ({ signal }) =>
    take<AchievementPage>(api.GET('/api/achievements', { params: { query: { sort: 'newest', limit: 5 } }, signal })),
});
