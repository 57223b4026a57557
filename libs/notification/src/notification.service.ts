// One's own notifications: list, count, read. Not for writing them (delivery) nor for the live connection (live/).
import { Injectable } from '@nestjs/common';
import { Clock, Database, decodeCursor, encodeCursor, problem } from '@app/platform';
import type { Actor } from '@app/identity';
import { NOTIFICATION_CHANNEL } from './delivery.js';
import type { Notification } from './notification.entity.js';
import type { NotificationPage, NotificationQuery, NotificationView, UnreadCount } from './notification.schema.js';
import { textOf } from './templates/index.js';

export type NotificationRow = Omit<Notification, 'eventId' | 'channel'>;

export const ROW_COLUMNS = `n.id, n.recipient_id AS "recipientId", n.template, n.params,
  n.subject_type AS "subjectType", n.subject_id AS "subjectId", n.occurred_at AS "occurredAt", n.read_at AS "readAt"`;

@Injectable()
export class Notifications {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One's own, newest fact first. */
  async list(actor: Actor, query: NotificationQuery): Promise<NotificationPage> {
    const [occurredAt, id] = query.cursor ? decodeCursor(query.cursor, ['instant', 'uuid']) : [null, null];
    const rows = await this.database.query<NotificationRow & { position: string }>(
      `SELECT ${ROW_COLUMNS}, n.occurred_at::text AS position FROM notification n
       WHERE n.recipient_id = $1 AND ($2::boolean IS NOT TRUE OR n.read_at IS NULL)
         AND ($3::timestamptz IS NULL OR (n.occurred_at, n.id) < ($3, $4::uuid))
       ORDER BY n.occurred_at DESC, n.id DESC LIMIT $5`,
      [actor.userId, query.unread === 'true', occurredAt, id, query.limit + 1],
    );
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items: items.map(toView), nextCursor: last ? encodeCursor([last.position, last.id]) : null };
  }

  async unreadCount(userId: string): Promise<UnreadCount> {
    const [row] = await this.database.query<UnreadCount>(
      `SELECT count(*)::int AS unread FROM notification WHERE recipient_id = $1 AND read_at IS NULL`,
      [userId],
    );
    return row ?? { unread: 0 };
  }

  /**
   * Marks one as read; doing it twice changes nothing.
   * @throws notification.not-found also for somebody else's
   */
  async read(actor: Actor, id: string): Promise<UnreadCount> {
    const rows = await this.database.query(`SELECT 1 FROM notification WHERE id = $1 AND recipient_id = $2`, [
      id,
      actor.userId,
    ]);
    if (rows.length === 0) throw problem('notification.not-found');
    return this.markRead(actor, id);
  }

  /** Marks everything that has happened up to now as read. */
  readAll(actor: Actor): Promise<UnreadCount> {
    return this.markRead(actor, null);
  }

  /** The person's other tabs and devices learn the new count by the same channel as new messages. */
  private async markRead({ userId }: Actor, id: string | null): Promise<UnreadCount> {
    await this.database.query(
      `WITH marked AS (
         UPDATE notification SET read_at = $2
         WHERE recipient_id = $1 AND read_at IS NULL AND ($3::uuid IS NULL OR id = $3) RETURNING 1)
       SELECT pg_notify('${NOTIFICATION_CHANNEL}', $4) WHERE EXISTS (SELECT FROM marked)`,
      [userId, this.clock.now(), id, JSON.stringify({ userId })],
    );
    return this.unreadCount(userId);
  }
}

export function toView(row: NotificationRow): NotificationView {
  const { id, template, params, subjectType, subjectId, occurredAt, readAt } = row;
  return {
    id,
    template,
    params,
    ...textOf(template, params),
    subject: { type: subjectType, id: subjectId },
    occurredAt,
    readAt,
  };
}
