// Every handler of the loaded rooms, checked at start: known event, known queue, one handler of one name.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Database } from '../database/database.js';
import { withTrace } from '../log/trace.js';
import { QUEUES } from '../queue/queues.js';
import { eventNamed } from './event.js';
import { handlerMarks, type HandlerMark } from './on.decorator.js';

export interface StoredEvent {
  id: string;
  name: string;
  payload: unknown;
  traceId: string;
  /** ISO 8601 instant. */
  occurredAt: string;
}

interface Handler extends HandlerMark {
  instance: Record<string, (payload: unknown, meta: object) => Promise<void>>;
}

@Injectable()
export class Handlers implements OnModuleInit {
  private readonly byName = new Map<string, Handler>();
  private readonly byEvent = new Map<string, Handler[]>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly database: Database,
  ) {}

  /** Collects and checks the handlers. Throws when one names an unknown event or queue, no name, or a taken name. */
  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const mark of handlerMarks(Object.getPrototypeOf(instance))) this.register({ ...mark, instance });
    }
  }

  private register(handler: Handler): void {
    const place = `${handler.instance.constructor.name}.${handler.method}`;
    if (!handler.name) throw new Error(`event handler ${place} has no name`);
    if (this.byName.has(handler.name)) throw new Error(`two event handlers are named ${handler.name}`);
    if (eventNamed(handler.event.name) !== handler.event) throw new Error(`event handler ${place}: unknown event`);
    if (!(handler.queue in QUEUES)) throw new Error(`event handler ${place}: unknown queue ${handler.queue}`);
    this.byName.set(handler.name, handler);
    this.byEvent.set(handler.event.name, [...(this.byEvent.get(handler.event.name) ?? []), handler]);
  }

  /** The handlers that react to an event, by its name. */
  of(eventName: string): readonly HandlerMark[] {
    return this.byEvent.get(eventName) ?? [];
  }

  /** Runs one handler on one event. Throws what the handler throws; the job is then tried again. */
  async run(handlerName: string, event: StoredEvent): Promise<void> {
    const handler = this.byName.get(handlerName);
    if (!handler) throw new Error(`no event handler named ${handlerName}`);
    const payload = handler.event.payload.parse(event.payload);
    const meta = { eventId: event.id, occurredAt: new Date(event.occurredAt), traceId: event.traceId };
    await withTrace(event.traceId, async () => handler.instance[handler.method]?.(payload, meta));
  }

  /**
   * Claims up to `limit` unpublished events, oldest first, hands each to `publish` and marks them published, in one
   * transaction: a crash leaves them for the next claim. Rows that another relay holds are skipped.
   */
  claim(limit: number, publish: (events: StoredEvent[]) => Promise<void>): Promise<number> {
    return this.database.tx(async (tx) => {
      const events: StoredEvent[] = await tx.query(
        `select id, name, payload, trace_id as "traceId", occurred_at as "occurredAt"
         from outbox_event where published_at is null order by id limit $1 for update skip locked`,
        [limit],
      );
      if (events.length === 0) return 0;
      await publish(events.map((event) => ({ ...event, occurredAt: new Date(event.occurredAt).toISOString() })));
      await tx.query('update outbox_event set published_at = now() where id = any($1)', [events.map((e) => e.id)]);
      return events.length;
    });
  }
}
