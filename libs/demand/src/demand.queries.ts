// Statements longer than a service method should carry. Not for rules.
import type { Database } from '@app/platform';

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
