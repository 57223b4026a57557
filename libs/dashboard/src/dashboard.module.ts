// Wiring of the dashboard room. It owns no table.
import { IdentityModule } from '@app/identity';
import { LedgerModule } from '@app/ledger';
import { ReferenceModule } from '@app/reference';
import { Module } from '@nestjs/common';
import { DashboardController } from './dashboard.controller.js';
import { Drill } from './drill.service.js';
import { FigureReader } from './figures.js';
import { Overview } from './overview.service.js';
import { Targets } from './targets.service.js';

@Module({
  imports: [ReferenceModule, IdentityModule, LedgerModule],
  controllers: [DashboardController],
  providers: [FigureReader, Overview, Drill, Targets],
  exports: [Overview, Targets],
})
export class DashboardModule {}
