// The clock of published achievements: reminders before the end, then expiry (domain §4.2). Started by a schedule.
import { Injectable } from '@nestjs/common';
import { Audit } from '@app/identity';
import { expireListings } from '@app/listing';
import { Clock, Database, Outbox, Task } from '@app/platform';
import { AchievementExpired, AchievementExpiring } from './achievement.events.js';
import { achievementListing } from './achievement.listing.js';

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
  run(): Promise<void> {
    const { database, clock, audit: trail, outbox } = this;
    return expireListings(
      achievementListing,
      { database, clock, trail },
      {
        expired: (tx, achievementIds) => outbox.add(tx, AchievementExpired, { achievementIds }),
        expiring: (tx, achievementIds, daysLeft) => outbox.add(tx, AchievementExpiring, { achievementIds, daysLeft }),
      },
    );
  }
}
