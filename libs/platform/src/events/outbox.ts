// Writes events into the transaction that makes them true. Delivery is the relay's work, in the worker.
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { afterCommit, atCommit, type Tx } from '../database/database.js';
import { newId } from '../ids.js';
import { traceId } from '../log/trace.js';
import type { EventType } from './event.js';

export const OUTBOX_CHANNEL = 'outbox';

@Injectable()
export class Outbox {
  constructor(private readonly clock: Clock) {}

  /** Records `event` in the caller's transaction. Throws (ZodError) when the payload does not fit its schema. */
  async add<P>(tx: Tx, event: EventType<P>, payload: P): Promise<void> {
    const parsed = event.payload.parse(payload);
    await atCommit(
      tx,
      `insert into outbox_event (id, name, version, payload, trace_id, occurred_at) values ($1, $2, $3, $4, $5, $6)`,
      [newId(), event.name, event.version, JSON.stringify(parsed), traceId(), this.clock.now()],
    );
    // Wakes the relay. Should it be lost, the relay looks by itself within a second.
    await afterCommit(tx, `notify ${OUTBOX_CHANNEL}`);
  }
}
