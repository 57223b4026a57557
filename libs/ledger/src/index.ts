// The door of the ledger room.
export { AMOUNT_BANDS, amountBandOf, DIRECTIONS, DISTRICT_REGION, ROLLUP_DIMENSIONS } from './dimensions.js';
export type { Direction, RollupDimension } from './dimensions.js';
export { LedgerModule } from './ledger.module.js';
export { inScope, ledgerScopeOf, WHOLE_DISTRICT } from './ledger.policy.js';
export type { LedgerScope } from './ledger.policy.js';
export { LedgerReader } from './ledger.reader.js';
export type { EntryFilter } from './ledger.reader.js';
export { LEDGER_KINDS, LedgerEntryView, LedgerHeadView, LedgerVerificationView } from './ledger.schema.js';
export type { AppendDimensions, AppendInput, LedgerKind } from './ledger.schema.js';
export { Ledger } from './ledger.service.js';
export type { AppendedEntry } from './ledger.service.js';
export { LedgerVerifier } from './ledger.verifier.js';
export { CONTRACT_STREAM } from './stream.js';
