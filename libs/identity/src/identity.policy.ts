// Who may do what in this room. Pure: no database, no clock.
import type { Abilities } from '@app/platform';
import type { Actor } from './actor.js';
import { membershipLifecycle } from './organisation/membership.lifecycle.js';
import { organisationLifecycle } from './organisation/organisation.lifecycle.js';
import type { MembershipStatus, OrganisationStatus } from './organisation/organisation.schema.js';
import { definePermissions, SIGNED_IN } from './permissions.js';
import { ROLES_BY_KIND } from './role.schema.js';
import type { OrganisationKind, Role } from './role.schema.js';

export const IDENTITY_PERMISSIONS = definePermissions({
  'me.read': [SIGNED_IN],
  'me.switch-organisation': [SIGNED_IN],
  'organisation.claim': [SIGNED_IN],
  'organisation.read': [SIGNED_IN],
  'organisation.review': ['PLATFORM_ADMIN'],
  'membership.manage': ['ENT_ADMIN', 'TT_OFFICER', 'PLATFORM_ADMIN'],
  'user.manage': ['PLATFORM_ADMIN'],
});

interface OrganisationFacts {
  id: string;
  kind: OrganisationKind;
}

export function isOperator(actor: Actor): boolean {
  return actor.roles.includes('PLATFORM_ADMIN');
}

/** The operator everywhere; an organisation's own admin in their own. */
export function canManageMembers(actor: Actor, organisation: OrganisationFacts): boolean {
  if (isOperator(actor)) return true;
  const admin = ROLES_BY_KIND[organisation.kind].admin;
  return admin !== null && actor.organisationId === organisation.id && actor.roles.includes(admin);
}

/** Members see their organisation, the operator sees all; for everyone else it is not there. */
export function canReadOrganisation(actor: Actor, organisation: OrganisationFacts): boolean {
  return isOperator(actor) || actor.organisationId === organisation.id;
}

/** Roles that may not stand in an organisation of this kind. */
export function foreignRoles(kind: OrganisationKind, roles: readonly Role[]): Role[] {
  return roles.filter((role) => !ROLES_BY_KIND[kind].allowed.includes(role));
}

export function organisationAbilities(actor: Actor, organisation: { status: OrganisationStatus }): Abilities {
  if (!isOperator(actor)) return {};
  const can = (action: 'confirm' | 'refuse') =>
    organisationLifecycle.can(organisation.status, action) || 'organisation.wrong-state';
  return { confirm: can('confirm'), refuse: can('refuse') };
}

const MEMBER_ACTIONS = ['confirm', 'refuse', 'disable', 'enable', 'changeRoles'] as const;

/** What a manager can do with a member; only actions that the state knows, so that a list shows no dead buttons. */
export function membershipAbilities(
  actor: Actor,
  membership: { status: MembershipStatus; organisation: OrganisationFacts & { status: OrganisationStatus } },
): Abilities {
  if (!canManageMembers(actor, membership.organisation)) return {};
  const open = MEMBER_ACTIONS.filter((action) => membershipLifecycle.can(membership.status, action));
  const needsActive = (action: string) => action === 'confirm' && membership.organisation.status !== 'ACTIVE';
  return Object.fromEntries(open.map((action) => [action, needsActive(action) ? 'organisation.wrong-state' : true]));
}

export function userAbilities(actor: Actor, user: { id: string; status: 'ACTIVE' | 'DISABLED' }): Abilities {
  if (!isOperator(actor)) return {};
  if (user.status === 'DISABLED') return { enable: true };
  return { disable: user.id === actor.userId ? 'identity.cannot-disable-self' : true };
}
