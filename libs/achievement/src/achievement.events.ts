// Facts about achievements that other rooms and the search index react to. Ids only; at most 500 per event.
import { z } from 'zod';
import { LISTING_BATCH } from '@app/listing';
import { defineEvent, Uuid } from '@app/platform';

/** A use case on one row, or one batch of an import or of the clock. */
const Ids = z.object({ achievementIds: z.array(Uuid).min(1).max(LISTING_BATCH) });

/** Waits for a reviewer: of the holder (UNIT_REVIEW) or of the platform (PLATFORM_REVIEW). */
export const AchievementSubmitted = defineEvent(
  'achievement.submitted',
  1,
  z.object({
    achievementId: Uuid,
    organisationId: Uuid,
    stage: z.enum(['UNIT_REVIEW', 'PLATFORM_REVIEW']),
    isRevision: z.boolean(),
  }),
);

/** A reviewer sent it, or its changed core fields, back with a reason that stands in the row. */
export const AchievementReturned = defineEvent(
  'achievement.returned',
  1,
  z.object({ achievementId: Uuid, organisationId: Uuid, isRevision: z.boolean() }),
);

/** Became visible: first publication, renewal after expiry, or import. */
export const AchievementPublished = defineEvent('achievement.published', 1, Ids);

/** Visible text or data of a published achievement changed. */
export const AchievementChanged = defineEvent('achievement.changed', 1, Ids);

export const AchievementWithdrawn = defineEvent('achievement.withdrawn', 1, Ids);

export const AchievementExpired = defineEvent('achievement.expired', 1, Ids);

/** The holder should confirm or renew: `daysLeft` is 30 or 7. */
export const AchievementExpiring = defineEvent('achievement.expiring', 1, Ids.extend({ daysLeft: z.int() }));
