// Wiring of the officials' reports, a part of the dashboard room with jobs of its own.
import { IdentityModule } from '@app/identity';
import { LedgerModule } from '@app/ledger';
import { ReferenceModule } from '@app/reference';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FigureReader } from '../figures.js';
import { ReportBuilder } from './report-builder.js';
import { ReportFigureReader } from './report-figures.js';
import { ReportList } from './report-list.js';
import { ReportSchedules } from './report-schedules.service.js';
import { ReportController } from './report.controller.js';
import { ReportEntity, ReportScheduleEntity } from './report.entity.js';
import './report.policy.js';
import './report.problems.js';
import { ReportReactions } from './report.reactions.js';
import { Reports } from './reports.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ReportEntity, ReportScheduleEntity]),
    ReferenceModule,
    IdentityModule,
    LedgerModule,
  ],
  controllers: [ReportController],
  providers: [FigureReader, ReportFigureReader, ReportList, ReportBuilder, Reports, ReportSchedules, ReportReactions],
})
export class ReportModule {}
