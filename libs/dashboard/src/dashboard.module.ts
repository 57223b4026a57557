// Wiring of the officials' figures. What the office plans and answers for is in planning.module.ts.
import { IdentityModule } from '@app/identity';
import { LedgerModule } from '@app/ledger';
import { ReferenceModule } from '@app/reference';
import { Module } from '@nestjs/common';
import { DashboardController } from './dashboard.controller.js';
import { Drill } from './drill.service.js';
import { FigureReader } from './figures.js';
import { Overview } from './overview.service.js';
import { PlanningModule } from './planning.module.js';

@Module({
  imports: [ReferenceModule, IdentityModule, LedgerModule, PlanningModule],
  controllers: [DashboardController],
  providers: [FigureReader, Overview, Drill],
  exports: [Overview, PlanningModule],
})
export class DashboardModule {}
