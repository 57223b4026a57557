// Everything that runs by the clock, in one list. The work itself is the room's @Task of that name.
import type { Schedule } from '@app/platform';

/** Cron patterns are read in Asia/Shanghai. */
export const SCHEDULES: readonly Schedule[] = [{ task: 'platform.sweep', pattern: '20 3 * * *' }];
