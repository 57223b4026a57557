// The registered contract as figures are drilled down to: what its ledger entry says, the rest from the row. Pure.
import type { LedgerEntryView } from '@app/ledger';
import type { Contract } from './contract.entity.js';
import { ContractForm } from './form.schema.js';
import type { ContractRecord } from './record.schema.js';

/** What the entry and the row both hold, by name of the record's field. Null where the entry does not say (erased). */
type Shared = Record<string, string | null>;

/** @throws ZodError when the form is not complete, which a registered contract always is */
export function toRecord(row: Contract, entry: LedgerEntryView): ContractRecord {
  const form = ContractForm.parse(row.form);
  const inLedger = sharedOfEntry(entry);
  const inRow = sharedOfRow(row, form);
  return {
    id: row.id,
    number: row.number ?? '',
    registrationNumber: inLedger['registrationNumber'] ?? row.registrationNumber ?? '',
    registeredOn: entry.ledgerDate,
    signedOn: form.signedOn,
    projectName: inLedger['projectName'] ?? form.projectName,
    type: inLedger['type'] ?? form.type,
    subType: inLedger['subType'] ?? form.subType,
    techArea: inLedger['techArea'] ?? form.techArea,
    industry: form.industry,
    base: form.base,
    ipType: form.ipType,
    planSource: form.planSource,
    seller: { ...partyOf(form.seller), name: inLedger['seller/name'] ?? form.seller.name },
    buyer: { ...partyOf(form.buyer), name: inLedger['buyer/name'] ?? form.buyer.name },
    totalFen: entry.totalFen,
    technicalFen: entry.technicalFen,
    receivedFen: entry.receivedFen,
    nonTechnicalItems: form.nonTechnicalItems,
    isRelated: form.isRelated,
    isBrokerAssisted: row.brokerUserId !== null,
    dealId: row.dealId,
    ledgerSeq: entry.seq,
    ledgerHash: entry.leafHash,
    differsFromLedger: Object.entries(inLedger)
      .filter(([field, value]) => value !== null && value !== inRow[field])
      .map(([field]) => field),
  };
}

function sharedOfEntry(entry: LedgerEntryView): Shared {
  const { dimensions, identity } = entry;
  return {
    totalFen: entry.totalFen,
    technicalFen: entry.technicalFen,
    receivedFen: entry.receivedFen,
    nonTechnicalItems: (BigInt(entry.totalFen) - BigInt(entry.technicalFen)).toString(),
    registeredOn: entry.ledgerDate,
    type: dimensions['type'] ?? null,
    subType: dimensions['subType'] ?? null,
    techArea: dimensions['techArea'] ?? null,
    base: dimensions['base'] ?? '',
    registrationNumber: identity?.['registrationNumber'] ?? null,
    projectName: identity?.['projectName'] ?? null,
    'seller/name': identity?.['sellerName'] ?? null,
    'buyer/name': identity?.['buyerName'] ?? null,
  };
}

/** An amount that stands in the row and in its form counts as changed when either is. */
function sharedOfRow(row: Contract, form: ContractForm): Shared {
  const amount = (column: bigint, typed: string) => (column === BigInt(typed) ? typed : `${column} ${typed}`);
  const items = form.nonTechnicalItems.reduce((sum, item) => sum + BigInt(item.amountFen), 0n);
  return {
    totalFen: amount(row.totalFen, form.totalFen),
    technicalFen: amount(row.technicalFen, form.technicalFen),
    receivedFen: amount(row.receivedFen, form.receivedFen),
    nonTechnicalItems: items.toString(),
    registeredOn: row.decidedOn,
    type: form.type,
    subType: form.subType,
    techArea: form.techArea,
    base: form.base ?? '',
    registrationNumber: row.registrationNumber,
    projectName: form.projectName,
    'seller/name': form.seller.name,
    'buyer/name': form.buyer.name,
  };
}

function partyOf({ name, partyType, regionCode, townshipCode, parkCode }: ContractForm['seller']) {
  return { name, partyType, regionCode, townshipCode, parkCode };
}
