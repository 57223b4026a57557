// Wire shape of the answer to 为什么没有推荐: what stands between a chosen pair and the list.
import { z } from 'zod';
import { uuidSaying } from '../../platform/src/ids.schema.js';
import { MatchMissing, MatchReason } from './match.schema.js';

/** In the order of asking: the first that holds is the answer. */
export const VERDICTS = [
  'suggested',
  'demand-closed',
  'achievement-closed',
  'own-listing',
  'excluded-partner',
  'rejected',
  'withheld',
  'not-searchable',
  'no-common-subject',
  'too-weak',
  'outranked',
  'not-examined',
  'due',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export const WhyNotQuery = z
  .object({ demandId: uuidSaying('不是有效的需求编号'), achievementId: uuidSaying('不是有效的成果编号') })
  .meta({ id: 'WhyNotQuery' });
export type WhyNotQuery = z.infer<typeof WhyNotQuery>;

export const WhyNotView = z
  .object({
    verdict: z.enum(VERDICTS).meta({
      description: '前几项是排除规则；withheld 表示对方的条件或决定，内容不公开；due 表示下次更新时列入',
    }),
    text: z.string(),
    /** Points of 100 and the place on the demand's list that the pair has or would have; null when it cannot be scored. */
    score: z.number().nullable(),
    rank: z.int().nullable(),
    listLength: z.int(),
    reasons: z.array(MatchReason),
    missing: z.array(MatchMissing),
    weightsVersion: z.string().nullable(),
  })
  .meta({ id: 'WhyNot' });
export type WhyNotView = z.infer<typeof WhyNotView>;
