// The door of the broker room.
export { BrokerModule } from './broker.module.js';
export { Brokers } from './assignment.service.js';
export type { Offer, Subject, Work, WorkingBroker } from './assignment.service.js';
export type { BrokerAssignment } from './assignment.entity.js';
export { BrokerRegister } from './broker.service.js';
export { BrokerConfirmed } from './broker.events.js';
export type { AssignmentMode, AssignmentState, BrokerCard, BrokerLevel } from './broker.schema.js';
