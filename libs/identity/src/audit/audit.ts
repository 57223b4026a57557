// The audit trail: one row per write use case, in that use case's transaction. Not a log and not a history of values.
import { Injectable } from '@nestjs/common';
import { atCommit, Clock, newId, traceId } from '@app/platform';
import type { Tx } from '@app/platform';
import type { Actor } from '../actor.js';

export interface AuditRecord {
  /** `<room>.<verb>`, e.g. 'achievement.publish'. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Codes and ids only: no names, telephone numbers, texts of contracts or secrets. */
  detail?: object;
}

/** One entry as a record's timeline shows it. */
export interface AuditEntry {
  action: string;
  occurredAt: Date;
  /** Null: the system. */
  actorId: string | null;
  detail: Record<string, unknown>;
}

/** Entries of one subject that a timeline shows at most. */
const TIMELINE_LIMIT = 200;

@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  /** Adds one entry for what `actor` did (null: the system, or a person not signed in). */
  async write(tx: Tx, actor: Actor | null, record: AuditRecord): Promise<void> {
    await this.writeMany(tx, actor, [record]);
  }

  /** Adds one entry per record in one statement, for use cases that change many rows. */
  async writeMany(tx: Tx, actor: Actor | null, records: readonly AuditRecord[]): Promise<void> {
    if (records.length === 0) return;
    await atCommit(
      tx,
      `INSERT INTO audit_entry (id, occurred_at, actor_id, organisation_id, action, subject_type, subject_id, detail, trace_id)
       SELECT r.id, $1, $2, $3, r.action, r.subject_type, r.subject_id, r.detail, $4
       FROM unnest($5::uuid[], $6::text[], $7::text[], $8::text[], $9::jsonb[]) AS r(id, action, subject_type, subject_id, detail)`,
      [
        this.clock.now(),
        actor?.userId ?? null,
        actor?.organisationId ?? null,
        traceId(),
        records.map(() => newId()),
        records.map((record) => record.action),
        records.map((record) => record.subjectType),
        records.map((record) => record.subjectId),
        records.map((record) => JSON.stringify(record.detail ?? {})),
      ],
    );
  }

  /** What happened to one subject, latest first, at most 200 entries. The caller answers for who may read it. */
  of(tx: Tx, subjectType: string, subjectId: string): Promise<AuditEntry[]> {
    return tx.query(
      `SELECT action, occurred_at AS "occurredAt", actor_id AS "actorId", detail FROM audit_entry
       WHERE subject_type = $1 AND subject_id = $2 ORDER BY occurred_at DESC, id DESC LIMIT ${TIMELINE_LIMIT}`,
      [subjectType, subjectId],
    );
  }
}
