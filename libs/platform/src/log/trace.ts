// One trace id per request or job, carried by AsyncLocalStorage and through the outbox.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** A new 32-digit hexadecimal trace id (W3C Trace Context form). */
export function newTraceId(): string {
  return randomBytes(16).toString('hex');
}

/** The trace id of the running request or job; a new one outside of both. */
export function traceId(): string {
  return current.getStore() ?? newTraceId();
}

/** Runs `work` under `id`. */
export function withTrace<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** Binds `id` to the rest of the current asynchronous call chain (HTTP request hooks). */
export function enterTrace(id: string): void {
  current.enterWith(id);
}

const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The trace id of a `traceparent` header, or a new one when it is absent or malformed. */
export function traceIdFrom(header: unknown): string {
  const found = typeof header === 'string' ? TRACEPARENT.exec(header) : null;
  return found?.[1] ?? newTraceId();
}
