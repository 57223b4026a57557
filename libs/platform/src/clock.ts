// The only source of "now". Not for measuring durations: use performance.now() there.
import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

const pinned = new AsyncLocalStorage<Date>();

@Injectable()
export class Clock {
  /** The current instant, or the one pinned by `Clock.runAt` for the running call chain. */
  now(): Date {
    return new Date(pinned.getStore() ?? Date.now());
  }

  /** Runs `work` with the clock standing at `instant` (history of the demo district, tests). */
  static runAt<T>(instant: Date, work: () => T): T {
    return pinned.run(instant, work);
  }
}
