// The clock of open demands: reminders before the end, then expiry (domain §5.1). Started by a schedule.
import { Injectable } from '@nestjs/common';
import { Audit } from '@app/identity';
import { Clock, Database, Outbox, Task, type Tx } from '@app/platform';
import { DemandExpired, DemandExpiring, EVENT_BATCH } from './demand.events.js';
import { REMINDER_DAYS } from './demand.lifecycle.js';
import { expireDue, markReminded } from './demand.queries.js';

const DAY_MS = 86_400_000;

@Injectable()
export class DemandExpiry {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Hides what was not confirmed in time or is past its deadline, and reminds owners of what soon ends. Safe to run twice. */
  @Task('demand.expire')
  async run(): Promise<void> {
    const now = this.clock.now();
    await this.inBatches((tx) => this.expireBatch(tx, now));
    for (const days of REMINDER_DAYS.toReversed()) await this.inBatches((tx) => this.remindBatch(tx, now, days));
  }

  private async inBatches(batch: (tx: Tx) => Promise<number>): Promise<void> {
    while ((await this.database.tx(batch)) === EVENT_BATCH);
  }

  private async expireBatch(tx: Tx, now: Date): Promise<number> {
    const demandIds = await expireDue(tx, now, EVENT_BATCH);
    if (demandIds.length === 0) return 0;
    const action = 'demand.expire';
    await this.audit.writeMany(
      tx,
      null,
      demandIds.map((subjectId) => ({ action, subjectType: 'demand', subjectId })),
    );
    await this.outbox.add(tx, DemandExpired, { demandIds });
    return demandIds.length;
  }

  private async remindBatch(tx: Tx, now: Date, daysLeft: number): Promise<number> {
    const until = new Date(now.getTime() + daysLeft * DAY_MS);
    const demandIds = await markReminded(tx, daysLeft, now, until, EVENT_BATCH);
    if (demandIds.length > 0) await this.outbox.add(tx, DemandExpiring, { demandIds, daysLeft });
    return demandIds.length;
  }
}
