// What a registration writes to the ledger: amounts, the codes that totals are cut by, and whom it is about. Pure.
import { CONTRACT_STREAM, type AppendInput } from '@app/ledger';
import type { Contract } from './contract.entity.js';
import { ContractForm } from './form.schema.js';
import type { Party } from './party.schema.js';

/** The version of a contract that a registration enters; each later change of it names the next. */
const REGISTERED_VERSION = '1';

/** The key by which a contract's registration is in the ledger, once. */
export function registrationKey(contractId: string): string {
  return `registration:${contractId}`;
}

/**
 * The entry of a registration. Receipts are those the seller's finance had confirmed at filing.
 * @throws ZodError when the form is not complete, which a submitted contract always is
 */
export function registrationEntry(
  row: Contract,
  { registrationNumber, actorId, occurredAt }: { registrationNumber: string; actorId: string; occurredAt: Date },
): AppendInput {
  const form = ContractForm.parse(row.form);
  const { seller, buyer } = form;
  return {
    streamKey: CONTRACT_STREAM,
    idempotencyKey: registrationKey(row.id),
    kind: 'REGISTRATION',
    occurredAt,
    actorId,
    amounts: { totalFen: row.totalFen, technicalFen: row.technicalFen, receivedFen: row.receivedFen },
    dimensions: {
      type: form.type,
      subType: form.subType,
      techArea: form.techArea,
      industrySection: form.industry.slice(0, 1),
      base: form.base,
      ipType: form.ipType,
      planSource: form.planSource,
      sellerPartyType: seller.partyType,
      buyerPartyType: buyer.partyType,
      sellerRegion: seller.regionCode,
      buyerRegion: buyer.regionCode,
      sellerTownship: seller.townshipCode,
      buyerTownship: buyer.townshipCode,
      sellerPark: seller.parkCode,
      buyerPark: buyer.parkCode,
      related: form.isRelated,
      brokerAssisted: row.brokerUserId !== null,
    },
    identity: {
      contractId: row.id,
      contractVersion: REGISTERED_VERSION,
      registrationNumber,
      projectName: form.projectName,
      ...partyIdentity('seller', seller),
      ...partyIdentity('buyer', buyer),
    },
  };
}

function partyIdentity(side: 'seller' | 'buyer', party: Party): Record<string, string> {
  return {
    [`${side}Name`]: party.name,
    ...(party.creditCode === null ? {} : { [`${side}CreditCode`]: party.creditCode }),
  };
}
