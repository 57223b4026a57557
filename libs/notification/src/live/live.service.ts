// Live update of the portal: which tabs are connected to this process, and what each is sent. One statement per signal
// serves every connected person, and one per second checks every session.
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock, Database, Log } from '@app/platform';
import { Sessions, type Access } from '@app/identity';
import type { FastifyReply } from 'fastify';
import { Notifications, ROW_COLUMNS, toView } from '../notification.service.js';
import type { NotificationRow } from '../notification.service.js';
import { Listener } from './listener.js';
import type { Signal } from './listener.js';
import { Stream } from './stream.js';

/** A disabled user's stream ends within a second. */
const CHECK_MS = 900;
const BEAT_EVERY_CHECKS = 16;
/** Tabs of one person on one process; the oldest gives way. */
export const STREAMS_PER_USER = 10;

@Injectable()
export class Live implements BeforeApplicationShutdown {
  private readonly streams = new Set<Stream>();
  private timer: NodeJS.Timeout | undefined;
  private checks = 0;

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly sessions: Sessions,
    private readonly listener: Listener,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Opens a stream: first the unread count, then every new notification and every change of the count. */
  async open({ actor, sessionId, tokenExpiresAt }: Access, reply: FastifyReply): Promise<void> {
    const stream = new Stream({ userId: actor.userId, sessionId, expiresAt: tokenExpiresAt }, reply);
    stream.open(() => this.streams.delete(stream));
    this.streams.add(stream);
    this.makeRoom(actor.userId);
    this.timer ??= setInterval(() => this.guarded(() => this.check()), CHECK_MS);
    await this.listener.start({ onSignal: (signal) => this.hear(signal), onListening: () => this.resend() });
    await this.sendCounts([actor.userId]);
  }

  /** Streams of this process, for tests and metrics. */
  get size(): number {
    return this.streams.size;
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    for (const stream of this.streams) stream.end();
  }

  private makeRoom(userId: string): void {
    const own = [...this.streams].filter(({ owner }) => owner.userId === userId);
    for (const stream of own.slice(0, Math.max(0, own.length - STREAMS_PER_USER))) stream.end();
  }

  private hear(signal: Signal): void {
    this.guarded(() =>
      'eventId' in signal ? this.sendNews(signal.eventId) : this.sendCounts(this.connected([signal.userId])),
    );
  }

  private resend(): void {
    this.guarded(() => this.sendCounts(this.connected()));
  }

  /** The people among `userIds` (absent: everyone) with a stream here. */
  private connected(userIds?: readonly string[]): string[] {
    const here = new Set([...this.streams].map(({ owner }) => owner.userId));
    return userIds ? userIds.filter((id) => here.has(id)) : [...here];
  }

  private async sendNews(eventId: string): Promise<void> {
    const rows = await this.database.query<NotificationRow>(
      `SELECT ${ROW_COLUMNS} FROM notification n
       WHERE n.event_id = $1 AND n.recipient_id = ANY($2::uuid[]) AND n.read_at IS NULL`,
      [eventId, this.connected()],
    );
    for (const row of rows) this.send(row.recipientId, 'notification', toView(row));
    await this.sendCounts(rows.map((row) => row.recipientId));
  }

  private async sendCounts(userIds: readonly string[]): Promise<void> {
    for (const userId of userIds) this.send(userId, 'unread', await this.notifications.unreadCount(userId));
  }

  private send(userId: string, event: string, data: object): void {
    for (const stream of this.streams) if (stream.owner.userId === userId) stream.send(event, data);
  }

  private async check(): Promise<void> {
    if (this.streams.size === 0) return;
    const open = await this.sessions.openAmong([...this.streams].map(({ owner }) => owner.sessionId));
    const now = this.clock.now();
    const isBeat = ++this.checks % BEAT_EVERY_CHECKS === 0;
    for (const stream of this.streams) {
      if (!open.has(stream.owner.sessionId) || stream.owner.expiresAt <= now) stream.end();
      else if (isBeat) stream.beat();
    }
  }

  /** Without the database nobody's right to listen can be checked: every stream ends, and the portals come back. */
  private guarded(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      this.log.fault(error, 'live notifications failed');
      for (const stream of this.streams) stream.end();
    });
  }
}
