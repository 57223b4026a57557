// HTTP of the officials' reports and their schedules.
import { Me } from '@app/identity';
import type { Actor } from '@app/identity';
import { Can, IdParam, Returns, ReturnsNothing, ReturnsStream, sendAttachment } from '@app/platform';
import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReportSchedules } from './report-schedules.service.js';
import {
  NewReportSchedule,
  ReportFileParam,
  ReportPage,
  ReportQuery,
  ReportScheduleList,
  ReportScheduleView,
  ReportView,
  RequestReport,
} from './report.schema.js';
import { Reports } from './reports.service.js';

@Controller()
export class ReportController {
  constructor(
    private readonly reports: Reports,
    private readonly schedules: ReportSchedules,
  ) {}

  @Get('reports')
  @Can('report.read')
  @Returns(ReportPage)
  list(@Me() actor: Actor, @Query({ schema: ReportQuery }) query: ReportQuery): Promise<ReportPage> {
    return this.reports.list(actor, query);
  }

  @Post('reports')
  @Can('report.build')
  @Returns(ReportView, { status: 202 })
  request(@Me() actor: Actor, @Body({ schema: RequestReport }) asked: RequestReport): Promise<ReportView> {
    return this.reports.request(actor, asked);
  }

  @Get('reports/:id')
  @Can('report.read')
  @Returns(ReportView)
  view(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<ReportView> {
    return this.reports.view(actor, id);
  }

  @Get('reports/:id/files/:file')
  @Can('report.read')
  @ReturnsStream('application/octet-stream')
  async file(
    @Me() actor: Actor,
    @Param({ schema: ReportFileParam }) { id, file }: ReportFileParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendAttachment(reply, await this.reports.file(actor, id, file));
  }

  @Get('report-schedules')
  @Can('report.read')
  @Returns(ReportScheduleList)
  scheduled(@Me() actor: Actor): Promise<ReportScheduleList> {
    return this.schedules.list(actor);
  }

  @Post('report-schedules')
  @Can('report.build')
  @Returns(ReportScheduleView, { status: 201 })
  schedule(
    @Me() actor: Actor,
    @Body({ schema: NewReportSchedule }) input: NewReportSchedule,
  ): Promise<ReportScheduleView> {
    return this.schedules.create(actor, input);
  }

  @Delete('report-schedules/:id')
  @Can('report.build')
  @ReturnsNothing()
  async unschedule(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<void> {
    await this.schedules.remove(actor, id);
  }
}
