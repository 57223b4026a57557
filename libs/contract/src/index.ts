// The door of the contract room.
export { ContractModule } from './contract.module.js';
export { Contracts } from './contracts.service.js';
export { ContractFiles } from './contract-files.service.js';
export { Desk } from './desk.service.js';
export { DeskQueue } from './desk-queue.service.js';
export { Filing } from './filing.service.js';
export {
  ContractAccepted,
  ContractFirstReviewed,
  ContractRefused,
  ContractRegistered,
  ContractReturned,
  ContractSubmitted,
  ContractWithdrawn,
} from './contract.events.js';
export type { ContractFacts } from './contract.events.js';
export { ContractRecord } from './record.schema.js';
export type { ContractState, ContractView, FileKind } from './contract.schema.js';
export type { ContractDraft, ContractForm } from './form.schema.js';
