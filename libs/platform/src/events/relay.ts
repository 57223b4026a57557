// Moves events from the outbox to the queues: one job per handler. Runs in the worker; several may run at once.
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Config } from '../config/config.js';
import { Log } from '../log/log.js';
import { Queues, type NewJob } from '../queue/queue.service.js';
import type { QueueName } from '../queue/queues.js';
import { Handlers, type StoredEvent } from './handlers.js';
import { OUTBOX_CHANNEL } from './outbox.js';

const BATCH = 200;
/** NOTIFY wakes the relay; this poll is the safety net for a lost notification. */
const POLL_MS = 1_000;
/** With jobs and outbox in one PostgreSQL a deep backlog slows both: wait until the queues are shallower. */
const DEPTH_LIMIT = 4_000;
/** Counting reads every waiting job, so not before each batch. */
const DEPTH_AGE_MS = 1_000;

/** An event about more subjects than this is a batch: what one person does need not wait for an import. */
const BATCH_FROM = 20;

/**
 * 0 (at once) for what is about a few subjects; else the number of its subjects, and a queue takes the smallest first.
 * Handlers read the rows as they are when they run, so the order of two events about one row does not matter.
 */
function priorityOf(event: { payload: unknown }): number {
  const members = Object.values(Object(event.payload) as Record<string, unknown>);
  const subjects = Math.max(0, ...members.map((member) => (Array.isArray(member) ? member.length : 0)));
  return subjects < BATCH_FROM ? 0 : subjects;
}

@Injectable()
export class Relay implements BeforeApplicationShutdown {
  private listener: Client | undefined;
  private isStopping = false;
  private depth = { at: -Infinity, isBackedUp: false };
  private running: Promise<void> | undefined;
  private wake: () => void = () => undefined;

  constructor(
    private readonly handlers: Handlers,
    private readonly queues: Queues,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Starts relaying until shutdown. */
  start(): void {
    this.running = this.loop();
  }

  /** Before the database is let go, so that a batch under way ends well. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.wake();
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  private async loop(): Promise<void> {
    while (!this.isStopping) {
      let moved = 0;
      try {
        await this.listen();
        if (!(await this.isBackedUp())) moved = await this.relayOnce();
      } catch (error) {
        this.log.fault(error, 'outbox relay failed; it will try again');
      }
      if (moved < BATCH) await this.sleep();
    }
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Moves one batch. Returns how many events were moved. */
  relayOnce(): Promise<number> {
    return this.handlers.claim(BATCH, (events) => this.publish(events));
  }

  private async publish(events: StoredEvent[]): Promise<void> {
    const byQueue = new Map<QueueName, NewJob[]>();
    for (const event of events) {
      const priority = priorityOf(event);
      for (const handler of this.handlers.of(event.name)) {
        const jobs = byQueue.get(handler.queue) ?? [];
        jobs.push({ id: `${event.id}.${handler.name}`, name: handler.name, data: event, priority });
        byQueue.set(handler.queue, jobs);
      }
    }
    for (const [queue, jobs] of byQueue) await this.queues.addAll(queue, jobs);
  }

  private async isBackedUp(): Promise<boolean> {
    if (this.config.queueUrl !== undefined) return false;
    const at = performance.now();
    if (at - this.depth.at > DEPTH_AGE_MS) {
      this.depth = { at, isBackedUp: (await this.queues.depth()) > DEPTH_LIMIT };
    }
    return this.depth.isBackedUp;
  }

  private async listen(): Promise<void> {
    if (this.listener) return;
    const client = new Client({ connectionString: this.config.databaseUrl, application_name: 'techmart-relay' });
    client.on('notification', () => this.wake());
    client.on('error', () => {
      this.listener = undefined;
    });
    await client.connect();
    await client.query(`listen ${OUTBOX_CHANNEL}`);
    this.listener = client;
  }
}
