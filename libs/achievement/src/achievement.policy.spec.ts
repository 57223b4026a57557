import { describe, expect, test } from '@jest/globals';
import type { Actor, Role } from '@app/identity';
import { abilitiesOf, canSee, levelOf, reaches, type PolicyRow } from './achievement.policy.js';

const OWN = '018f0000-0000-7000-8000-000000000001';
const OTHER = '018f0000-0000-7000-8000-000000000002';
const NOW = new Date('2026-03-01T00:00:00Z');

function actor(role: Role, organisationId: string | null, userId: string = role): Actor {
  return { userId, name: role, organisationId, organisationKind: 'INSTITUTE', roles: [role] };
}

function row(fields: Partial<PolicyRow> = {}): PolicyRow {
  return {
    organisationId: OWN,
    createdBy: 'RESEARCHER',
    submittedBy: 'RESEARCHER',
    state: 'DRAFT',
    revisionState: 'NONE',
    validUntil: new Date('2027-01-01T00:00:00Z'),
    ...fields,
  };
}

const published = row({ state: 'PUBLISHED' });

describe('who sees an achievement', () => {
  test.each([
    ['anonymous', null, false],
    ['a researcher of another institute', actor('RESEARCHER', OTHER), false],
    ['an officer of another institute', actor('TT_OFFICER', OTHER), false],
    ['an official', actor('OFFICIAL', OTHER), false],
    ['the operator', actor('PLATFORM_ADMIN', OTHER), false],
    ['its author', actor('RESEARCHER', OWN), true],
    ['a colleague of the institute', actor('COMPLIANCE_OFFICER', OWN), true],
  ])('of a draft, asked by %s', (_, viewer, sees) => {
    expect(canSee(viewer, row(), NOW)).toBe(sees);
  });

  test('the operator sees what waits for the platform, not what waits for the unit', () => {
    const operator = actor('PLATFORM_ADMIN', OTHER);
    expect(canSee(operator, row({ state: 'PLATFORM_REVIEW' }), NOW)).toBe(true);
    expect(canSee(operator, row({ state: 'UNIT_REVIEW' }), NOW)).toBe(false);
  });

  test('everyone sees a published one until the instant it expires', () => {
    expect(canSee(null, published, NOW)).toBe(true);
    expect(canSee(null, row({ state: 'PUBLISHED', validUntil: NOW }), NOW)).toBe(false);
    expect(canSee(null, row({ state: 'WITHDRAWN' }), NOW)).toBe(false);
  });

  test('a person without an organisation reads at the level of the public', () => {
    expect(levelOf(null, published)).toBe('PUBLIC');
    expect(levelOf(actor('RESEARCHER', null), published)).toBe('PUBLIC');
    expect(levelOf(actor('ENT_USER', OTHER), published)).toBe('REGISTERED');
    expect(levelOf(actor('RESEARCHER', OWN), published)).toBe('INTERNAL');
  });

  test('a level reaches what is disclosed to it or to less', () => {
    expect(reaches('REGISTERED', 'PUBLIC')).toBe(true);
    expect(reaches('REGISTERED', 'REGISTERED')).toBe(true);
    expect(reaches('REGISTERED', 'MATCHED')).toBe(false);
    expect(reaches('MATCHED', 'INTERNAL')).toBe(false);
  });
});

describe('who may do what', () => {
  test.each([
    ['anonymous', null, row(), {}],
    ['its author', actor('RESEARCHER', OWN), row(), { edit: true, submit: true }],
    ['another researcher of the institute', actor('RESEARCHER', OWN, 'colleague'), row(), {}],
    ['a researcher of another institute', actor('RESEARCHER', OTHER), published, {}],
    ['an officer of another institute', actor('TT_OFFICER', OTHER), published, {}],
    ['an enterprise', actor('ENT_ADMIN', OTHER), published, {}],
    ['an official', actor('OFFICIAL', OTHER), published, {}],
    [
      'the officer on a draft',
      actor('TT_OFFICER', OWN),
      row(),
      {
        edit: true,
        submit: true,
        approve: 'wrong-state',
        return: 'wrong-state',
        withdraw: 'wrong-state',
        renew: 'wrong-state',
      },
    ],
    [
      'the officer on what waits for the unit',
      actor('TT_OFFICER', OWN),
      row({ state: 'UNIT_REVIEW' }),
      {
        edit: 'wrong-state',
        submit: 'wrong-state',
        approve: true,
        return: true,
        withdraw: 'wrong-state',
        renew: 'wrong-state',
      },
    ],
    [
      'the operator on what waits for the platform',
      actor('PLATFORM_ADMIN', OTHER),
      row({ state: 'PLATFORM_REVIEW' }),
      { publish: true, return: true, withdraw: 'wrong-state' },
    ],
    [
      'the operator on a published one',
      actor('PLATFORM_ADMIN', OTHER),
      published,
      { publish: 'wrong-state', return: 'wrong-state', withdraw: true },
    ],
  ])('%s', (_, viewer, subject, can) => {
    expect(abilitiesOf(viewer, subject)).toEqual(can);
  });

  test('nobody approves what he or she wrote or submitted', () => {
    const officer = actor('TT_OFFICER', OWN);
    expect(abilitiesOf(officer, row({ state: 'UNIT_REVIEW', createdBy: officer.userId })).approve).toBe('self-review');
    expect(abilitiesOf(officer, row({ state: 'UNIT_REVIEW', submittedBy: officer.userId })).approve).toBe(
      'self-review',
    );
  });

  test('the author of the achievement may review a change that somebody else submitted', () => {
    const officer = actor('TT_OFFICER', OWN);
    const changed = row({ state: 'PUBLISHED', revisionState: 'UNIT_REVIEW', createdBy: officer.userId });
    expect(abilitiesOf(officer, changed).approve).toBe(true);
  });

  test('the unit cannot take back what already lies with the platform', () => {
    const officer = actor('TT_OFFICER', OWN);
    expect(abilitiesOf(officer, row({ state: 'PLATFORM_REVIEW' })).return).toBe('wrong-state');
  });
});
