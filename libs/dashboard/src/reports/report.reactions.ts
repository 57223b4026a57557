// The worker's side of reports: builds what was asked for, and asks by the clock for what is scheduled.
import { Log, On, Task } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ReportBuilder } from './report-builder.js';
import { ReportRequested } from './report.events.js';
import { ReportSchedules } from './report-schedules.service.js';

@Injectable()
export class ReportReactions {
  constructor(
    private readonly builder: ReportBuilder,
    private readonly schedules: ReportSchedules,
    private readonly log: Log,
  ) {}

  @On(ReportRequested, { name: 'build-report', kind: 'mirror', queue: 'report' })
  onRequested({ reportId }: { reportId: string }): Promise<void> {
    return this.builder.build(reportId, this.log);
  }

  @Task('report.run-schedules')
  runSchedules(): Promise<void> {
    return this.schedules.run();
  }
}
