// Who may see and decide about a match: pure functions of the actor and the row. The demand's list is seen by its owner,
// brokers and the operator; a holder sees the pairs of its own achievements. The public sees only how many there are.
import { definePermissions, holds, type Actor } from '@app/identity';
import type { MatchEntity } from './match.entity.js';
import type { Side } from './match.schema.js';

export const matchPermissions = definePermissions({
  'match.read': ['ENT_USER', 'ENT_ADMIN', 'RESEARCHER', 'TT_OFFICER', 'BROKER', 'PLATFORM_ADMIN'],
  'match.decide': ['ENT_USER', 'ENT_ADMIN', 'TT_OFFICER', 'RESEARCHER'],
  'match.tune': ['PLATFORM_ADMIN'],
});

type Row = Pick<
  MatchEntity,
  'demandOrganisationId' | 'achievementOrganisationId' | 'demandDecision' | 'achievementDecision'
>;

/** The end of the match that the actor's organisation stands at; null for a third party. */
export function sideOf(actor: Actor, row: Row): Side | null {
  if (actor.organisationId === row.demandOrganisationId) return 'demand';
  return actor.organisationId === row.achievementOrganisationId ? 'achievement' : null;
}

/** Brokers and the operator read every match that is suggested. */
export function seesAll(actor: Actor): boolean {
  return actor.roles.includes('BROKER') || actor.roles.includes('PLATFORM_ADMIN');
}

export function canSee(actor: Actor, row: Row): boolean {
  return seesAll(actor) || sideOf(actor, row) !== null;
}

/** As `canDecide`: what the own side has put aside is kept in view no more. */
export function canShortlist(actor: Actor, row: Row): true | 'decided' | undefined {
  const side = sideOf(actor, row);
  if (side === null || !holds(actor, 'match.decide')) return undefined;
  return row[`${side}Decision`] === 'REJECTED' ? 'decided' : true;
}

/** true = may · a reason code = not any more · undefined = never has it */
export function canDecide(actor: Actor, row: Row): true | 'decided' | undefined {
  const side = sideOf(actor, row);
  if (side === null || !holds(actor, 'match.decide')) return undefined;
  return row[`${side}Decision`] === 'NONE' ? true : 'decided';
}
