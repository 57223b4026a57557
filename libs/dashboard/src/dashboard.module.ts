// Wiring of the officials' figures. What the office plans and answers for is in planning.module.ts.
import { IdentityModule } from '@app/identity';
import { LedgerModule } from '@app/ledger';
import { ReferenceModule } from '@app/reference';
import { Module } from '@nestjs/common';
import { Concentration } from './concentration.service.js';
import { Cuts } from './cuts.service.js';
import { DashboardController } from './dashboard.controller.js';
import { Drill } from './drill.service.js';
import { FigureReader } from './figures.js';
import { Overview } from './overview.service.js';
import { PlanningModule } from './planning.module.js';
import { ProcessController } from './process.controller.js';
import { Process } from './process.service.js';
import { ReportModule } from './reports/report.module.js';
import { PublicFigures } from './public-figures.service.js';

@Module({
  imports: [ReferenceModule, IdentityModule, LedgerModule, PlanningModule, ReportModule],
  controllers: [DashboardController, ProcessController],
  providers: [FigureReader, Overview, Cuts, Concentration, Process, Drill, PublicFigures],
  exports: [Overview, Cuts, Concentration, Process, PlanningModule],
})
export class DashboardModule {}
