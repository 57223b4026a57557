// HTTP of periods: closing, checking, differences and adjustments.
import { Me } from '@app/identity';
import type { Actor } from '@app/identity';
import { Can, IdParam, Returns, ReturnsStream, sendAttachment } from '@app/platform';
import { PlanPeriodView } from '@app/reference';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Adjustments } from './adjustments.service.js';
import { Differences } from './differences.service.js';
import {
  AdjustmentList,
  AdjustmentQuery,
  ClosePeriod,
  DifferenceReport,
  MonthDifferenceQuery,
  OpenPlanPeriod,
  PeriodList,
  SnapshotDifferenceQuery,
  SnapshotVerification,
  SnapshotView,
} from './period.schema.js';
import { StatPeriods } from './periods.service.js';
import { PlanPeriodBook } from './plan-period-book.service.js';

@Controller('stat-periods')
export class PeriodController {
  constructor(
    private readonly periods: StatPeriods,
    private readonly differences: Differences,
    private readonly adjustments: Adjustments,
    private readonly book: PlanPeriodBook,
  ) {}

  @Get()
  @Can('period.read')
  @Returns(PeriodList)
  list(@Me() actor: Actor): Promise<PeriodList> {
    return this.periods.list(actor);
  }

  @Post('close')
  @Can('period.close')
  @Returns(SnapshotView, { status: 201 })
  close(@Me() actor: Actor, @Body({ schema: ClosePeriod }) given: ClosePeriod): Promise<SnapshotView> {
    return this.periods.close(actor, given);
  }

  @Post('plan-periods')
  @Can('period.close')
  @Returns(PlanPeriodView, { status: 201 })
  open(@Me() actor: Actor, @Body({ schema: OpenPlanPeriod }) given: OpenPlanPeriod): Promise<PlanPeriodView> {
    return this.book.open(actor, given);
  }

  @Get('differences')
  @Can('period.read')
  @Returns(DifferenceReport)
  betweenMonths(
    @Me() actor: Actor,
    @Query({ schema: MonthDifferenceQuery }) query: MonthDifferenceQuery,
  ): Promise<DifferenceReport> {
    return this.differences.betweenMonths(actor, query);
  }

  @Get('adjustments')
  @Can('period.read')
  @Returns(AdjustmentList)
  listAdjustments(
    @Me() actor: Actor,
    @Query({ schema: AdjustmentQuery }) { month }: AdjustmentQuery,
  ): Promise<AdjustmentList> {
    return this.adjustments.of(actor, month);
  }

  @Get(':id')
  @Can('period.read')
  @Returns(SnapshotView)
  view(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<SnapshotView> {
    return this.periods.view(actor, id);
  }

  @Get(':id/differences')
  @Can('period.read')
  @Returns(DifferenceReport)
  sinceClose(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Query({ schema: SnapshotDifferenceQuery }) query: SnapshotDifferenceQuery,
  ): Promise<DifferenceReport> {
    return this.differences.sinceClose(actor, id, query);
  }

  @Get(':id/canonical')
  @Can('period.close')
  @ReturnsStream('application/json')
  async canonical(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendAttachment(reply, await this.periods.canonical(actor, id));
  }

  @Post(':id/verify')
  @Can('period.read')
  @Returns(SnapshotVerification)
  verify(@Param({ schema: IdParam }) { id }: IdParam): Promise<SnapshotVerification> {
    return this.periods.verify(id);
  }
}
