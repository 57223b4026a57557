// Who is asking: the one shape every policy of the house reads. Not for how a request proves it (access/).
import type { OrganisationKind, Role } from './role.schema.js';

/** A signed-in person in the active membership; without one, organisation is null and roles are empty. */
export interface Actor {
  userId: string;
  name: string;
  organisationId: string | null;
  organisationKind: OrganisationKind | null;
  /** Roles of the active membership only. */
  roles: readonly Role[];
  /** Scope of an official: only this township or street (nine digits); null or absent = whole district. */
  townshipCode?: string | null;
  /** Scope of an official: only this park; null or absent = whole district. */
  parkCode?: string | null;
}
