import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '@app/identity';
import { assignmentLifecycle, brokerLifecycle } from './broker.lifecycle.js';
import { canDecide, canSee, isOwn } from './broker.policy.js';
import { BROKER_STATUSES } from './broker.schema.js';

function actor(userId: string, role: Role): Actor {
  return { userId, name: '某人', organisationId: 'org', organisationKind: 'BROKERAGE', roles: [role] };
}

const operator = actor('operator', 'PLATFORM_ADMIN');
const broker = actor('broker', 'BROKER');
const other = actor('other', 'BROKER');

describe('who sees an entry of the register', () => {
  it.each([
    ['ACTIVE', [true, true, true, true]],
    ['PAUSED', [true, true, true, true]],
    ['APPLIED', [false, true, false, true]],
    ['REFUSED', [false, true, false, true]],
  ] as const)('%s: anonymous, the broker, another broker, the operator', (status, expected) => {
    const row = { userId: 'broker', status };
    expect([null, broker, other, operator].map((viewer) => canSee(viewer, row))).toEqual(expected);
  });
});

describe('who decides on an application', () => {
  const row = { userId: 'broker', status: 'APPLIED' as const };
  it('is the operator, and never the applicant', () => {
    expect(canDecide(operator, row)).toBe(true);
    expect(canDecide(broker, row)).toBeNull();
    expect(canDecide(actor('broker', 'PLATFORM_ADMIN'), row)).toBe('broker.own-application');
  });

  it('an entry belongs to one person', () => {
    expect([broker, other, operator, null].map((viewer) => isOwn(viewer, row))).toEqual([true, false, false, false]);
  });
});

describe('lifecycles', () => {
  it('allow exactly these actions of an entry', () => {
    const table = Object.fromEntries(BROKER_STATUSES.map((status) => [status, brokerLifecycle.actions(status)]));
    expect(table).toEqual({
      APPLIED: ['confirm', 'refuse'],
      ACTIVE: ['pause'],
      PAUSED: ['resume'],
      REFUSED: ['apply'],
    });
  });

  it('let an offer be answered once', () => {
    expect(assignmentLifecycle.next('OFFERED', 'accept')).toBe('ACCEPTED');
    expect(() => assignmentLifecycle.next('ACCEPTED', 'decline')).toThrow(/wrong-state/);
    expect(() => assignmentLifecycle.next('EXPIRED', 'accept')).toThrow(/wrong-state/);
    expect(assignmentLifecycle.actions('DECLINED')).toEqual([]);
  });
});
