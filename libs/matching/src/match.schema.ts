// Wire shapes of matches: a scored pair as its two sides see it, and what they may decide about it.
import { z } from 'zod';
import { Abilities, PageQuery, pageOf } from '../../platform/src/http/page.schema.js';
import { Uuid, uuidSaying } from '../../platform/src/ids.schema.js';
import { safeText } from '../../platform/src/text.schema.js';
import { AchievementCard } from '../../achievement/src/achievement.list.schema.js';
import { COMPARATORS } from '../../demand/src/demand.schema.js';
import { DemandCard } from '../../demand/src/demand.list.schema.js';

export const DECISIONS = ['NONE', 'ACCEPTED', 'REJECTED'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The two ends of a match. */
export const SIDES = ['demand', 'achievement'] as const;
export type Side = (typeof SIDES)[number];

/** Why a side does not want to see this pair again; trains the weights later. */
export const REJECT_REASONS = [
  'NOT_RELEVANT',
  'IMMATURE',
  'PRICE',
  'INDICATORS',
  'COOPERATION_MODE',
  'ALREADY_SOLVED',
  'PARTNER',
  'OTHER',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export const RejectMatch = z
  .object({
    reason: z.enum(REJECT_REASONS, '请选择一项理由'),
    note: safeText(0, 500).default(''),
  })
  .refine((input) => input.reason !== 'OTHER' || input.note !== '', {
    path: ['note'],
    message: '选择“其他”时请写明理由',
  })
  .meta({ id: 'RejectMatch' });
export type RejectMatch = z.infer<typeof RejectMatch>;

export const MatchReason = z
  .object({
    feature: z.string(),
    text: z.string(),
    /** Points of 100 in tenths, signed; the contributions of a match add up to its score. */
    contribution: z.number(),
  })
  .meta({ id: 'MatchReason' });

export const MatchMissing = z.object({ feature: z.string(), text: z.string() }).meta({ id: 'MatchMissing' });

export const IndicatorRow = z
  .object({
    name: z.string(),
    unit: z.string(),
    currentValue: z.string().nullable(),
    comparator: z.enum(COMPARATORS),
    targetValue: z.string(),
    offered: z.string().nullable(),
    isMet: z.boolean().nullable(),
  })
  .meta({ id: 'MatchIndicator' });

export const MatchView = z
  .object({
    id: Uuid,
    score: z.number(),
    /** Place among the suggestions of the demand; null when it is no longer suggested. */
    rank: z.int().nullable(),
    demand: DemandCard,
    achievement: AchievementCard,
    reasons: z.array(MatchReason),
    missing: z.array(MatchMissing),
    indicators: z.array(IndicatorRow),
    demandDecision: z.enum(DECISIONS),
    achievementDecision: z.enum(DECISIONS),
    weightsVersion: z.string(),
    suggestedAt: z.iso.datetime(),
    dealId: Uuid.nullable().meta({ description: '查看者参与的、由这一对产生且未失败的撮合' }),
    isShortlisted: z.boolean().meta({ description: '查看者一方已将其入围；另一方不会得知' }),
    can: Abilities,
  })
  .meta({ id: 'Match' });
export type MatchView = z.infer<typeof MatchView>;

/** Exactly one listing, or none: then all matches of the own organisation's listings. */
export const MatchQuery = PageQuery.extend({
  demandId: uuidSaying('不是有效的需求编号').optional(),
  achievementId: uuidSaying('不是有效的成果编号').optional(),
  /** Only what the reader's side keeps on its shortlist, also when it is no longer among the best. */
  shortlisted: z.enum(['true', 'false'], { error: 'shortlisted 只能是 true 或 false' }).optional(),
})
  .refine((query) => !(query.demandId && query.achievementId), {
    path: ['achievementId'],
    message: '需求与成果只能指定一个',
  })
  .meta({ id: 'MatchQuery' });
export type MatchQuery = z.infer<typeof MatchQuery>;

export const MatchPage = pageOf(MatchView).meta({ id: 'MatchPage' });
export type MatchPage = z.infer<typeof MatchPage>;

export const MatchCountQuery = z.object({ demandId: uuidSaying('不是有效的需求编号') });
export type MatchCountQuery = z.infer<typeof MatchCountQuery>;
export const MatchCount = z.object({ count: z.int() }).meta({ id: 'MatchCount' });
