// Shapes of contracts, the registry desk, the ledger and the figures as the browser gets them; from the rooms' own schemas.
import type * as contract from '@libs/contract/src/contract.schema.js';
import type * as desk from '@libs/contract/src/desk.schema.js';
import type * as form from '@libs/contract/src/form.schema.js';
import type * as precheck from '@libs/contract/src/precheck.schema.js';
import type * as record from '@libs/contract/src/record.schema.js';
import type * as dashboard from '@libs/dashboard/src/dashboard.schema.js';
import type * as ledger from '@libs/ledger/src/ledger.schema.js';
import type * as period from '@libs/reference/src/plan-period.schema.js';
import type { z } from 'zod';
import type { Wire } from '../wire.js';

export type Contract = Wire<contract.ContractView>;
export type ContractCard = Wire<contract.ContractCard>;
export type ContractPage = Wire<contract.ContractPage>;
export type ContractState = contract.ContractState;
export type ContractFile = Wire<contract.ContractFileView>;
export type ContractStep = Wire<contract.ContractStepView>;
export type ContractClock = Wire<contract.ClockView>;
export type FileKind = contract.FileKind;
export type ContractDraft = z.input<typeof form.ContractDraft>;
export type PartyDraft = NonNullable<ContractDraft['seller']>;
export type CorrectionItem = contract.CorrectionItem;
export type Precheck = Wire<precheck.PrecheckView>;
export type Finding = Precheck['findings'][number];
export type ContractRecord = Wire<record.ContractRecord>;

export type FirstReview = z.input<typeof contract.FirstReview>;
export type ReturnContract = z.input<typeof contract.ReturnContract>;
export type RefuseContract = z.input<typeof contract.RefuseContract>;
export type RegisterContract = z.input<typeof contract.RegisterContract>;

export type DeskCard = Wire<desk.DeskCard>;
export type DeskPage = Wire<desk.DeskPage>;
export type DeskStats = Wire<desk.DeskStats>;
export type SimilarContracts = Wire<desk.SimilarContracts>;

export type LedgerHead = Wire<ledger.LedgerHeadView>;
export type LedgerEntry = Wire<ledger.LedgerEntryView>;
export type LedgerEntryPage = Wire<ledger.LedgerEntryPage>;
export type LedgerVerification = Wire<ledger.LedgerVerificationView>;
export type LedgerKind = ledger.LedgerKind;

export type Dashboard = Wire<dashboard.DashboardView>;
export type Sums = Wire<dashboard.Sums>;
export type Slice = Wire<dashboard.Slice>;
export type Drill = Wire<dashboard.DrillView>;
export type DrillRow = Drill['items'][number];
export type DrillDimension = dashboard.DrillDimension;
export type SetPlanTarget = z.input<typeof period.SetPlanTarget>;
export type PlanPeriodAnswer = period.PlanPeriodView;
