import { describe, expect, test } from '@jest/globals';
import type { Actor, Role } from '@app/identity';
import { abilitiesOf, canSee, isInOffice, type PolicyRow } from './demand.policy.js';

const OWN = '018f0000-0000-7000-8000-000000000001';
const OTHER = '018f0000-0000-7000-8000-000000000002';
const NOW = new Date('2026-03-01T00:00:00Z');

function actor(role: Role, organisationId: string | null): Actor {
  return { userId: role, name: role, organisationId, organisationKind: 'ENTERPRISE', roles: [role] };
}

function row(fields: Partial<PolicyRow> = {}): PolicyRow {
  return {
    organisationId: OWN,
    createdBy: 'ENT_USER',
    state: 'DRAFT',
    validUntil: new Date('2027-01-01T00:00:00Z'),
    ...fields,
  };
}

const open = row({ state: 'OPEN' });
const locked = { edit: true, publish: true, renew: 'wrong-state', close: 'wrong-state' };

describe('who sees a demand', () => {
  test.each([
    ['anonymous', null, false],
    ['another enterprise', actor('ENT_ADMIN', OTHER), false],
    ['an institute', actor('TT_OFFICER', OTHER), false],
    ['the operator', actor('PLATFORM_ADMIN', OTHER), false],
    ['its author', actor('ENT_USER', OWN), true],
    ['an admin of the enterprise', actor('ENT_ADMIN', OWN), true],
  ])('of a draft, asked by %s', (_, viewer, sees) => {
    expect(canSee(viewer, row(), NOW)).toBe(sees);
  });

  test('everyone sees an open one until the instant it expires', () => {
    expect(canSee(null, open, NOW)).toBe(true);
    expect(canSee(null, row({ state: 'OPEN', validUntil: NOW }), NOW)).toBe(false);
    expect(canSee(null, row({ state: 'CLOSED' }), NOW)).toBe(false);
  });

  test('only the enterprise and the operator know an anonymous owner', () => {
    expect(isInOffice(null, open)).toBe(false);
    expect(isInOffice(actor('OFFICIAL', OTHER), open)).toBe(false);
    expect(isInOffice(actor('BROKER', OTHER), open)).toBe(false);
    expect(isInOffice(actor('ENT_USER', null), open)).toBe(false);
    expect(isInOffice(actor('ENT_USER', OWN), open)).toBe(true);
    expect(isInOffice(actor('PLATFORM_ADMIN', OTHER), open)).toBe(true);
  });
});

describe('who may do what', () => {
  test.each([
    ['anonymous', null, open, {}],
    ['another enterprise', actor('ENT_ADMIN', OTHER), open, {}],
    ['an institute', actor('TT_OFFICER', OTHER), open, {}],
    ['its author', actor('ENT_USER', OWN), row(), locked],
    ['an admin of the enterprise', actor('ENT_ADMIN', OWN), row(), locked],
    ['a colleague', actor('ENT_USER', OWN), row({ createdBy: 'somebody else' }), {}],
    [
      'its author, open',
      actor('ENT_USER', OWN),
      open,
      { edit: true, publish: 'wrong-state', renew: true, close: true },
    ],
    ['the operator, open', actor('PLATFORM_ADMIN', OTHER), open, { close: true }],
  ])('%s', (_, viewer, subject, can) => {
    expect(abilitiesOf(viewer, subject)).toEqual(can);
  });
});
