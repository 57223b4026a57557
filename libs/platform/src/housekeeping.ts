// Removes what the platform no longer needs: published events, old idempotency keys.
import { Injectable } from '@nestjs/common';
import { Database } from './database/database.js';
import { Task } from './queue/task.js';

/** Published events stay this long for inspection. */
const EVENT_DAYS = 7;
/** A repeated request is recognised for this long. */
const KEY_HOURS = 48;

@Injectable()
export class Housekeeping {
  constructor(private readonly database: Database) {}

  @Task('platform.sweep')
  async sweep(): Promise<void> {
    await this.database.query(
      `delete from outbox_event where published_at < now() - make_interval(days => ${EVENT_DAYS})`,
    );
    await this.database.query(
      `delete from idempotency_key where claimed_at < now() - make_interval(hours => ${KEY_HOURS})`,
    );
  }
}
