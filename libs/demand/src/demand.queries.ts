// Statements used twice or longer than a service method should carry. Not for rules.
import type { Database, Tx } from '@app/platform';

/**
 * Takes `count` consecutive numbers of the year and returns them as codes `XQ{year}{number}` (需求编号).
 * Six digits, more when a year has over 999 999. Serialises with other takers until the transaction ends.
 */
export async function takeCodes(tx: Tx, year: number, count: number): Promise<string[]> {
  const [row]: { last: number }[] = await tx.query(
    `INSERT INTO demand_number (year, last) VALUES ($1, $2)
     ON CONFLICT (year) DO UPDATE SET last = demand_number.last + excluded.last RETURNING last`,
    [year, count],
  );
  const first = (row?.last ?? count) - count + 1;
  return Array.from({ length: count }, (_, at) => `XQ${year}${String(first + at).padStart(6, '0')}`);
}

/**
 * Expires up to `limit` open demands whose time is over and returns their ids; skips rows in use.
 * Column versions grow, so that an editor who holds the old one is told.
 */
export async function expireDue(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const [rows]: [{ id: string }[]] = await tx.query(
    `UPDATE demand SET state = 'EXPIRED', version = version + 1, updated_at = $1
     WHERE id IN (SELECT id FROM demand WHERE state = 'OPEN' AND valid_until <= $1
                  ORDER BY valid_until LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    [now, limit],
  );
  return rows.map((row) => row.id);
}

/** Marks up to `limit` demands that expire before `until` as reminded at `days` and returns their ids. */
export async function markReminded(tx: Tx, days: number, now: Date, until: Date, limit: number): Promise<string[]> {
  const [rows]: [{ id: string }[]] = await tx.query(
    `UPDATE demand SET reminded_days = $1
     WHERE id IN (SELECT id FROM demand
                  WHERE state = 'OPEN' AND valid_until > $2 AND valid_until <= $3
                    AND (reminded_days IS NULL OR reminded_days > $1)
                  ORDER BY valid_until LIMIT $4 FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    [days, now, until, limit],
  );
  return rows.map((row) => row.id);
}

/** Ids of open and valid demands in id order, after `afterId`. */
export async function openDemandIds(
  database: Database,
  now: Date,
  afterId: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `SELECT id FROM demand
     WHERE state = 'OPEN' AND valid_until > $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
    [now, afterId, limit],
  );
  return rows.map((row) => row.id);
}
