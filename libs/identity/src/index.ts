// The door of the identity room.
export { IdentityModule } from './identity.module.js';
export type { Actor } from './actor.js';
export { CurrentSession, Me, Viewer } from './access/actor.decorators.js';
export type { Access } from './access/actor.decorators.js';
export { Actors } from './access/actors.js';
export { SIGNED_IN, checkPermissions, definePermissions, holds, permissionTable } from './permissions.js';
export type { PermissionHolder } from './permissions.js';
export { ORGANISATION_KINDS, ROLES, ROLES_BY_KIND } from './role.schema.js';
export type { OrganisationKind, Role } from './role.schema.js';
export { Accounts } from './account/accounts.service.js';
export { Register } from './account/account.schema.js';
export { Sessions } from './account/sessions.service.js';
export { Users } from './account/users.service.js';
export type { UserCard, UserContact } from './account/users.service.js';
export { Operators } from './operators.js';
export type { PlatformOrganisation } from './operators.js';
export { Claims } from './organisation/claims.service.js';
export { Memberships } from './organisation/memberships.service.js';
export { Organisations } from './organisation/organisations.service.js';
export type { OrganisationCard } from './organisation/organisations.service.js';
export { Audit } from './audit/audit.js';
export type { AuditEntry, AuditRecord } from './audit/audit.js';
export {
  MembershipConfirmed,
  MembershipRefused,
  MembershipRequested,
  OrganisationClaimed,
  OrganisationConfirmed,
  OrganisationRefused,
} from './identity.events.js';
