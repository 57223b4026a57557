// Hears PostgreSQL's NOTIFY on the channel of this room: one connection per api process, opened with the first portal
// that listens. Not for deciding who gets what.
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config, Log, Uuid } from '@app/platform';
import { Client } from 'pg';
import { z } from 'zod';
import { NOTIFICATION_CHANNEL } from '../delivery.js';

const RETRY_MS = 1_000;

/** A new event has rows (`eventId`), or a person read something (`userId`). */
export const Signal = z.union([z.object({ eventId: Uuid }), z.object({ userId: Uuid })]);
export type Signal = z.infer<typeof Signal>;

export interface Hearer {
  onSignal(signal: Signal): void;
  /** Listening has begun, for the first time or again: signals before this moment may have been missed. */
  onListening(): void;
}

@Injectable()
export class Listener implements OnApplicationShutdown {
  private client: Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private isStopped = false;
  private hearer: Hearer | undefined;
  private firstTry: Promise<void> | undefined;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /**
   * Starts listening; a lost connection is opened again until shutdown. Resolves after the first try, so that what is
   * read from then on misses nothing.
   */
  start(hearer: Hearer): Promise<void> {
    this.hearer ??= hearer;
    this.firstTry ??= this.connect();
    return this.firstTry;
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.config.databaseUrl,
      application_name: 'techmart-notification',
      keepAlive: true,
    });
    this.client = client;
    client.on('notification', ({ payload }) => this.hear(payload));
    client.once('end', () => this.reconnect());
    client.on('error', (error) => this.log.warn('notification listener', { error: error.message }));
    try {
      await client.connect();
      await client.query(`LISTEN ${NOTIFICATION_CHANNEL}`);
      this.hearer?.onListening();
    } catch (error) {
      this.log.warn('notification listener', { error: error instanceof Error ? error.message : String(error) });
      await client.end().catch(() => undefined);
      this.reconnect();
    }
  }

  private reconnect(): void {
    if (this.isStopped) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.connect(), RETRY_MS);
  }

  private hear(payload: string | undefined): void {
    const signal = Signal.safeParse(parseJson(payload ?? ''));
    if (signal.success) this.hearer?.onSignal(signal.data);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
