// Who is told of a report: whoever asked for it, or the recipients of its schedule, as the event says.
import { Injectable } from '@nestjs/common';
import { ReportBuilt, ReportFailed } from '@app/dashboard';
import { On } from '@app/platform';
import type { EventMeta } from '@app/platform';
import { Delivery } from '../delivery.js';

interface Told {
  reportId: string;
  title: string;
  userIds: string[];
}

@Injectable()
export class ReportNotices {
  constructor(private readonly delivery: Delivery) {}

  @On(ReportBuilt, { name: 'notify-report-built', kind: 'once', queue: 'notify' })
  onBuilt(told: Told, meta: EventMeta): Promise<void> {
    return this.tell('report.built', told, meta);
  }

  @On(ReportFailed, { name: 'notify-report-failed', kind: 'once', queue: 'notify' })
  onFailed(told: Told, meta: EventMeta): Promise<void> {
    return this.tell('report.failed', told, meta);
  }

  private async tell(template: 'report.built' | 'report.failed', told: Told, meta: EventMeta): Promise<void> {
    const to = told.userIds.map((userId) => ({ userId }));
    const subject = { type: 'report', id: told.reportId } as const;
    await this.delivery.deliver(meta, [{ template, params: { title: told.title }, subject, to }]);
  }
}
