// Wire shapes of lists of achievements: the public hall, the unit's own list, the review queue, what is similar.
import { z } from 'zod';
import {
  AMOUNT_BANDS,
  comparisonOf,
  FacetValues,
  hallPageOf,
  HallWords,
  Highlights,
  ownPageOf,
  ownQueryOf,
} from '../../listing/src/listing.schema.js';
import { TableFormat } from '../../platform/src/document/format.schema.js';
import { pageOf, wholeNumber } from '../../platform/src/http/page.schema.js';
import { uuidSaying } from '../../platform/src/ids.schema.js';
import {
  ACHIEVEMENT_STATES,
  DISCLOSURE_LEVELS,
  Heading,
  IP_STATES,
  Price,
  ProjectedAchievement,
  REVISION_STATES,
} from './achievement.schema.js';

/** Facets of the hall. Values that a disclosure level hides from the public are not counted and not filtered on. */
export const ACHIEVEMENT_FACETS = ['techArea', 'stage', 'modes', 'bases', 'ipState', 'priceBand'] as const;
export type AchievementFacet = (typeof ACHIEVEMENT_FACETS)[number];

/** Bands of the lower price; kinds without an amount are bands of their own. */
export const PRICE_BANDS = [...AMOUNT_BANDS, 'NEGOTIABLE', 'SHARE', 'FREE_START'] as const;
export type PriceBand = (typeof PRICE_BANDS)[number];

export const SORTS = ['relevance', 'newest', 'ending', 'trl', 'price'] as const;

export const AchievementQuery = HallWords.extend({
  techArea: FacetValues,
  stage: FacetValues,
  modes: FacetValues,
  bases: FacetValues,
  ipState: FacetValues,
  priceBand: FacetValues,
  trlMin: wholeNumber(1, 9).optional(),
  trlMax: wholeNumber(1, 9).optional(),
  holder: uuidSaying('不是有效的机构编号').optional(),
  sort: z.enum(SORTS, '不是有效的排序').default('relevance'),
});
export type AchievementQuery = z.infer<typeof AchievementQuery>;

/** The same question for a file of all that it finds. */
export const AchievementFileQuery = AchievementQuery.omit({ cursor: true, limit: true }).extend({
  format: TableFormat,
});
export type AchievementFileQuery = z.infer<typeof AchievementFileQuery>;

export const AchievementCard = Heading.extend({
  abstract: z.string().nullable().optional(),
  keywords: z.array(z.string()).optional(),
  ipState: z.enum(IP_STATES).optional(),
  hasComparison: z.boolean().optional(),
  modes: z.array(z.string()).optional(),
  price: Price.nullable().optional(),
  highlights: Highlights.optional(),
}).meta({ id: 'AchievementCard' });
export type AchievementCard = z.infer<typeof AchievementCard>;

export const AchievementPage = hallPageOf(AchievementCard).meta({ id: 'AchievementPage' });
export type AchievementPage = z.infer<typeof AchievementPage>;

export const OwnAchievementQuery = ownQueryOf(ACHIEVEMENT_STATES);
export type OwnAchievementQuery = z.infer<typeof OwnAchievementQuery>;

export const OwnAchievementFileQuery = OwnAchievementQuery.omit({ cursor: true, limit: true }).extend({
  format: TableFormat,
});
export type OwnAchievementFileQuery = z.infer<typeof OwnAchievementFileQuery>;

export const OwnAchievementCard = AchievementCard.extend({
  revisionState: z.enum(REVISION_STATES),
  updatedAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
}).meta({ id: 'OwnAchievementCard' });
export type OwnAchievementCard = z.infer<typeof OwnAchievementCard>;

export const OwnAchievementPage = ownPageOf(OwnAchievementCard, ACHIEVEMENT_STATES).meta({ id: 'OwnAchievementPage' });
export type OwnAchievementPage = z.infer<typeof OwnAchievementPage>;

export const ReviewQueuePage = pageOf(OwnAchievementCard).meta({ id: 'AchievementReviewQueue' });
export type ReviewQueuePage = z.infer<typeof ReviewQueuePage>;

export const SimilarAchievements = z
  .object({
    /** `shared`: words of the title or keywords that the other one has as well. */
    items: z.array(AchievementCard.extend({ shared: z.array(z.string()) })),
    degraded: z.boolean(),
  })
  .meta({ id: 'SimilarAchievements' });
export type SimilarAchievements = z.infer<typeof SimilarAchievements>;

/** Side by side, each as its reader may see it. */
export const ComparedAchievements = comparisonOf(ProjectedAchievement).meta({ id: 'ComparedAchievements' });
export type ComparedAchievements = z.infer<typeof ComparedAchievements>;

export const AsSeenByQuery = z.object({ level: z.enum(DISCLOSURE_LEVELS, '不是有效的公开级别').default('PUBLIC') });
export type AsSeenByQuery = z.infer<typeof AsSeenByQuery>;
