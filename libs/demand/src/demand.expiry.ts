// The clock of open demands: reminders before the end, then expiry (domain §5.1). Started by a schedule.
import { Injectable } from '@nestjs/common';
import { Audit } from '@app/identity';
import { expireListings } from '@app/listing';
import { Clock, Database, Outbox, Task } from '@app/platform';
import { DemandExpired, DemandExpiring } from './demand.events.js';
import { demandListing } from './demand.listing.js';

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
  run(): Promise<void> {
    const { database, clock, audit: trail, outbox } = this;
    return expireListings(
      demandListing,
      { database, clock, trail },
      {
        expired: (tx, demandIds) => outbox.add(tx, DemandExpired, { demandIds }),
        expiring: (tx, demandIds, daysLeft) => outbox.add(tx, DemandExpiring, { demandIds, daysLeft }),
      },
    );
  }
}
