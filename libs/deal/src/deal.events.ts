// Facts of a deal. Payloads carry ids only. Where `isBuyerHidden` is true the seller must not be told who the buyer is.
import { z } from 'zod';
import { defineEvent, Uuid } from '@app/platform';

const side = z.enum(['SELLER', 'BUYER']);

/** Members of every deal event. */
const facts = z.object({
  dealId: Uuid,
  sellerOrgId: Uuid,
  buyerOrgId: Uuid,
  isBuyerHidden: z.boolean(),
  initiatorSide: side,
  achievementId: Uuid.nullable(),
  demandId: Uuid.nullable(),
  matchId: Uuid.nullable(),
  brokerId: Uuid.nullable(),
  brokerUserId: Uuid.nullable(),
  /** Who did it; null: the clock. */
  actorId: Uuid.nullable(),
});
export type DealFacts = z.infer<typeof facts>;

export const InterestExpressed = defineEvent('deal.interest-expressed', 1, facts);
export const DealAccepted = defineEvent('deal.accepted', 1, facts);
export const DealDeclined = defineEvent('deal.declined', 1, facts);
export const DealExpired = defineEvent('deal.expired', 1, facts);
/** The broker in the payload was asked to lead and has not answered yet. */
export const BrokerAssigned = defineEvent('deal.broker-assigned', 1, facts);
export const BrokerAccepted = defineEvent('deal.broker-accepted', 1, facts);
/** The broker who declined or let the offer lapse; whoever is asked next has an event of its own. */
export const BrokerDeclined = defineEvent(
  'deal.broker-declined',
  1,
  facts.extend({ declinedBrokerUserId: Uuid, hasLapsed: z.boolean() }),
);
export const StageMoved = defineEvent('deal.stage-moved', 1, facts.extend({ stage: z.string() }));
export const SigningProposed = defineEvent('deal.signing-proposed', 1, facts.extend({ proposedSide: side }));
export const DealSigned = defineEvent(
  'deal.signed',
  1,
  facts.extend({ contractType: z.string(), totalAmountFen: z.string() }),
);
export const DealRegistered = defineEvent('deal.registered', 1, facts.extend({ contractId: Uuid }));
export const DealFailed = defineEvent('deal.failed', 1, facts.extend({ reason: z.string() }));
/** A time limit was reached; sent once per rule and the instant it counts from. */
export const DealNudged = defineEvent(
  'deal.nudged',
  1,
  facts.extend({ rule: z.string(), stage: z.string(), dueAt: z.iso.datetime() }),
);
