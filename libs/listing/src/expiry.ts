// The clock of open listings: expiry of what was not confirmed in time, and reminders before it (domain §4.2, §5.1).
import { DateTime } from 'luxon';
import { SHANGHAI } from '@app/reference';
import type { Clock, Database, Tx } from '@app/platform';
import { LISTING_BATCH, trailRecord, type Listing, type ListingRow, type Trail } from './listing.js';

const DAY_MS = 86_400_000;

/** What a room tells the house about a batch of at most `LISTING_BATCH` listings, in the transaction that makes it true. */
interface ClockFacts {
  expired: (tx: Tx, ids: string[]) => Promise<void>;
  expiring: (tx: Tx, ids: string[], daysLeft: number) => Promise<void>;
}

/** Hides what is past its `validUntil` and reminds owners of what soon ends, batch by batch. Safe to run twice. */
export async function expireListings<Row extends ListingRow, V>(
  listing: Listing<Row, V | null>,
  { database, clock, trail }: { database: Database; clock: Clock; trail: Trail<V | null> },
  facts: ClockFacts,
): Promise<void> {
  const now = clock.now();
  const { noun, reminderDays } = listing;
  await inBatches(database, async (tx) => {
    const ids = await expireDue(tx, listing, now);
    if (ids.length === 0) return 0;
    await trail.writeMany(
      tx,
      null,
      ids.map((id) => trailRecord(noun, 'expire', id)),
    );
    await facts.expired(tx, ids);
    return ids.length;
  });
  for (const daysLeft of reminderDays.toReversed()) {
    await inBatches(database, async (tx) => {
      const ids = await markReminded(tx, listing, now, daysLeft);
      if (ids.length > 0) await facts.expiring(tx, ids, daysLeft);
      return ids.length;
    });
  }
}

/** The end of the day, Asia/Shanghai, `months` after `from`. */
export function endOfDayAfter(from: Date, months: number): Date {
  return DateTime.fromJSDate(from, { zone: SHANGHAI }).plus({ months }).endOf('day').toJSDate();
}

async function inBatches(database: Database, batch: (tx: Tx) => Promise<number>): Promise<void> {
  while ((await database.tx(batch)) === LISTING_BATCH);
}

type Kind = Pick<Listing<ListingRow, unknown>, 'noun' | 'openState'>;

/** Skips rows in use. Versions grow, so that an editor who holds the old one is told. */
async function expireDue(tx: Tx, { noun, openState }: Kind, now: Date): Promise<string[]> {
  const [rows]: [{ id: string }[]] = await tx.query(
    `UPDATE ${noun} SET state = 'EXPIRED', version = version + 1, updated_at = $1
     WHERE id IN (SELECT id FROM ${noun} WHERE state = $3 AND valid_until <= $1
                  ORDER BY valid_until LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    [now, LISTING_BATCH, openState],
  );
  return rows.map((row) => row.id);
}

/** Takes those that end within `daysLeft` days and were not yet reminded at that distance or a nearer one. */
async function markReminded(tx: Tx, { noun, openState }: Kind, now: Date, daysLeft: number): Promise<string[]> {
  const until = new Date(now.getTime() + daysLeft * DAY_MS);
  const [rows]: [{ id: string }[]] = await tx.query(
    `UPDATE ${noun} SET reminded_days = $1
     WHERE id IN (SELECT id FROM ${noun}
                  WHERE state = $5 AND valid_until > $2 AND valid_until <= $3
                    AND (reminded_days IS NULL OR reminded_days > $1)
                  ORDER BY valid_until LIMIT $4 FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    [daysLeft, now, until, LISTING_BATCH, openState],
  );
  return rows.map((row) => row.id);
}
