// One party of a technology contract as the registration form asks for it (domain §2.5), frozen into the contract.
import { z } from 'zod';
import { safeText } from '../../platform/src/text.schema.js';
import { code } from '../../reference/src/code.schema.js';
import { CreditCode } from '../../reference/src/credit-code.schema.js';
import { Telephone, ZipCode } from '../../reference/src/numbers.schema.js';
import { loose } from './loose.schema.js';

export const partyShape = {
  name: safeText(2, 120),
  partyType: code('partyType'),
  /** Null for a natural person, whose identity card the registry sees on paper. */
  creditCode: CreditCode.nullable(),
  /** Six digits of the place of business; not the region inside the credit code. */
  regionCode: code('region'),
  townshipCode: code('township').nullable(),
  parkCode: code('park').nullable(),
  /** Three digits, customs code of the country; 142 is China. */
  countryCode: z.string().regex(/^\d{3}$/, '国别代码须为 3 位数字'),
  industryCode: code('industry').nullable(),
  scale: code('enterpriseScale').nullable(),
  address: safeText(1, 200).nullable(),
  zipCode: ZipCode.nullable(),
  representative: safeText(1, 60).nullable(),
  contactName: safeText(1, 60).nullable(),
  contactTelephone: Telephone.nullable(),
  isTransferAgency: z.boolean(),
  isResearchBody: z.boolean(),
  isConvertedInstitute: z.boolean(),
  isHighTechZone: z.boolean(),
  isListed: z.boolean(),
};

/** A complete party: what a submitted contract holds. */
export const Party = z.object(partyShape).meta({ id: 'ContractParty' });
export type Party = z.infer<typeof Party>;

/** A party while the form is being filled in: any field may be missing or null. */
export const PartyDraft = z.strictObject(loose(partyShape)).meta({ id: 'ContractPartyDraft' });
export type PartyDraft = z.infer<typeof PartyDraft>;
