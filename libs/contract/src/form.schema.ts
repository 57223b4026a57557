// The registration form of a technology contract (domain §2.3, §2.5): complete, and while being filled in.
// Rules across fields (sums, dates, sub-types) are not here: they are pre-check rules with a source, see precheck.rules.ts.
import { z } from 'zod';
import { safeText } from '../../platform/src/text.schema.js';
import { code } from '../../reference/src/code.schema.js';
import { Day } from '../../reference/src/day.schema.js';
import { FenAmount, PositiveFenAmount } from '../../reference/src/money.schema.js';
import { loose } from './loose.schema.js';
import { Party, PartyDraft } from './party.schema.js';

/** A cost that is not technology: what separates 技术交易额 from 合同成交总额. */
export const NonTechnicalItem = z
  .strictObject({
    type: code('nonTechnicalItemType'),
    description: safeText(1, 200),
    amountFen: PositiveFenAmount,
  })
  .meta({ id: 'NonTechnicalItem' });

export const PaymentStep = z
  .strictObject({ dueOn: Day.nullable(), amountFen: PositiveFenAmount, condition: safeText(1, 200) })
  .meta({ id: 'PaymentStep' });

/** What the seller declares with the filing (承诺书). */
export const Declarations = z
  .strictObject({
    /** The contract is in writing. */
    isWritten: z.boolean(),
    /** Names in the text are those of the seals. */
    sealMatches: z.boolean(),
    /** Not registered at another registry. */
    isFirstFiling: z.boolean(),
    /** Everything filed is true. */
    isTrue: z.boolean(),
  })
  .meta({ id: 'ContractDeclarations' });

const plainShape = {
  projectName: safeText(2, 200),
  type: code('contractType'),
  subType: code('contractSubType'),
  licenceMode: code('licenceMode').nullable(),
  signedOn: Day,
  startsOn: Day,
  endsOn: Day,
  /** 合同成交总额 */
  totalFen: FenAmount,
  /** 技术交易额 */
  technicalFen: FenAmount,
  /** 实际收款: receipts confirmed by the seller's finance at filing; never derived from the other two. */
  receivedFen: FenAmount,
  /** A pure royalty whose final amount is not known: only the fixed part is filed (2001 Rules art. 51). */
  isAmountIndeterminate: z.boolean(),
  nonTechnicalItems: z.array(NonTechnicalItem).max(50, '非技术性费用最多 50 项'),
  payMethod: code('payMethod'),
  paymentPlan: z.array(PaymentStep).max(50, '付款计划最多 50 项'),
  techArea: code('techArea'),
  industry: code('industry'),
  socialGoal: code('socialGoal'),
  planSource: code('planSource'),
  ipType: code('ipType'),
  base: code('base').nullable(),
  isRelated: z.boolean(),
  relatedNote: safeText(2, 500).nullable(),
  /** 标的技术内容、范围和要求: what the registry must be able to understand. */
  technicalContent: safeText(1, 5000),
  /** The clauses as typed or pasted, for the scan for illegal monopoly; the signed text is the attachment. */
  clauseText: safeText(1, 20_000).nullable(),
  declarations: Declarations,
};

export const ContractForm = z.object({ ...plainShape, seller: Party, buyer: Party }).meta({ id: 'ContractForm' });
export type ContractForm = z.infer<typeof ContractForm>;

/** PATCH body and stored draft: absent = unchanged, null = emptied. A party is merged field by field. */
export const ContractDraft = z
  .strictObject({ ...loose(plainShape), seller: PartyDraft.optional(), buyer: PartyDraft.optional() })
  .meta({ id: 'ContractDraft' });
export type ContractDraft = z.infer<typeof ContractDraft>;

const FORM_FIELDS = Object.keys(ContractForm.shape) as (keyof ContractForm)[];
const PARTY_FIELDS = Object.keys(Party.shape) as (keyof Party)[];
const BLANK_LISTS = { nonTechnicalItems: [], paymentPlan: [] };
const BLANK_FLAGS = { isAmountIndeterminate: false, isRelated: false };
const BLANK_PARTY = {
  countryCode: '142',
  isTransferAgency: false,
  isResearchBody: false,
  isConvertedInstitute: false,
  isHighTechZone: false,
  isListed: false,
};
const BLANK_DECLARATIONS = { isWritten: false, sealMatches: false, isFirstFiling: false, isTrue: false };

/** A draft with every field present: null, or the value that an untouched form shows. */
export function blankDraft(): ContractDraft {
  const fields = Object.fromEntries(FORM_FIELDS.map((name) => [name, null]));
  const party = (): PartyDraft => ({ ...Object.fromEntries(PARTY_FIELDS.map((name) => [name, null])), ...BLANK_PARTY });
  return {
    ...fields,
    ...BLANK_LISTS,
    ...BLANK_FLAGS,
    receivedFen: '0',
    declarations: BLANK_DECLARATIONS,
    seller: party(),
    buyer: party(),
  };
}

/** `changes` laid over `draft`; fields that are absent in the changes stay. */
export function mergeDraft(draft: ContractDraft, changes: ContractDraft): ContractDraft {
  const merged = { ...draft, ...defined(changes) };
  if (changes.seller) merged.seller = { ...draft.seller, ...defined(changes.seller) };
  if (changes.buyer) merged.buyer = { ...draft.buyer, ...defined(changes.buyer) };
  return merged;
}

function defined<T extends object>(changes: T): Partial<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** What is missing or wrong in a draft that is to be submitted, as JSON pointers; empty when it is complete. */
export function missingIn(draft: ContractDraft): { pointer: string; detail: string }[] {
  const result = ContractForm.safeParse(draft);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    pointer: `/${issue.path.join('/')}`,
    detail: issue.code === 'invalid_type' ? '必填' : issue.message,
  }));
}
