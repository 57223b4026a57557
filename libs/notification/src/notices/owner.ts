// Groups the listings of one event by whom to tell, so that a batch of 500 makes one message per person.
import type { Role } from '@app/identity';
import type { Audience } from '../delivery.js';

export interface OwnedListing {
  id: string;
  title: string;
  organisationId: string;
  contactUserId: string | null;
}

export interface OwnerGroup<T> {
  to: Audience;
  items: [T, ...T[]];
}

/** The organisations' offices first, then each contact person with the listings of their own. */
export function perOwner<T extends OwnedListing>(listings: readonly T[], roles: readonly Role[]): OwnerGroup<T>[] {
  const offices = groupBy(listings, (listing) => listing.organisationId);
  const contacts = groupBy(listings, (listing) => listing.contactUserId);
  return [
    ...offices.map(([organisationId, items]) => ({ to: { organisationId, roles }, items })),
    ...contacts.map(([userId, items]) => ({ to: { userId }, items })),
  ];
}

function groupBy<T>(listings: readonly T[], keyOf: (listing: T) => string | null): [string, [T, ...T[]]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const listing of listings) {
    const key = keyOf(listing);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(listing);
    else groups.set(key, [listing]);
  }
  return [...groups];
}
