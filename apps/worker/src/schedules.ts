// Everything that runs by the clock, in one list. The work itself is the room's @Task of that name.
import type { Schedule } from '@app/platform';

const MINUTE_MS = 60_000;

/** Cron patterns are read in Asia/Shanghai. */
export const SCHEDULES: readonly Schedule[] = [
  { task: 'platform.sweep', pattern: '20 3 * * *' },
  { task: 'search.check', everyMs: 2 * MINUTE_MS, queue: 'upkeep' },
  { task: 'search.reconcile', pattern: '30 2 * * *', queue: 'upkeep' },
  { task: 'identity.forget-sessions', pattern: '40 3 * * *' },
  { task: 'identity.forget-attempts', pattern: '50 3 * * *' },
  { task: 'achievement.expire', pattern: '5 0 * * *' },
  { task: 'demand.expire', pattern: '10 0 * * *' },
  { task: 'subscription.tell-daily', pattern: '0 8 * * *' },
  { task: 'subscription.tell-weekly', pattern: '0 8 * * 1' },
  { task: 'subscription.follow-words', everyMs: 10 * MINUTE_MS, queue: 'upkeep' },
  { task: 'matching.refresh', everyMs: 2 * MINUTE_MS },
  { task: 'matching.embed', everyMs: 2 * MINUTE_MS, queue: 'upkeep' },
  { task: 'matching.learn-words', pattern: '10 4 * * *' },
  { task: 'matching.fit-weights', pattern: '30 4 * * 1' },
  { task: 'report.run-schedules', pattern: '30 6 * * *' },
  { task: 'deal.run-timers', everyMs: 15 * MINUTE_MS },
  { task: 'ledger.sign-checkpoint', everyMs: MINUTE_MS / 4 },
];
