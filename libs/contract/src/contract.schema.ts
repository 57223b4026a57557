// Wire shapes of a technology contract: states, actions, card and view. The form itself is in form.schema.ts.
import { z } from 'zod';
import { Abilities, PageQuery, pageOf } from '../../platform/src/http/page.schema.js';
import { Uuid } from '../../platform/src/ids.schema.js';
import { safeText } from '../../platform/src/text.schema.js';
import { code } from '../../reference/src/code.schema.js';
import { Fen } from '../../reference/src/money.schema.js';
import { RegistrationNumber } from '../../reference/src/numbers.schema.js';
import { ContractDraft } from './form.schema.js';
import { PrecheckView } from './precheck.schema.js';

export const CONTRACT_STATES = [
  'DRAFT',
  'SUBMITTED',
  'ACCEPTED',
  'FIRST_REVIEWED',
  'CORRECTION',
  'REGISTERED',
  'REFUSED',
  'WITHDRAWN',
] as const;
export const ContractState = z.enum(CONTRACT_STATES).meta({ id: 'ContractState' });
export type ContractState = z.infer<typeof ContractState>;

/** Where the asker stands: seller, buyer, leading broker, or the registry's desk. */
export const CONTRACT_SIDES = ['SELLER', 'BUYER', 'BROKER', 'DESK'] as const;
export const ContractSide = z.enum(CONTRACT_SIDES).meta({ id: 'ContractSide' });
export type ContractSide = z.infer<typeof ContractSide>;

/** What the platform knows of the national system; only NATIONAL_REGISTERED counts in figures (domain §2.7). */
export const EXTERNAL_STATUSES = ['NOT_EXPORTED', 'NATIONAL_REGISTERED'] as const;
export type ExternalStatus = (typeof EXTERNAL_STATUSES)[number];

export const FILE_KINDS = {
  CONTRACT_TEXT: '合同文本',
  ANNEX: '合同附件',
  TITLE_PROOF: '权属证明',
  AUTHORISATION: '授权委托书',
  IDENTITY: '主体资格证明',
} as const;
export type FileKind = keyof typeof FILE_KINDS;
const FILE_KIND_NAMES = Object.keys(FILE_KINDS) as [FileKind, ...FileKind[]];
export const FileKindSchema = z.enum(FILE_KIND_NAMES, '请选择附件类型').meta({ id: 'ContractFileKind' });

