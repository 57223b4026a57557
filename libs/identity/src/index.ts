// The door of the identity room.
export { IdentityModule } from './identity.module.js';
export type { Actor } from './actor.js';
export { CurrentSession, Me, Viewer } from './access/actor.decorators.js';
export type { Access } from './access/actor.decorators.js';
export { SIGNED_IN, checkPermissions, definePermissions, holds, permissionTable } from './permissions.js';
export type { PermissionHolder } from './permissions.js';
export { ORGANISATION_KINDS, ROLES, ROLES_BY_KIND } from './role.schema.js';
export type { OrganisationKind, Role } from './role.schema.js';
export { Users } from './account/users.service.js';
export type { UserCard, UserContact } from './account/users.service.js';
export { Organisations } from './organisation/organisations.service.js';
export type { OrganisationCard } from './organisation/organisations.service.js';
export { Audit } from './audit/audit.js';
export type { AuditRecord } from './audit/audit.js';
