// Wire shapes of saved searches and of what a person follows.
import { z } from 'zod';
import { safeText } from '../../platform/src/text.schema.js';
import { Uuid, uuidSaying } from '../../platform/src/ids.schema.js';
import { AchievementFilters, DemandFilters } from './saved-filters.schema.js';

export const NOUNS = ['achievement', 'demand'] as const;
export type Noun = (typeof NOUNS)[number];

/** How soon one is told of what is new; OFF = never. */
export const CADENCES = ['AT_ONCE', 'DAILY', 'WEEKLY', 'OFF'] as const;
export type Cadence = (typeof CADENCES)[number];
const Cadence = z.enum(CADENCES, '不是有效的提醒方式');

const common = {
  name: safeText(1, 60),
  /** As typed, blanks squeezed; empty = the filters alone. */
  q: safeText(0, 200)
    .overwrite((text) => text.replace(/\s+/gu, ' '))
    .default(''),
  cadence: Cadence.default('DAILY'),
};

export const SaveSearch = z.discriminatedUnion('noun', [
  z.object({ ...common, noun: z.literal('achievement'), filters: AchievementFilters.default({}) }),
  z.object({ ...common, noun: z.literal('demand'), filters: DemandFilters.default({}) }),
]);
export type SaveSearch = z.infer<typeof SaveSearch>;

export const ChangeSearch = z.object({
  name: safeText(1, 60).optional(),
  cadence: Cadence.optional(),
});
export type ChangeSearch = z.infer<typeof ChangeSearch>;

export const SavedSearchView = z
  .object({
    id: Uuid,
    noun: z.enum(NOUNS),
    name: z.string(),
    q: z.string(),
    filters: z.record(z.string(), z.union([z.string(), z.int()])),
    /** Of the holder that is filtered on. */
    holderName: z.string().nullable(),
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

const followed = { cadence: Cadence.default('DAILY') };

export const StartFollow = z.discriminatedUnion('kind', [
  z.object({ ...followed, kind: z.literal('ORGANISATION'), subject: uuidSaying('不是有效的机构编号') }),
  /** A code of the list techArea. */
  z.object({
    ...followed,
    kind: z.literal('FIELD'),
    subject: z.string().regex(/^[A-Za-z0-9_]{1,32}$/, '不是有效的领域代码'),
  }),
]);
export type StartFollow = z.infer<typeof StartFollow>;

export const ChangeFollow = z.object({ cadence: Cadence }).meta({ id: 'ChangeFollow' });
export type ChangeFollow = z.infer<typeof ChangeFollow>;

export const FollowView = z
  .object({
    id: Uuid,
    kind: z.enum(FOLLOW_KINDS),
    /** Id of the organisation, or code of the field. */
    subject: z.string(),
    /** Name of the organisation or of the field. */
    name: z.string(),
    cadence: z.enum(CADENCES),
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
