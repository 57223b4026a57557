// People of this room's tests: one person with one role, in a given or a new organisation.
import type { Actor, OrganisationKind, Role } from '@app/identity';
import type { Database } from '@app/platform';
import { buildActor, buildOrganisation } from '../../../../test/support/build-actor.js';

const KIND_OF: Partial<Record<Role, OrganisationKind>> = {
  ENT_USER: 'ENTERPRISE',
  ENT_ADMIN: 'ENTERPRISE',
  BROKER: 'BROKERAGE',
  REG_CLERK: 'REGISTRY',
  REG_REVIEWER: 'REGISTRY',
  OFFICIAL: 'GOVERNMENT',
  PLATFORM_ADMIN: 'PLATFORM',
};

/** A person with that role; `of` names a colleague whose organisation it is. */
export async function person(database: Database, role: Role, of?: Actor): Promise<Actor> {
  const kind = of?.organisationKind ?? KIND_OF[role] ?? 'INSTITUTE';
  const organisation =
    of?.organisationId === undefined || of.organisationId === null
      ? await buildOrganisation(database, kind)
      : { id: of.organisationId, name: '', kind };
  return buildActor(database, organisation, role);
}
