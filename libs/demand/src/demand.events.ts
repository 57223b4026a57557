// Facts about demands that other rooms and the search index react to. Ids only; at most 500 per event.
import { z } from 'zod';
import { LISTING_BATCH } from '@app/listing';
import { defineEvent, Uuid } from '@app/platform';

/** A use case on one row, or one batch of an import or of the clock. */
const Ids = z.object({ demandIds: z.array(Uuid).min(1).max(LISTING_BATCH) });

/** Became visible: first publication, renewal after expiry, or import. */
export const DemandPublished = defineEvent('demand.published', 1, Ids);

/** Visible text or data of an open demand changed. */
export const DemandChanged = defineEvent('demand.changed', 1, Ids);

export const DemandClosed = defineEvent('demand.closed', 1, Ids);

export const DemandExpired = defineEvent('demand.expired', 1, Ids);

/** The enterprise should confirm or close: `daysLeft` is 30 or 7. */
export const DemandExpiring = defineEvent('demand.expiring', 1, Ids.extend({ daysLeft: z.int() }));
