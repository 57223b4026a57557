// How many requests to join wait for this person, beside the menu entry. Nothing when there are none.
import { useSession } from '../../app/session.js';

export function MemberCount() {
  const { me, may } = useSession();
  const waiting = me?.counts.pendingMembers ?? 0;
  // The operator's number counts all organisations, so it does not belong beside the own members.
  return waiting === 0 || may('organisation.review') ? null : <>{waiting}</>;
}

export function OrganisationCount() {
  const { me } = useSession();
  const waiting = me?.counts.pendingOrganisations ?? 0;
  return waiting === 0 ? null : <>{waiting}</>;
}
