// Facts about weights. Ids only.
import { z } from 'zod';
import { defineEvent, Uuid } from '@app/platform';

/** Open demands after this one have to be matched with the version that went live; null: all of them. */
export const WeightsChanged = defineEvent(
  'match.weights-changed',
  1,
  z.object({ version: z.string(), afterDemandId: Uuid.nullable() }),
);

/** An operator wants new weights learned from the acts recorded so far. */
export const FitRequested = defineEvent('match.fit-requested', 1, z.object({ requestedBy: Uuid }));
