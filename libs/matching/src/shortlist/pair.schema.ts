// Wire shapes of pairs found from the other end: which own listings a foreign one is suggested with.
import { z } from 'zod';
import { Abilities } from '../../../platform/src/http/page.schema.js';
import { Uuid } from '../../../platform/src/ids.schema.js';

export const PAIR_NOUNS = ['achievement', 'demand'] as const;
/** As many as a page compares. */
const MOST_LISTINGS = 5;

const tooMany = `最多 ${MOST_LISTINGS} 项`;
const noun = z.enum(PAIR_NOUNS, '只能是成果或需求');

/** Listings of others, joined by commas. */
export const OwnPairsQuery = z.object({
  noun,
  ids: z
    .string('请指明成果或需求')
    .max(200, '过长')
    .transform((ids) => [...new Set(ids.split(','))])
    .pipe(z.array(Uuid).max(MOST_LISTINGS, tooMany)),
});
export type OwnPairsQuery = z.infer<typeof OwnPairsQuery>;

export const OwnPair = z
  .object({
    matchId: Uuid,
    /** The listing asked for. */
    listingId: Uuid,
    /** The reader's own end. */
    own: z.object({ id: Uuid, title: z.string() }),
    score: z.number(),
    isShortlisted: z.boolean(),
    can: Abilities,
  })
  .meta({ id: 'OwnMatchPair' });
export type OwnPair = z.infer<typeof OwnPair>;

/** Best first. */
export const OwnPairs = z.object({ items: z.array(OwnPair) }).meta({ id: 'OwnMatchPairs' });
export type OwnPairs = z.infer<typeof OwnPairs>;

/** What was done with listings on their own pages; it counts for every pair of theirs with a listing of the reader's side. */
export const GiveListingFeedback = z
  .object({
    kind: z.enum(['OPENED', 'COMPARED'], '只能是打开或对比'),
    noun,
    ids: z.array(Uuid).min(1, '请指明成果或需求').max(MOST_LISTINGS, tooMany),
  })
  .meta({ id: 'GiveListingFeedback' });
export type GiveListingFeedback = z.infer<typeof GiveListingFeedback>;
