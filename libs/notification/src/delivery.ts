// Turns an event into rows of notification: recipients are found and inserted by ONE statement, however many they are.
// Not for deciding who is told what: that is in notices/.
import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@app/platform';
import type { EventMeta } from '@app/platform';
import type { Role } from '@app/identity';
import type { SubjectType } from './notification.schema.js';
import type { TemplateKey } from './templates/index.js';
import type { Params } from './templates/template.js';

export const NOTIFICATION_CHANNEL = 'notification';

/** A fact older than this when it is told (history of an import, a long backlog) is filed as read: it is no news. */
const NEWS_DAYS = 30;

/** One person, the holders of roles in one organisation, or the holders of roles anywhere. */
export type Audience =
  | { userId: string }
  | { organisationId: string; roles: readonly Role[] }
  | { organisationId: null; roles: readonly Role[] };

export interface Notice {
  template: TemplateKey;
  params: Params;
  subject: { type: SubjectType; id: string };
  to: readonly Audience[];
  /** Never told, e.g. whoever did it. */
  except?: string | null;
  /** Not repeated to a person who has not yet read the last one about the same subject. */
  isMergedWhileUnread?: boolean;
}

interface Target {
  notice: number;
  user_id: string | null;
  organisation_id: string | null;
  roles: readonly Role[];
}

/** A person reached by several notices of one event gets the first of them only. Disabled users get none. */
const DELIVER = `
WITH notice AS (
  SELECT * FROM jsonb_to_recordset($4::jsonb)
    AS n(notice int, template text, params jsonb, subject_type text, subject_id uuid, passed_over uuid, is_merged boolean)
), target AS (
  SELECT * FROM jsonb_to_recordset($5::jsonb) AS t(notice int, user_id uuid, organisation_id uuid, roles varchar[])
), reached AS (
  SELECT DISTINCT ON (reach.user_id) reach.user_id, reach.notice
  FROM (
    SELECT t.user_id, t.notice FROM target t WHERE t.user_id IS NOT NULL
    UNION ALL
    SELECT m.user_id, t.notice
    FROM target t
    JOIN membership m ON m.status = 'ACTIVE' AND m.roles && t.roles
      AND (t.organisation_id IS NULL OR m.organisation_id = t.organisation_id)
    JOIN organisation o ON o.id = m.organisation_id AND o.status = 'ACTIVE'
    WHERE t.user_id IS NULL
  ) reach
  JOIN notice n ON n.notice = reach.notice AND n.passed_over IS DISTINCT FROM reach.user_id
  ORDER BY reach.user_id, reach.notice
), inserted AS (
  INSERT INTO notification (id, event_id, recipient_id, channel, template, params, subject_type, subject_id, occurred_at, read_at)
  SELECT uuidv7(), $1, r.user_id, 'IN_APP', n.template, n.params, n.subject_type, n.subject_id, $2, $3
  FROM reached r JOIN notice n USING (notice) JOIN user_account u ON u.id = r.user_id AND u.status = 'ACTIVE'
  WHERE NOT (n.is_merged AND EXISTS (
    SELECT FROM notification old WHERE old.recipient_id = r.user_id AND old.read_at IS NULL
      AND old.template = n.template AND old.subject_id = n.subject_id))
  ON CONFLICT (event_id, recipient_id, channel) DO NOTHING
  RETURNING 1
), counted AS (
  SELECT count(*)::int AS rows FROM inserted
)
SELECT rows, CASE WHEN rows > 0 THEN pg_notify('${NOTIFICATION_CHANNEL}', $6) END FROM counted`;

@Injectable()
export class Delivery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Inserts one row per recipient of the notices of an event; a repeat inserts nothing.
   * @returns the number of new rows
   */
  async deliver(
    { eventId, occurredAt }: Pick<EventMeta, 'eventId' | 'occurredAt'>,
    notices: readonly Notice[],
  ): Promise<number> {
    if (notices.length === 0) return 0;
    const newsSince = this.clock.now().getTime() - NEWS_DAYS * 86_400_000;
    const readAt = occurredAt.getTime() < newsSince ? occurredAt : null;
    const [row] = await this.database.query<{ rows: number }>(DELIVER, [
      eventId,
      occurredAt,
      readAt,
      JSON.stringify(notices.map(toRecord)),
      JSON.stringify(notices.flatMap(toTargets)),
      JSON.stringify({ eventId }),
    ]);
    return row?.rows ?? 0;
  }
}

function toRecord({ template, params, subject, except, isMergedWhileUnread }: Notice, notice: number) {
  return {
    notice,
    template,
    params,
    subject_type: subject.type,
    subject_id: subject.id,
    passed_over: except ?? null,
    is_merged: isMergedWhileUnread === true,
  };
}

function toTargets({ to }: Notice, notice: number): Target[] {
  return to.map((audience) =>
    'userId' in audience
      ? { notice, user_id: audience.userId, organisation_id: null, roles: [] }
      : { notice, user_id: null, organisation_id: audience.organisationId, roles: audience.roles },
  );
}
