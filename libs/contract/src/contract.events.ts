// Facts of contract registration. Payloads carry ids and codes only.
import { z } from 'zod';
import { defineEvent, Uuid } from '@app/platform';

/** Members of every contract event. */
const facts = z.object({
  contractId: Uuid,
  dealId: Uuid.nullable(),
  sellerOrganisationId: Uuid,
  buyerOrganisationId: Uuid.nullable(),
  brokerUserId: Uuid.nullable(),
  /** The clerk in charge, once there is one. */
  clerkId: Uuid.nullable(),
  actorId: Uuid,
});
export type ContractFacts = z.infer<typeof facts>;

/** `isCorrection`: filed again after a return for correction; it is then accepted at once. */
export const ContractSubmitted = defineEvent('contract.submitted', 1, facts.extend({ isCorrection: z.boolean() }));
export const ContractAccepted = defineEvent('contract.accepted', 1, facts);
export const ContractReturned = defineEvent('contract.returned', 1, facts.extend({ itemCount: z.int() }));
export const ContractFirstReviewed = defineEvent('contract.first-reviewed', 1, facts);
export const ContractRefused = defineEvent('contract.refused', 1, facts.extend({ ground: z.string() }));
export const ContractWithdrawn = defineEvent('contract.withdrawn', 1, facts);
export const ContractRegistered = defineEvent(
  'contract.registered',
  1,
  facts.extend({
    registrationNumber: z.string(),
    /** Day of registration in Shanghai: the period that the amounts count in. */
    registeredOn: z.iso.date(),
    totalFen: z.string(),
    technicalFen: z.string(),
  }),
);
