// Reads the shortlist of the actor's side. One question for a whole page of pairs.
import type { Actor } from '@app/identity';
import type { Database } from '@app/platform';

/** Ids of those pairs that the actor's side keeps on its shortlist. */
export async function shortlistedAmong(
  database: Database,
  actor: Actor,
  rows: readonly { id: string }[],
): Promise<ReadonlySet<string>> {
  if (actor.organisationId === null || rows.length === 0) return new Set();
  const kept = await database.query<{ id: string }>(
    'SELECT match_id AS id FROM match_shortlist WHERE organisation_id = $1 AND match_id = ANY($2::uuid[])',
    [actor.organisationId, rows.map(({ id }) => id)],
  );
  return new Set(kept.map(({ id }) => id));
}
