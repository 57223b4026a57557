// Wiring of what the office plans and answers for: indicators with targets, the yearly assessment, closed periods.
import { IdentityModule } from '@app/identity';
import { LedgerModule } from '@app/ledger';
import { ReferenceModule } from '@app/reference';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssessmentController } from './assessment/assessment.controller.js';
import { AssessmentItem, AssessmentRule, AssessmentStep } from './assessment/assessment.entity.js';
import { AssessmentTrail } from './assessment/assessment.trail.js';
import { AssessmentDesk } from './assessment/assessment-desk.service.js';
import { AssessmentViews } from './assessment/assessment-views.service.js';
import { Assessments } from './assessment/assessments.service.js';
import { EvidenceBook } from './indicators/evidence.service.js';
import { EvidenceViews } from './indicators/evidence-views.service.js';
import { IndicatorController } from './indicators/indicator.controller.js';
import { Indicator, IndicatorEvidence, IndicatorTarget } from './indicators/indicator.entity.js';
import { IndicatorBook } from './indicators/indicator-book.service.js';
import { Indicators } from './indicators/indicators.service.js';
import { SystemValues } from './indicators/system-values.js';
import { StatUnit } from './indicators/unit.entity.js';
import { StatUnits } from './indicators/units.service.js';
import { Adjustments } from './periods/adjustments.service.js';
import { CellReader } from './periods/cell-reader.js';
import { Differences } from './periods/differences.service.js';
import { PeriodController } from './periods/period.controller.js';
import { StatPeriods } from './periods/periods.service.js';
import { PlanPeriodBook } from './periods/plan-period-book.service.js';
import { StatSnapshot } from './periods/snapshot.entity.js';
import { Targets } from './targets.service.js';

const ENTITIES = [
  StatUnit,
  Indicator,
  IndicatorTarget,
  IndicatorEvidence,
  AssessmentRule,
  AssessmentItem,
  AssessmentStep,
  StatSnapshot,
];
const INDICATORS = [StatUnits, SystemValues, EvidenceViews, Indicators, IndicatorBook, EvidenceBook, Targets];
const ASSESSMENT = [AssessmentTrail, AssessmentViews, Assessments, AssessmentDesk];
const PERIODS = [CellReader, StatPeriods, PlanPeriodBook, Differences, Adjustments];

@Module({
  imports: [ReferenceModule, IdentityModule, LedgerModule, TypeOrmModule.forFeature(ENTITIES)],
  controllers: [IndicatorController, AssessmentController, PeriodController],
  providers: [...INDICATORS, ...ASSESSMENT, ...PERIODS],
  exports: [Targets, StatUnits, Indicators, IndicatorBook, EvidenceBook, AssessmentDesk, StatPeriods],
})
export class PlanningModule {}
