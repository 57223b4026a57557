// Facts that this room publishes. Ids only: who reads them looks the rest up.
import { defineEvent, Uuid } from '@app/platform';
import { z } from 'zod';

const OrganisationFact = z.object({ organisationId: Uuid, userId: Uuid });
const MembershipFact = z.object({ membershipId: Uuid, organisationId: Uuid, userId: Uuid });

/** Somebody claimed an organisation that the platform did not know; `userId` claimed it. The operator decides. */
export const OrganisationClaimed = defineEvent('identity.organisation-claimed', 1, OrganisationFact);
/** The operator confirmed the organisation; `userId` had claimed it. */
export const OrganisationConfirmed = defineEvent('identity.organisation-confirmed', 1, OrganisationFact);
/** The operator refused the claim of `userId`, with a reason that the claimer may read. */
export const OrganisationRefused = defineEvent(
  'identity.organisation-refused',
  1,
  OrganisationFact.extend({ reason: z.string() }),
);
/** `userId` asks to join; an admin of the organisation or the operator decides. A claimer's own place has no event. */
export const MembershipRequested = defineEvent('identity.membership-requested', 1, MembershipFact);
export const MembershipConfirmed = defineEvent('identity.membership-confirmed', 1, MembershipFact);
export const MembershipRefused = defineEvent('identity.membership-refused', 1, MembershipFact);
