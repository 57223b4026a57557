// @On: this method reacts to that event. At least once, in no order; so there are two kinds of handler only.
import 'reflect-metadata';
import type { QueueName } from '../queue/queues.js';
import type { EventType } from './event.js';

export interface HandlerOptions {
  /** Says the effect, unique in the house: `index-achievement`. Part of the job id. */
  name: string;
  /** mirror: re-read the row and upsert or delete. once: the effect's table has a unique key that absorbs repeats. */
  kind: 'mirror' | 'once';
  queue: QueueName;
}

export interface EventMeta {
  eventId: string;
  occurredAt: Date;
  traceId: string;
}

export interface HandlerMark extends HandlerOptions {
  event: EventType<unknown>;
  method: string;
}

const MARKS = Symbol('event handlers');

/** Marks `method(payload, meta)` as the handler of `event`. It runs in the worker, as one job per event and handler. */
export function On<P>(event: EventType<P>, options: HandlerOptions) {
  return <M extends (payload: P, meta: EventMeta) => Promise<void>>(
    prototype: object,
    method: string,
    _descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    const marks = handlerMarks(prototype);
    Reflect.defineMetadata(MARKS, [...marks, { ...options, event, method }], prototype);
  };
}

/** The handlers marked on a class prototype. */
export function handlerMarks(prototype: object): HandlerMark[] {
  return Reflect.getMetadata(MARKS, prototype) ?? [];
}
