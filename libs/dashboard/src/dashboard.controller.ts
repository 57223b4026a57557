// HTTP of the officials' figures and of the public ones on the home page.
import { Me } from '@app/identity';
import type { Actor } from '@app/identity';
import { Can, Public, Returns } from '@app/platform';
import { PlanPeriodView, SetPlanTarget } from '@app/reference';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  DashboardView,
  DrillQuery,
  DrillView,
  PeriodParam,
  PeriodQuery,
  PublicFiguresView,
} from './dashboard.schema.js';
import { Drill } from './drill.service.js';
import { Overview } from './overview.service.js';
import { Targets } from './targets.service.js';

@Controller('dashboard')
export class DashboardController {
  constructor(
    private readonly overview: Overview,
    private readonly drill: Drill,
    private readonly targets: Targets,
  ) {}

  @Get()
  @Can('dashboard.read')
  @Returns(DashboardView)
  view(@Me() actor: Actor, @Query({ schema: PeriodQuery }) { period }: PeriodQuery): Promise<DashboardView> {
    return this.overview.view(actor, period);
  }

  @Get('contracts')
  @Can('dashboard.drill')
  @Returns(DrillView)
  contracts(@Me() actor: Actor, @Query({ schema: DrillQuery }) query: DrillQuery): Promise<DrillView> {
    return this.drill.contracts(actor, query);
  }

  @Get('public')
  @Public()
  @Returns(PublicFiguresView)
  publicFigures(@Query({ schema: PeriodQuery }) { period }: PeriodQuery): Promise<PublicFiguresView> {
    return this.overview.publicView(period);
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
