// Achievements: public hall, one record, the unit's own list, the review queue, and every act on one.
import { queryOptions } from '@tanstack/react-query';
import type { ListSource } from '../../ui/list/useListQuery.js';
import { api, keyed, take } from '../client.js';
import { pageParams, viewParams } from '../page-params.js';
import type {
  Achievement,
  AchievementCard,
  AchievementInput,
  AchievementPage,
  DisclosureLevel,
  OwnAchievementCard,
  OwnAchievementPage,
  ProjectedAchievement,
  ReviewQueuePage,
  SimilarAchievements,
} from './listing-types.js';

/** The hall, by view. */
export const achievementHall: ListSource<AchievementCard, AchievementPage> = {
  noun: 'achievement',
  page: (view, cursor, signal) =>
    take<AchievementPage>(api.GET('/api/achievements', { params: { query: pageParams(view, cursor) }, signal })),
  file: (view, format) =>
    take<Blob>(
      api.GET('/api/achievements/export', { params: { query: { ...viewParams(view), format } }, parseAs: 'blob' }),
    ),
};

/** The newest ones, for the home page; the facets of the answer count the bases. */
export const newestAchievementsQuery = queryOptions({
  queryKey: ['achievement', 'list', 'newest'],
  queryFn: ({ signal }) =>
    take<AchievementPage>(api.GET('/api/achievements', { params: { query: { sort: 'newest', limit: 5 } }, signal })),
});

export const achievementQuery = (id: string) =>
  queryOptions({
    queryKey: ['achievement', 'one', id],
    queryFn: ({ signal }) => take<Achievement>(api.GET(`/api/achievements/${id}`, { signal })),
  });

export const similarAchievementsQuery = (id: string) =>
  queryOptions({
    queryKey: ['achievement', 'similar', id],
    queryFn: ({ signal }) => take<SimilarAchievements>(api.GET(`/api/achievements/${id}/similar`, { signal })),
  });

/** What a reader of that level sees of it; `version` tells the cache apart after a change. */
export const asSeenByQuery = (id: string, level: DisclosureLevel, version: number) =>
  queryOptions({
    queryKey: ['achievement', 'as-seen-by', id, level, version],
    queryFn: ({ signal }) =>
      take<ProjectedAchievement>(
        api.GET(`/api/achievements/${id}/as-seen-by`, { params: { query: { level } }, signal }),
      ),
  });

/** The unit's own list; the tab of the view is the state. */
export const ownAchievements: ListSource<OwnAchievementCard, OwnAchievementPage> = {
  noun: 'achievement-mine',
  page: ({ tab }, cursor, signal) =>
    take<OwnAchievementPage>(
      api.GET('/api/achievements/mine', { params: { query: { state: tab || undefined, cursor, limit: 20 } }, signal }),
    ),
  file: ({ tab }, format) =>
    take<Blob>(
      api.GET('/api/achievements/mine/export', {
        params: { query: { state: tab || undefined, format } },
        parseAs: 'blob',
      }),
    ),
};

/** Published achievements by words, for a search field. */
export const achievementSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['achievement', 'search', q],
    queryFn: ({ signal }) =>
      take<AchievementPage>(
        api.GET('/api/achievements', { params: { query: { q: q || undefined, limit: 20 } }, signal }),
      ),
  });

/** Own achievements that can be offered now. */
export const publishedOwnAchievementsQuery = queryOptions({
  queryKey: ['achievement-mine', 'list', 'published'],
  queryFn: ({ signal }) =>
    take<OwnAchievementPage>(
      api.GET('/api/achievements/mine', { params: { query: { state: 'PUBLISHED', limit: 100 } }, signal }),
    ),
});

export const reviewQueue: ListSource<OwnAchievementCard, ReviewQueuePage> = {
  noun: 'achievement-review',
  page: (_view, cursor, signal) =>
    take<ReviewQueuePage>(
      api.GET('/api/achievements/review-queue', { params: { query: { cursor, limit: 20 } }, signal }),
    ),
};

/** How many wait for this reviewer, for the menu; capped at one page. */
export const reviewCountQuery = queryOptions({
  queryKey: ['achievement-review', 'count'],
  queryFn: ({ signal }) =>
    take<ReviewQueuePage>(api.GET('/api/achievements/review-queue', { params: { query: { limit: 100 } }, signal })),
});

export const draftAchievement = (body: AchievementInput, key: string) =>
  take<Achievement>(api.POST('/api/achievements', { body, params: { header: keyed(key) } }));

export const editAchievement = (id: string, body: AchievementInput) =>
  take<Achievement>(api.PATCH(`/api/achievements/${id}`, { body, params: { header: keyed() } }));

export const submitAchievement = (id: string, key: string) =>
  take<Achievement>(
    api.POST(`/api/achievements/${id}/submit`, { body: { declaresNoSecrets: true }, params: { header: keyed(key) } }),
  );

/** Acts that need no words. */
export const ACTS = ['approve', 'publish', 'renew'] as const;
export const actOnAchievement = (id: string, act: (typeof ACTS)[number]) =>
  take<Achievement>(api.POST(`/api/achievements/${id}/${act}`, { params: { header: keyed() } }));

/** Acts that need a reason. */
export const REASONED_ACTS = ['return', 'withdraw'] as const;
export type ReasonedAct = (typeof REASONED_ACTS)[number];
export const reasonedActOnAchievement = (id: string, act: ReasonedAct, reason: string) =>
  take<Achievement>(api.POST(`/api/achievements/${id}/${act}`, { body: { reason }, params: { header: keyed() } }));
