// Facts that rooms publish: a name in the past tense, a version, and a payload of ids and facts fixed at that moment.
import type { z } from 'zod';

export interface EventType<P> {
  /** `<room>.<past tense>`, e.g. `achievement.published`. */
  readonly name: string;
  readonly version: number;
  readonly payload: z.ZodType<P>;
}

const NAME = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;
const defined = new Map<string, EventType<unknown>>();

/** Declares an event once per process. Throws on a malformed or already taken name. */
export function defineEvent<P>(name: string, version: number, payload: z.ZodType<P>): EventType<P> {
  if (!NAME.test(name)) throw new Error(`event name ${name} is not <room>.<fact>`);
  if (defined.has(name)) throw new Error(`event ${name} is defined twice`);
  const event = { name, version, payload };
  defined.set(name, event);
  return event;
}

/** The event of that name, if a loaded room defines it. */
export function eventNamed(name: string): EventType<unknown> | undefined {
  return defined.get(name);
}
