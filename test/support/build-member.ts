// A person with one role, in a fresh organisation or in a given one: build-people.ts with the organisation as argument.
import type { Actor, Role } from '@app/identity';
import type { Database } from '@app/platform';
import { buildActor } from './build-people.js';

/** A member with that role; without `organisationId` in a fresh organisation of its own. */
export function buildMember(database: Database, role: Role, organisationId?: string): Promise<Actor> {
  return buildActor(database, role, { organisationId });
}
