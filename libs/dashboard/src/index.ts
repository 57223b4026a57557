// The door of the dashboard room.
export { DashboardModule } from './dashboard.module.js';
export { DashboardView, DrillView, PublicFiguresView } from './dashboard.schema.js';
export { Overview } from './overview.service.js';
export { Targets } from './targets.service.js';
