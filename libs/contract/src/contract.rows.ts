// Builds the stored row from the form: the one place where the columns beside `form` come from.
import { newId } from '@app/platform';
import { registrationRulesOn, shanghaiDate } from '@app/reference';
import type { Contract } from './contract.entity.js';
import type { ContractDraft } from './form.schema.js';

type FormColumns = Pick<
  Contract,
  'form' | 'projectName' | 'type' | 'subType' | 'signedOn' | 'totalFen' | 'technicalFen' | 'receivedFen'
>;

/** The form with the columns that lists, rules and the ledger read. */
export function columnsOf(form: ContractDraft): FormColumns {
  return {
    form,
    projectName: form.projectName ?? null,
    type: form.type ?? null,
    subType: form.subType ?? null,
    signedOn: form.signedOn ?? null,
    totalFen: BigInt(form.totalFen ?? '0'),
    technicalFen: BigInt(form.technicalFen ?? '0'),
    receivedFen: BigInt(form.receivedFen ?? '0'),
  };
}

type Opening = Pick<
  Contract,
  'createdBy' | 'dealId' | 'sellerOrganisationId' | 'buyerOrganisationId' | 'brokerUserId' | 'form'
> & { now: Date };

/** A new draft. */
export function newContract({ now, form, ...opening }: Opening): Contract {
  return {
    ...opening,
    ...columnsOf(form),
    id: newId(),
    number: null,
    state: 'DRAFT',
    precheck: null,
    ruleSetVersion: registrationRulesOn(shanghaiDate(now)).version,
    createdAt: now,
    updatedAt: now,
    submittedAt: null,
    acceptedOn: null,
    dueOn: null,
    clerkId: null,
    returnedOn: null,
    corrections: [],
    correctionCount: 0,
    firstReviewedBy: null,
    firstReviewedAt: null,
    firstOpinion: null,
    firstNote: null,
    decidedBy: null,
    decidedOn: null,
    refusalGround: null,
    refusalNote: null,
    registrationNumber: null,
    externalStatus: 'NOT_EXPORTED',
  };
}
