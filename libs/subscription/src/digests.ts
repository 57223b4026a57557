// What is told by the clock: the daily and the weekly digest. When they run stands in apps/worker/src/schedules.ts.
import { Injectable } from '@nestjs/common';
import { Task } from '@app/platform';
import { Alerts } from './alerts.js';

@Injectable()
export class Digests {
  constructor(private readonly alerts: Alerts) {}

  @Task('subscription.tell-daily')
  async tellDaily(): Promise<void> {
    await this.alerts.forget();
    await this.alerts.tellAll('DAILY');
  }

  @Task('subscription.tell-weekly')
  tellWeekly(): Promise<void> {
    return this.alerts.tellAll('WEEKLY');
  }
}
