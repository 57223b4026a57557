// The list of permissions of the whole house: each room adds its own at import time through definePermissions.
// Not for row rules ("own organisation only"): those are pure functions in each room's policy.
import type { Actor } from './actor.js';
import type { Role } from './role.schema.js';

/** Holder that stands for every signed-in person, also one without any membership. */
export const SIGNED_IN = 'SIGNED_IN';
export type PermissionHolder = Role | typeof SIGNED_IN;

const holdersByPermission = new Map<string, readonly PermissionHolder[]>();

/**
 * Declares permissions and the roles that hold them; returns the table unchanged.
 * @throws Error when a permission is declared twice: two rooms must not share a name.
 */
export function definePermissions<T extends Record<string, readonly PermissionHolder[]>>(table: T): T {
  for (const [permission, holders] of Object.entries(table)) {
    if (holdersByPermission.has(permission)) throw new Error(`permission '${permission}' is declared twice`);
    holdersByPermission.set(permission, holders);
  }
  return table;
}

/** True when the actor's active membership (or merely being signed in) holds the permission; unknown names never hold. */
export function holds(actor: Actor, permission: string): boolean {
  const holders = holdersByPermission.get(permission);
  if (!holders) return false;
  return holders.some((holder) => holder === SIGNED_IN || actor.roles.includes(holder));
}

/** Every permission that the actor holds, sorted: what the portal shows menus by. */
export function permissionsOf(actor: Actor): string[] {
  return [...holdersByPermission.keys()].filter((permission) => holds(actor, permission)).sort();
}

/** Every declared permission with its holders, sorted by name: for the authorisation table. */
export function permissionTable(): { permission: string; holders: readonly PermissionHolder[] }[] {
  return [...holdersByPermission]
    .map(([permission, holders]) => ({ permission, holders }))
    .sort((a, b) => a.permission.localeCompare(b.permission));
}

/**
 * Start check of the api: every permission named at a route must have been declared by a room.
 * @throws Error that lists each route with an unknown permission.
 */
export function checkPermissions(routes: Iterable<{ route: string; permission: string }>): void {
  const unknown = [...routes].filter(({ permission }) => !holdersByPermission.has(permission));
  if (unknown.length === 0) return;
  const list = unknown.map(({ route, permission }) => `${route} (${permission})`).join(', ');
  throw new Error(`routes with an unknown permission: ${list}`);
}
