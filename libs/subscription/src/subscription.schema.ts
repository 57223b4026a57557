// Wire shapes of saved searches and of what a person follows.
import { z } from 'zod';
import { AchievementQuery } from '../../achievement/src/achievement.list.schema.js';
import { DemandQuery } from '../../demand/src/demand.list.schema.js';
import { safeText } from '../../platform/src/text.schema.js';
import { Uuid, uuidSaying } from '../../platform/src/ids.schema.js';

export const NOUNS = ['achievement', 'demand'] as const;
export type Noun = (typeof NOUNS)[number];

/** How soon one is told of what a saved search newly finds; OFF = it only counts. */
export const CADENCES = ['AT_ONCE', 'DAILY', 'WEEKLY', 'OFF'] as const;
export type Cadence = (typeof CADENCES)[number];

const PAGING = { q: true, sort: true, cursor: true, limit: true } as const;

/** Filters as the hall's own address has them: several values of one facet joined by commas. */
export const AchievementFilters = AchievementQuery.omit(PAGING).strict();
export const DemandFilters = DemandQuery.omit(PAGING).strict();
export type SavedFilters = z.infer<typeof AchievementFilters> & z.infer<typeof DemandFilters>;

const common = {
  name: safeText(1, 60),
  /** As typed; empty = the filters alone. */
  q: z.union([z.literal(''), safeText(1, 200)]).default(''),
  cadence: z.enum(CADENCES, '不是有效的提醒方式').default('DAILY'),
};

export const SaveSearch = z.discriminatedUnion('noun', [
  z.object({ ...common, noun: z.literal('achievement'), filters: AchievementFilters.default({}) }),
  z.object({ ...common, noun: z.literal('demand'), filters: DemandFilters.default({}) }),
]);
export type SaveSearch = z.infer<typeof SaveSearch>;

export const ChangeSearch = z.object({
  name: safeText(1, 60).optional(),
  cadence: z.enum(CADENCES, '不是有效的提醒方式').optional(),
});
export type ChangeSearch = z.infer<typeof ChangeSearch>;

export const SavedSearchView = z
  .object({
    id: Uuid,
    noun: z.enum(NOUNS),
    name: z.string(),
    q: z.string(),
    filters: z.record(z.string(), z.union([z.string(), z.int()])),
    cadence: z.enum(CADENCES),
    /** Still open items found since the owner last looked; counted up to 100. */
    newCount: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
    lastAlertAt: z.date().nullable(),
  })
  .meta({ id: 'SavedSearch' });
export type SavedSearchView = z.infer<typeof SavedSearchView>;

export const SavedSearchList = z
  .object({ items: z.array(SavedSearchView), most: z.int() })
  .meta({ id: 'SavedSearchList' });
export type SavedSearchList = z.infer<typeof SavedSearchList>;

export const FOLLOW_KINDS = ['ORGANISATION', 'FIELD'] as const;
export type FollowKind = (typeof FOLLOW_KINDS)[number];

export const StartFollow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ORGANISATION'), subject: uuidSaying('不是有效的机构编号') }),
  /** A code of the list techArea. */
  z.object({ kind: z.literal('FIELD'), subject: z.string().regex(/^[A-Za-z0-9_]{1,32}$/, '不是有效的领域代码') }),
]);
export type StartFollow = z.infer<typeof StartFollow>;

export const FollowView = z
  .object({
    id: Uuid,
    kind: z.enum(FOLLOW_KINDS),
    /** Id of the organisation, or code of the field. */
    subject: z.string(),
    /** Name of the organisation or of the field. */
    name: z.string(),
    createdAt: z.date(),
  })
  .meta({ id: 'Follow' });
export type FollowView = z.infer<typeof FollowView>;

export const FollowList = z.object({ items: z.array(FollowView) }).meta({ id: 'FollowList' });
export type FollowList = z.infer<typeof FollowList>;

export const NewestItem = z.object({
  noun: z.enum(NOUNS),
  id: Uuid,
  title: z.string(),
  publishedAt: z.date(),
});
export const FollowNewest = z
  .object({ items: z.array(z.object({ followId: Uuid, newest: z.array(NewestItem) })) })
  .meta({ id: 'FollowNewest' });
export type FollowNewest = z.infer<typeof FollowNewest>;
