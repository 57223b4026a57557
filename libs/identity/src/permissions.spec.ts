import { expect, test } from '@jest/globals';
import type { Actor } from './actor.js';
import { canManageMembers, foreignRoles, userAbilities } from './identity.policy.js';
import { checkPermissions, definePermissions, holds, permissionTable } from './permissions.js';
import { ROLES, ROLES_BY_KIND } from './role.schema.js';

const actor = (change: Partial<Actor>): Actor => ({
  userId: 'u1',
  name: '王芳',
  organisationId: 'o1',
  organisationKind: 'ENTERPRISE',
  roles: ['ENT_USER'],
  ...change,
});

definePermissions({ 'spec.write': ['ENT_ADMIN'], 'spec.read': ['SIGNED_IN'] });

test('a permission is held by its roles, one for SIGNED_IN by everyone, an unknown one by nobody', () => {
  expect(holds(actor({}), 'spec.write')).toBe(false);
  expect(holds(actor({ roles: ['ENT_ADMIN'] }), 'spec.write')).toBe(true);
  expect(holds(actor({ roles: [], organisationId: null, organisationKind: null }), 'spec.read')).toBe(true);
  expect(holds(actor({ roles: [...ROLES] }), 'spec.unheard')).toBe(false);
});

test('a permission is declared once', () => {
  expect(() => definePermissions({ 'spec.write': [] })).toThrow("'spec.write' is declared twice");
});

test('a route with an unknown permission stops the start and is named', () => {
  const known = { route: 'GET /api/spec', permission: 'spec.read' };
  expect(() => checkPermissions([known])).not.toThrow();
  const unknown = { route: 'POST /api/spec/fly', permission: 'spec.fly' };
  expect(() => checkPermissions([known, unknown])).toThrow('POST /api/spec/fly (spec.fly)');
});

test('every role has exactly one kind of organisation', () => {
  const placed = Object.values(ROLES_BY_KIND).flatMap(({ allowed }) => allowed);
  expect(placed.toSorted()).toEqual([...ROLES].sort());
});

test('permissions name only existing roles', () => {
  const holders = permissionTable().flatMap((row) => row.holders);
  expect(holders.filter((holder) => holder !== 'SIGNED_IN' && !ROLES.includes(holder))).toEqual([]);
});

test('members are managed by the admin of the same organisation and by the operator', () => {
  const own = { id: 'o1', kind: 'ENTERPRISE' } as const;
  expect(canManageMembers(actor({ roles: ['ENT_ADMIN'] }), own)).toBe(true);
  expect(canManageMembers(actor({}), own)).toBe(false);
  expect(canManageMembers(actor({ roles: ['ENT_ADMIN'] }), { id: 'o2', kind: 'ENTERPRISE' })).toBe(false);
  expect(canManageMembers(actor({ roles: ['PLATFORM_ADMIN'] }), { id: 'o2', kind: 'REGISTRY' })).toBe(true);
  expect(canManageMembers(actor({ roles: ['REG_CLERK'] }), { id: 'o1', kind: 'REGISTRY' })).toBe(false);
});

test('roles outside the kind of organisation are foreign', () => {
  expect(foreignRoles('INSTITUTE', ['TT_OFFICER', 'REG_REVIEWER'])).toEqual(['REG_REVIEWER']);
});

test('an operator cannot disable himself', () => {
  const operator = actor({ roles: ['PLATFORM_ADMIN'] });
  expect(userAbilities(operator, { id: 'u1', status: 'ACTIVE' })).toEqual({ disable: 'identity.cannot-disable-self' });
  expect(userAbilities(operator, { id: 'u2', status: 'DISABLED' })).toEqual({ enable: true });
  expect(userAbilities(actor({}), { id: 'u2', status: 'ACTIVE' })).toEqual({});
});