export const OPINIONS = ['REGISTER', 'REFUSE'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** With `dealId` the form is filled from the signed deal; without, the asker's organisation is the seller. */
export const CreateContract = z
  .strictObject({ dealId: Uuid.optional(), form: ContractDraft.optional() })
  .meta({ id: 'CreateContract' });
export type CreateContract = z.infer<typeof CreateContract>;

export const WithdrawContract = z.strictObject({ reason: safeText(2, 500) }).meta({ id: 'WithdrawContract' });
export type WithdrawContract = z.infer<typeof WithdrawContract>;

/** 补正通知: what is to be mended, each with the form field when there is one. */
export const CorrectionItem = z
  .strictObject({
    pointer: z
      .string()
      .max(120)
      .regex(/^(\/[\w-]+)+$/, '字段指针格式不正确，例如 /technicalFen')
      .nullable()
      .default(null),
    reason: safeText(2, 500),
  })
  .meta({ id: 'CorrectionItem' });
export type CorrectionItem = z.infer<typeof CorrectionItem>;
export const ReturnContract = z
  .strictObject({ items: z.array(CorrectionItem).min(1, '至少写明一项补正要求').max(30, '最多 30 项') })
  .meta({ id: 'ReturnContract' });
export type ReturnContract = z.infer<typeof ReturnContract>;

export const FirstReview = z
  .strictObject({
    opinion: z.enum(OPINIONS, '初审意见为 REGISTER（同意登记）或 REFUSE（不予登记）'),
    note: safeText(1, 1000).optional(),
  })
  .refine(({ opinion, note }) => opinion === 'REGISTER' || note !== undefined, {
    path: ['note'],
    message: '建议不予登记时须写明理由',
  })
  .meta({ id: 'FirstReview' });
export type FirstReview = z.infer<typeof FirstReview>;

export const RefuseContract = z
  .strictObject({ ground: code('refusalGround'), note: safeText(5, 1000) })
  .meta({ id: 'RefuseContract' });
export type RefuseContract = z.infer<typeof RefuseContract>;

export const RegisterContract = z
  .strictObject({ registrationNumber: RegistrationNumber })
  .meta({ id: 'RegisterContract' });
export type RegisterContract = z.infer<typeof RegisterContract>;

/** The registry's legal time (domain §2.8), computed by the server. */
export const ClockView = z
  .object({
    status: z.enum(['NOT_STARTED', 'RUNNING', 'PAUSED', 'STOPPED']),
    unit: z.enum(['WORKING_DAY', 'CALENDAR_DAY']),
    limitDays: z.int(),
    usedDays: z.int(),
    /** Last day for the decision; null before acceptance and while paused. */
    dueOn: z.iso.date().nullable(),
    isOverdue: z.boolean(),
    ruleSetVersion: z.string(),
  })
  .meta({ id: 'LegalClock' });
export type ClockView = z.infer<typeof ClockView>;

export const ContractCard = z
  .object({
    id: Uuid,
    /** The platform's own number; not the official one. Null before the first submission. */
    number: z.string().nullable(),
    state: ContractState,
    side: ContractSide,
    dealId: Uuid.nullable(),
    projectName: z.string().nullable(),
    type: z.string().nullable(),
    subType: z.string().nullable(),
    sellerName: z.string().nullable(),
    buyerName: z.string().nullable(),
    totalFen: Fen,
    technicalFen: Fen,
    registrationNumber: z.string().nullable(),
    submittedAt: z.iso.datetime().nullable(),
    updatedAt: z.iso.datetime(),
    clock: ClockView,
  })
  .meta({ id: 'ContractCard' });
export type ContractCard = z.infer<typeof ContractCard>;

export const ContractPage = pageOf(ContractCard)
  .extend({
    /** Contracts of the reader by state, whatever state is asked for; on the first page only. */
    facets: z.object({ state: z.record(z.string(), z.int()) }).optional(),
  })
  .meta({ id: 'ContractPage' });
export type ContractPage = z.infer<typeof ContractPage>;

export const ContractQuery = PageQuery.extend({
  state: ContractState.optional(),
  dealId: Uuid.optional(),
}).meta({ id: 'ContractQuery' });
export type ContractQuery = z.infer<typeof ContractQuery>;

export const ContractFileView = z
  .object({
    id: Uuid,
    kind: FileKindSchema,
    name: z.string(),
    mediaType: z.string(),
    /** Bytes. */
    size: z.int(),
    sha256: z.string(),
    addedAt: z.iso.datetime(),
  })
  .meta({ id: 'ContractFile' });
export type ContractFileView = z.infer<typeof ContractFileView>;

export const ContractStepView = z
  .object({
    action: z.string(),
    fromState: ContractState.nullable(),
    toState: ContractState,
    side: ContractSide,
    actorName: z.string(),
    note: z.string().nullable(),
    occurredAt: z.iso.datetime(),
  })
  .meta({ id: 'ContractStep' });
export type ContractStepView = z.infer<typeof ContractStepView>;

export const ContractView = ContractCard.extend({
  sellerOrganisationId: Uuid,
  buyerOrganisationId: Uuid.nullable(),
  isBrokerAssisted: z.boolean(),
  form: ContractDraft,
  receivedFen: Fen,
  /** totalFen − technicalFen. */
  nonTechnicalFen: Fen,
  /** Findings at the last submission; null before. */
  precheck: PrecheckView.nullable(),
  corrections: z.array(CorrectionItem),
  /** Only the desk sees the first reviewer's opinion. */
  firstReview: z
    .object({ opinion: z.enum(OPINIONS), note: z.string().nullable(), byName: z.string(), at: z.iso.datetime() })
    .nullable(),
  clerkName: z.string().nullable(),
  refusal: z.object({ ground: z.string(), groundLabel: z.string(), note: z.string() }).nullable(),
  externalStatus: z.enum(EXTERNAL_STATUSES),
  registeredOn: z.iso.date().nullable(),
  ledger: z.object({ seq: z.string(), leafHash: z.string() }).nullable(),
  files: z.array(ContractFileView),
  timeline: z.array(ContractStepView),
  can: Abilities,
}).meta({ id: 'ContractView' });
export type ContractView = z.infer<typeof ContractView>;

export const ContractFileList = z.object({ items: z.array(ContractFileView) }).meta({ id: 'ContractFileList' });
export const FileKindQuery = z.object({ kind: FileKindSchema });
export type FileKindQuery = z.infer<typeof FileKindQuery>;
export const ContractFileParams = z.object({ id: Uuid, fileId: Uuid });
export type ContractFileParams = z.infer<typeof ContractFileParams>;
