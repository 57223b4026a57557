// The clock of published achievements: reminders before the end, then expiry (domain §4.2). Started by a schedule.
import { Injectable } from '@nestjs/common';
import { Audit } from '@app/identity';
import { Clock, Database, Outbox, Task, type Tx } from '@app/platform';
import { AchievementExpired, AchievementExpiring, EVENT_BATCH } from './achievement.events.js';
import { REMINDER_DAYS } from './achievement.lifecycle.js';
import { expireDue, markReminded } from './achievement.queries.js';

const DAY_MS = 86_400_000;

@Injectable()
export class AchievementExpiry {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Hides what was not confirmed in time and reminds the holders of what soon ends. Safe to run twice. */
  @Task('achievement.expire')
  async run(): Promise<void> {
    const now = this.clock.now();
    await this.inBatches((tx) => this.expireBatch(tx, now));
    for (const days of REMINDER_DAYS.toReversed()) await this.inBatches((tx) => this.remindBatch(tx, now, days));
  }

  private async inBatches(batch: (tx: Tx) => Promise<number>): Promise<void> {
    while ((await this.database.tx(batch)) === EVENT_BATCH);
  }

  private async expireBatch(tx: Tx, now: Date): Promise<number> {
    const achievementIds = await expireDue(tx, now, EVENT_BATCH);
    if (achievementIds.length === 0) return 0;
    const action = 'achievement.expire';
    await this.audit.writeMany(
      tx,
      null,
      achievementIds.map((subjectId) => ({ action, subjectType: 'achievement', subjectId })),
    );
    await this.outbox.add(tx, AchievementExpired, { achievementIds });
    return achievementIds.length;
  }

  private async remindBatch(tx: Tx, now: Date, daysLeft: number): Promise<number> {
    const until = new Date(now.getTime() + daysLeft * DAY_MS);
    const achievementIds = await markReminded(tx, daysLeft, now, until, EVENT_BATCH);
    if (achievementIds.length > 0) await this.outbox.add(tx, AchievementExpiring, { achievementIds, daysLeft });
    return achievementIds.length;
  }
}
