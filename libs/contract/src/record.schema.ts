// A registered contract as figures are drilled down to: what an official reads of it. No clauses, contacts or files.
import { z } from 'zod';
import { Uuid } from '../../platform/src/ids.schema.js';
import { Fen } from '../../reference/src/money.schema.js';
import { NonTechnicalItem } from './form.schema.js';

const RecordParty = z
  .object({
    name: z.string(),
    partyType: z.string(),
    regionCode: z.string(),
    townshipCode: z.string().nullable(),
    parkCode: z.string().nullable(),
  })
  .meta({ id: 'ContractRecordParty' });

export const ContractRecord = z
  .object({
    id: Uuid,
    number: z.string(),
    registrationNumber: z.string(),
    registeredOn: z.iso.date(),
    signedOn: z.iso.date(),
    projectName: z.string(),
    type: z.string(),
    subType: z.string(),
    techArea: z.string(),
    industry: z.string(),
    base: z.string().nullable(),
    ipType: z.string(),
    planSource: z.string(),
    seller: RecordParty,
    buyer: RecordParty,
    totalFen: Fen,
    technicalFen: Fen,
    receivedFen: Fen,
    nonTechnicalItems: z.array(NonTechnicalItem),
    isRelated: z.boolean(),
    isBrokerAssisted: z.boolean(),
    dealId: Uuid.nullable(),
    ledgerSeq: z.string(),
    ledgerHash: z.string(),
    /** Fields of which the stored contract says something else than its ledger entry; the entry's value is shown. */
    differsFromLedger: z.array(z.string()),
  })
  .meta({ id: 'ContractRecord' });
export type ContractRecord = z.infer<typeof ContractRecord>;
