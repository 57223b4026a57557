// The door of the dashboard room.
export { DashboardModule } from './dashboard.module.js';
export { DashboardView, DrillView, PublicFiguresView } from './dashboard.schema.js';
export { Overview } from './overview.service.js';
export { ReportBuilt, ReportFailed } from './reports/report.events.js';
export { Targets } from './targets.service.js';
export { AssessmentDesk } from './assessment/assessment-desk.service.js';
export { EvidenceBook } from './indicators/evidence.service.js';
export { IndicatorBook } from './indicators/indicator-book.service.js';
export { Indicators } from './indicators/indicators.service.js';
export { StatUnits } from './indicators/units.service.js';
export { StatPeriods } from './periods/periods.service.js';
