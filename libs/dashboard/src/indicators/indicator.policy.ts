// Who reads, manages and fills in indicators. Officials of a township or park see and fill in their own unit's part only.
import { definePermissions } from '@app/identity';
import type { Actor } from '@app/identity';
import type { Abilities } from '@app/platform';
import { figureScopeOf } from '../dashboard.policy.js';
import type { StatUnit } from './unit.entity.js';

export const indicatorPermissions = definePermissions({
  'indicator.read': ['OFFICIAL', 'PLATFORM_ADMIN'],
  'indicator.manage': ['OFFICIAL'],
  'indicator.record': ['OFFICIAL'],
});

/** An official without the bounds of a township or park. */
export function isDistrictOfficial(actor: Actor): boolean {
  return actor.roles.includes('OFFICIAL') && figureScopeOf(actor).kind === 'DISTRICT';
}

/** True when the actor speaks for the unit: by its organisation, or as official of its township or park. */
export function speaksFor(actor: Actor, unit: Pick<StatUnit, 'organisationId' | 'townshipCode' | 'parkCode'>): boolean {
  if (unit.organisationId !== null && unit.organisationId === actor.organisationId) return true;
  const scope = actor.roles.includes('OFFICIAL') ? figureScopeOf(actor) : null;
  if (scope?.kind === 'TOWNSHIP') return unit.townshipCode === scope.code;
  return scope?.kind === 'PARK' && unit.parkCode === scope.code;
}

export function manageAbilities(actor: Actor): Abilities {
  if (!actor.roles.includes('OFFICIAL')) return {};
  return { manage: isDistrictOfficial(actor) || 'indicator.not-yours' };
}
