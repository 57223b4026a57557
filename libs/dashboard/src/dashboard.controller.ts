// HTTP of the officials' figures and of the public ones on the home page.
import { Me } from '@app/identity';
import type { Actor } from '@app/identity';
import { Can, Public, Returns, ReturnsStream, sendTable } from '@app/platform';
import { PlanPeriodView, SetPlanTarget } from '@app/reference';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Concentration } from './concentration.service.js';
import { ConcentrationView, CutsView } from './cuts.schema.js';
import { Cuts } from './cuts.service.js';
import {
  DashboardView,
  DrillFileQuery,
  DrillQuery,
  DrillView,
  PeriodParam,
  PeriodQuery,
  PublicCutsView,
  PublicFiguresView,
  WindowQuery,
} from './dashboard.schema.js';
import { Drill } from './drill.service.js';
import { DRILL_COLUMNS } from './drill-table.js';
import { Overview } from './overview.service.js';
import { PublicFigures } from './public-figures.service.js';
import { Targets } from './targets.service.js';

@Controller('dashboard')
export class DashboardController {
  constructor(
    private readonly overview: Overview,
    private readonly cuts: Cuts,
    private readonly concentration: Concentration,
    private readonly drill: Drill,
    private readonly published: PublicFigures,
    private readonly targets: Targets,
  ) {}

  @Get()
  @Can('dashboard.read')
  @Returns(DashboardView)
  view(@Me() actor: Actor, @Query({ schema: PeriodQuery }) { period }: PeriodQuery): Promise<DashboardView> {
    return this.overview.view(actor, period);
  }

  @Get('cuts')
  @Can('dashboard.read')
  @Returns(CutsView)
  cutsOf(@Me() actor: Actor, @Query({ schema: WindowQuery }) query: WindowQuery): Promise<CutsView> {
    return this.cuts.view(actor, query);
  }

  @Get('concentration')
  @Can('dashboard.read')
  @Returns(ConcentrationView)
  largest(@Me() actor: Actor, @Query({ schema: PeriodQuery }) query: PeriodQuery): Promise<ConcentrationView> {
    return this.concentration.view(actor, query);
  }

  @Get('contracts')
  @Can('dashboard.drill')
  @Returns(DrillView)
  contracts(@Me() actor: Actor, @Query({ schema: DrillQuery }) query: DrillQuery): Promise<DrillView> {
    return this.drill.contracts(actor, query);
  }

  @Get('contracts/file')
  @Can('dashboard.drill')
  @ReturnsStream('application/octet-stream')
  async contractsFile(
    @Me() actor: Actor,
    @Query({ schema: DrillFileQuery }) { format, ...cut }: DrillFileQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { title, rows } = await this.drill.file(actor, cut);
    await sendTable(reply, format, { title, columns: DRILL_COLUMNS, rows });
  }

  @Get('public')
  @Public()
  @Returns(PublicFiguresView)
  publicFigures(@Query({ schema: PeriodQuery }) { period }: PeriodQuery): Promise<PublicFiguresView> {
    return this.published.totals(period);
  }

  @Get('public/cuts')
  @Public()
  @Returns(PublicCutsView)
  publicCuts(@Query({ schema: PeriodQuery }) { period }: PeriodQuery): Promise<PublicCutsView> {
    return this.published.cuts(period);
  }

  @Post('plan-periods/:code/set-target')
  @Can('dashboard.set-target')
  @Returns(PlanPeriodView)
  setTarget(
    @Me() actor: Actor,
    @Param({ schema: PeriodParam }) { code }: PeriodParam,
    @Body({ schema: SetPlanTarget }) target: SetPlanTarget,
  ): Promise<PlanPeriodView> {
    return this.targets.setTarget(actor, code, target);
  }
}
