// What a use case left behind about one subject: facts in the outbox and entries of the audit trail, in order.
import type { Database } from '@app/platform';

/** Names of the events that carry this id. */
export async function eventsOf(database: Database, id: string): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT name FROM outbox_event WHERE payload::text LIKE $1 ORDER BY id`,
    [`%${id}%`],
  );
  return rows.map((row) => row.name);
}

/** Audited actions on this subject. */
export async function auditOf(database: Database, id: string): Promise<string[]> {
  const rows = await database.query<{ action: string }>(
    `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
    [id],
  );
  return rows.map((row) => row.action);
}
