// Wiring of the export of the ledger: its service and its route.
import { IdentityModule } from '@app/identity';
import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger.module.js';
import { ExportController } from './export.controller.js';
import { LedgerExporter } from './exporter.service.js';

@Module({
  imports: [IdentityModule, LedgerModule],
  controllers: [ExportController],
  providers: [LedgerExporter],
  exports: [LedgerExporter],
})
export class LedgerExportModule {}
