// A person by role, in an organisation of the kind where that role exists. For tests only.
import { ROLES_BY_KIND, type Actor, type OrganisationKind, type Role } from '@app/identity';
import type { Database } from '@app/platform';
import { buildActor as buildActorIn, buildOrganisation as buildOrganisationOf } from './build-actor.js';

function kindOf(role: Role): OrganisationKind {
  const kinds = Object.entries(ROLES_BY_KIND) as [OrganisationKind, { allowed: readonly Role[] }][];
  const found = kinds.find(([, { allowed }]) => allowed.includes(role));
  if (!found) throw new Error(`no kind of organisation has the role ${role}`);
  return found[0];
}

/** A confirmed organisation; returns its id. */
export async function buildOrganisation(
  database: Database,
  facts: { kind: OrganisationKind; name?: string },
): Promise<string> {
  const { id } = await buildOrganisationOf(database, facts.kind, { name: facts.name });
  return id;
}

/** A person with one active membership of that role; without an organisation in a fresh one of its own. */
export async function buildActor(
  database: Database,
  role: Role,
  facts: { organisationId?: string } = {},
): Promise<Actor> {
  const kind = kindOf(role);
  const id = facts.organisationId ?? (await buildOrganisation(database, { kind }));
  return buildActorIn(database, { id, name: '', kind }, role);
}
