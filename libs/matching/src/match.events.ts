// Facts about matches. Ids only.
import { z } from 'zod';
import { defineEvent, Uuid } from '@app/platform';

/** Pairs of one demand that were never suggested before. */
export const MatchSuggested = defineEvent(
  'match.suggested',
  1,
  z.object({
    demandId: Uuid,
    demandOrganisationId: Uuid,
    achievementIds: z.array(Uuid).min(1).max(20),
    /** Holders of those achievements, each once. */
    achievementOrganisationIds: z.array(Uuid).min(1),
  }),
);

export const MatchAccepted = defineEvent(
  'match.accepted',
  1,
  z.object({ matchId: Uuid, side: z.enum(['demand', 'achievement']) }),
);

export const MatchRejected = defineEvent(
  'match.rejected',
  1,
  z.object({ matchId: Uuid, side: z.enum(['demand', 'achievement']), reason: z.string() }),
);
