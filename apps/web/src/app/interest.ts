// Whether the reader may express interest in a listing of `ownerId`, and the words when not. The server decides again.
import { wordIfAny } from '../i18n/index.js';
import { useSession } from './session.js';

export interface InterestState {
  /** Not signed in: the page offers to sign in instead. */
  isAnonymous: boolean;
  isOwn: boolean;
  /** Why not, in words; undefined = possible. */
  reason: string | undefined;
}

export function useInterest(ownerId: string | null): InterestState {
  const { me, may } = useSession();
  const organisationId = me?.activeOrganisation?.id;
  const code = !organisationId ? 'deal.no-organisation' : may('deal.express') ? null : 'deal.may-not-express';
  return {
    isAnonymous: me === null,
    isOwn: ownerId !== null && ownerId === organisationId,
    reason: code ? wordIfAny(`reason.${code}`) : undefined,
  };
}

/** Where a deal is shown. */
export const dealTo = (dealId: string) => `/desk/deals/${dealId}`;
