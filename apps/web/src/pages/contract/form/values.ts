// What the form of a contract holds, what of it can be stored now, and what is still missing or wrong.
import { ContractDraft as DraftSchema, ContractForm } from '@libs/contract/src/form.schema.js';
import { PartyDraft as PartySchema } from '@libs/contract/src/party.schema.js';
import type { FieldError } from '../../../api/problem.js';
import type { ContractDraft } from '../../../api/queries/registry-types.js';
import type { Checker } from '../../../ui/form/useForm.js';
import { validPart } from '../../../ui/form/valid-part.js';
import { toFen } from '../../../ui/money.js';

export type Values = ContractDraft;
type Side = 'seller' | 'buyer';
const SIDES: readonly Side[] = ['seller', 'buyer'];

/** An emptied field is null on the wire; absent would mean "as it was". */
function emptied<T extends object>(values: T): T {
  const entries = Object.entries(values).map(([field, value]) => [
    field,
    value === undefined || value === '' ? null : value,
  ]);
  return Object.fromEntries(entries) as T;
}

function normalised(values: Values): Values {
  const plain = emptied(values);
  for (const side of SIDES) if (plain[side]) plain[side] = emptied(plain[side]);
  return plain;
}

/** The part of the form that the server would take now, and the faults of what is held back. */
export function storable(values: Values): { body: ContractDraft; faults: FieldError[] } {
  const { seller, buyer, ...plain } = normalised(values);
  const { valid, faults } = validPart(plain, DraftSchema);
  const body: ContractDraft = { ...valid };
  const parties = { seller, buyer };
  for (const side of SIDES) {
    const party = parties[side];
    if (!party) continue;
    const part = validPart(party, PartySchema);
    body[side] = part.valid;
    faults.push(...part.faults.map(({ pointer, detail }) => ({ pointer: `/${side}${pointer}`, detail })));
  }
  return { body, faults };
}

/** Amounts of rows, added; rows whose amount is not typed yet count as nothing. */
export function sumOf(rows: readonly { amountFen?: unknown }[] | null | undefined): bigint {
  return (rows ?? []).reduce((sum, row) => sum + (toFen(row.amountFen as string | undefined) ?? 0n), 0n);
}

interface Words {
  required: string;
  overTotal: string;
  sumOff: string;
  licenceMode: string;
  declare: string;
}

interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

/** Rules of a filing that is handed in: the room's schema, and the sums that the pre-check would refuse. */
export function completeness(words: Words): Checker {
  return {
    safeParse: (value) => {
      const values = normalised(value as Values);
      const result = ContractForm.safeParse(values);
      const issues: Issue[] = (result.success ? [] : result.error.issues).map((issue) => ({
        path: issue.path,
        message: issue.code === 'invalid_type' ? words.required : issue.message,
      }));
      const total = toFen(values.totalFen);
      const technical = toFen(values.technicalFen);
      if (total !== null && technical !== null) {
        if (technical > total) issues.push({ path: ['technicalFen'], message: words.overTotal });
        else if (sumOf(values.nonTechnicalItems) !== total - technical)
          issues.push({ path: ['nonTechnicalItems'], message: words.sumOff });
      }
      if (values.subType === 'LIC_PATENT' && !values.licenceMode)
        issues.push({ path: ['licenceMode'], message: words.licenceMode });
      for (const [name, isDeclared] of Object.entries(values.declarations ?? {}))
        if (!isDeclared) issues.push({ path: ['declarations', name], message: words.declare });
      return issues.length === 0 ? { success: true, data: values } : { success: false, error: { issues } };
    },
  };
}

/** The draft's own rules: a broker prepares it and may leave gaps. */
export const ANYTHING: Checker = { safeParse: (value) => ({ success: true, data: value }) };

export const STEP_POINTERS = {
  contract: [
    '/projectName',
    '/type',
    '/subType',
    '/licenceMode',
    '/signedOn',
    '/startsOn',
    '/endsOn',
    '/isRelated',
    '/relatedNote',
  ],
  technology: [
    '/technicalContent',
    '/techArea',
    '/industry',
    '/socialGoal',
    '/planSource',
    '/ipType',
    '/base',
    '/clauseText',
  ],
  money: [
    '/totalFen',
    '/technicalFen',
    '/receivedFen',
    '/isAmountIndeterminate',
    '/nonTechnicalItems',
    '/payMethod',
    '/paymentPlan',
  ],
  seller: ['/seller'],
  buyer: ['/buyer'],
  papers: ['/declarations'],
} as const;

/** What makes the form complete; the bar counts these. */
export const COMPLETENESS = [
  '/projectName',
  '/type',
  '/subType',
  '/signedOn',
  '/startsOn',
  '/endsOn',
  '/technicalContent',
  '/techArea',
  '/industry',
  '/socialGoal',
  '/planSource',
  '/ipType',
  '/totalFen',
  '/technicalFen',
  '/payMethod',
  '/seller/partyType',
  '/seller/regionCode',
  '/buyer/name',
  '/buyer/partyType',
  '/buyer/regionCode',
  '/declarations/isWritten',
  '/declarations/sealMatches',
  '/declarations/isFirstFiling',
  '/declarations/isTrue',
] as const;
