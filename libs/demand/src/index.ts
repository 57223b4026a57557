// The door of the demand room.
export { DemandModule } from './demand.module.js';
export { Demands } from './demand.service.js';
export { DemandCatalogue } from './demand.catalogue.js';
export { DemandImport, ImportedDemand, IMPORT_BATCH } from './demand.import.js';
export type { DemandFacts } from './demand.facts.js';
export { DemandChanged, DemandClosed, DemandExpired, DemandExpiring, DemandPublished } from './demand.events.js';
export { demandIndex } from './demand.search.js';
export type { Budget, DemandState, DemandView, DraftDemand, ShownOwner, Target } from './demand.schema.js';
export type { DemandCard } from './demand.list.schema.js';
