// The closed lists of the house's actors: roles, kinds of organisation, and which role may stand where.
// Not for what a role may do: each room says that in its own policy through definePermissions.
import { z } from 'zod';

/** Roles of a membership (domain §7.2). 'Unit admin' is TT_OFFICER in an institute, ENT_ADMIN in an enterprise. */
export const ROLES = [
  'ENT_USER',
  'ENT_ADMIN',
  'RESEARCHER',
  'TT_OFFICER',
  'IP_OFFICER',
  'COMPLIANCE_OFFICER',
  'BROKER',
  'REG_CLERK',
  'REG_REVIEWER',
  'OFFICIAL',
  'PLATFORM_ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

export const ORGANISATION_KINDS = [
  'INSTITUTE',
  'ENTERPRISE',
  'BROKERAGE',
  'REGISTRY',
  'GOVERNMENT',
  'PLATFORM',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Kinds that a registered person may claim; the platform's own organisation is made by the operator's command line. */
export const CLAIMABLE_KINDS = ['INSTITUTE', 'ENTERPRISE', 'BROKERAGE', 'REGISTRY', 'GOVERNMENT'] as const;

export const RoleSchema = z.enum(ROLES).meta({ id: 'Role' });
export const OrganisationKindSchema = z.enum(ORGANISATION_KINDS).meta({ id: 'OrganisationKind' });

interface KindRoles {
  readonly allowed: readonly Role[];
  /** Role of the person who claims the organisation. */
  readonly claimer: Role;
  /** Role of a person who joins later, until an admin gives another. */
  readonly joiner: Role;
  /** Role that may confirm and change members; null: only the operator may. */
  readonly admin: Role | null;
}

/** Which roles exist in an organisation of each kind. A role outside its kind is refused when it is granted. */
export const ROLES_BY_KIND: Record<OrganisationKind, KindRoles> = {
  INSTITUTE: {
    allowed: ['RESEARCHER', 'TT_OFFICER', 'IP_OFFICER', 'COMPLIANCE_OFFICER'],
    claimer: 'TT_OFFICER',
    joiner: 'RESEARCHER',
    admin: 'TT_OFFICER',
  },
  ENTERPRISE: { allowed: ['ENT_USER', 'ENT_ADMIN'], claimer: 'ENT_ADMIN', joiner: 'ENT_USER', admin: 'ENT_ADMIN' },
  BROKERAGE: { allowed: ['BROKER'], claimer: 'BROKER', joiner: 'BROKER', admin: null },
  REGISTRY: { allowed: ['REG_CLERK', 'REG_REVIEWER'], claimer: 'REG_CLERK', joiner: 'REG_CLERK', admin: null },
  GOVERNMENT: { allowed: ['OFFICIAL'], claimer: 'OFFICIAL', joiner: 'OFFICIAL', admin: null },
  PLATFORM: { allowed: ['PLATFORM_ADMIN'], claimer: 'PLATFORM_ADMIN', joiner: 'PLATFORM_ADMIN', admin: null },
};
