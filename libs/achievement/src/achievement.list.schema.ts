// Wire shapes of lists of achievements: the public hall, the unit's own list, the review queue, what is similar.
import { z } from 'zod';
import { PageQuery, pageOf } from '../../platform/src/http/page.schema.js';
import {
  ACHIEVEMENT_STATES,
  DISCLOSURE_LEVELS,
  Heading,
  IP_STATES,
  Price,
  REVISION_STATES,
} from './achievement.schema.js';

/** Facets of the hall. Values that a disclosure level hides from the public are not counted and not filtered on. */
export const ACHIEVEMENT_FACETS = ['techArea', 'stage', 'modes', 'bases', 'ipState', 'priceBand'] as const;
export type AchievementFacet = (typeof ACHIEVEMENT_FACETS)[number];

/** Bands of the lower price in 万元 (LT10 = below 10); kinds without an amount are bands of their own. */
export const PRICE_BANDS = [
  'LT10',
  '10_50',
  '50_100',
  '100_500',
  'GE500',
  'NEGOTIABLE',
  'SHARE',
  'FREE_START',
] as const;
export type PriceBand = (typeof PRICE_BANDS)[number];

export const SORTS = ['relevance', 'newest', 'ending', 'trl', 'price'] as const;

/** Several values of one facet, joined by commas: any of them. */
const anyOf = z
  .string()
  .max(200, '过长')
  .regex(/^[A-Za-z0-9_]+(,[A-Za-z0-9_]+)*$/, '应为以逗号分隔的代码')
  .optional();

export const AchievementQuery = PageQuery.extend({
  q: z.string().trim().max(200, '最多 200 个字').optional(),
  techArea: anyOf,
  stage: anyOf,
  modes: anyOf,
  bases: anyOf,
  ipState: anyOf,
  priceBand: anyOf,
  trlMin: z.coerce.number().int().min(1).max(9).optional(),
  trlMax: z.coerce.number().int().min(1).max(9).optional(),
  holder: z.uuid('不是有效的机构编号').optional(),
  sort: z.enum(SORTS, '不是有效的排序').default('relevance'),
});
export type AchievementQuery = z.infer<typeof AchievementQuery>;

const Pieces = z.array(z.object({ text: z.string(), hit: z.boolean() })).readonly();
const Counts = z.record(z.string(), z.int()).readonly();

export const AchievementCard = Heading.extend({
  abstract: z.string().nullable().optional(),
  keywords: z.array(z.string()).optional(),
  ipState: z.enum(IP_STATES).optional(),
  hasComparison: z.boolean().optional(),
  modes: z.array(z.string()).optional(),
  price: Price.nullable().optional(),
  /** Passages around the words found, in pieces so that nothing has to be escaped; absent when nothing was searched. */
  highlights: z.record(z.string(), Pieces).readonly().optional(),
}).meta({ id: 'AchievementCard' });
export type AchievementCard = z.infer<typeof AchievementCard>;

export const AchievementPage = pageOf(AchievementCard)
  .extend({
    /** Facet → value → number of achievements; each facet is counted without its own filter. */
    facets: z.record(z.string(), Counts).readonly(),
    /** True while the search engine does not answer and the embedded one stands in. */
    degraded: z.boolean(),
  })
  .meta({ id: 'AchievementPage' });
export type AchievementPage = z.infer<typeof AchievementPage>;

export const OwnAchievementQuery = PageQuery.extend({
  state: z.enum(ACHIEVEMENT_STATES, '不是有效的状态').optional(),
});
export type OwnAchievementQuery = z.infer<typeof OwnAchievementQuery>;

export const OwnAchievementCard = AchievementCard.extend({
  revisionState: z.enum(REVISION_STATES),
  updatedAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
}).meta({ id: 'OwnAchievementCard' });
export type OwnAchievementCard = z.infer<typeof OwnAchievementCard>;

export const OwnAchievementPage = pageOf(OwnAchievementCard)
  .extend({
    /** Number of the unit's achievements in each state, whatever the filter. */
    counts: z.partialRecord(z.enum(ACHIEVEMENT_STATES), z.int()),
  })
  .meta({ id: 'OwnAchievementPage' });
export type OwnAchievementPage = z.infer<typeof OwnAchievementPage>;

export const ReviewQueuePage = pageOf(OwnAchievementCard).meta({ id: 'AchievementReviewQueue' });
export type ReviewQueuePage = z.infer<typeof ReviewQueuePage>;

export const SimilarAchievements = z
  .object({ items: z.array(AchievementCard), degraded: z.boolean() })
  .meta({ id: 'SimilarAchievements' });
export type SimilarAchievements = z.infer<typeof SimilarAchievements>;

export const AsSeenByQuery = z.object({ level: z.enum(DISCLOSURE_LEVELS, '不是有效的公开级别').default('PUBLIC') });
export type AsSeenByQuery = z.infer<typeof AsSeenByQuery>;
