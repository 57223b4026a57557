import { describe, expect, test } from '@jest/globals';
import { achievementLifecycle, reviewOf, revisionLifecycle, stageOfTrl } from './achievement.lifecycle.js';

describe('the lifecycle of an achievement', () => {
  test('an achievement is visible only after two reviews', () => {
    const unit = achievementLifecycle.next('DRAFT', 'submit');
    const platform = achievementLifecycle.next(unit, 'approve');
    expect([unit, platform, achievementLifecycle.next(platform, 'publish')]).toEqual([
      'UNIT_REVIEW',
      'PLATFORM_REVIEW',
      'PUBLISHED',
    ]);
  });

  test('both reviewers can send it back to its author', () => {
    expect(achievementLifecycle.next('UNIT_REVIEW', 'return')).toBe('DRAFT');
    expect(achievementLifecycle.next('PLATFORM_REVIEW', 'return')).toBe('DRAFT');
  });

  test('an expired one comes back by renewal, a withdrawn one never', () => {
    expect(achievementLifecycle.next('EXPIRED', 'renew')).toBe('PUBLISHED');
    expect(achievementLifecycle.actions('WITHDRAWN')).toEqual([]);
  });

  test('acting out of state names the allowed actions', () => {
    expect(() => achievementLifecycle.next('DRAFT', 'publish')).toThrow(
      expect.objectContaining({
        code: 'achievement.wrong-state',
        details: expect.objectContaining({ allowed: ['edit', 'submit'] }),
      }),
    );
  });

  test('changed core fields walk the same two reviews', () => {
    const unit = revisionLifecycle.next('NONE', 'propose');
    expect(revisionLifecycle.next(revisionLifecycle.next(unit, 'approve'), 'publish')).toBe('NONE');
  });
});

describe('where a row waits', () => {
  test('a draft and a published one without changes wait nowhere', () => {
    expect(reviewOf({ state: 'DRAFT', revisionState: 'NONE' })).toBeNull();
    expect(reviewOf({ state: 'PUBLISHED', revisionState: 'RETURNED' })).toBeNull();
  });

  test('the waiting change of an expired achievement waits until it is renewed', () => {
    expect(reviewOf({ state: 'EXPIRED', revisionState: 'UNIT_REVIEW' })).toBeNull();
    expect(reviewOf({ state: 'PUBLISHED', revisionState: 'UNIT_REVIEW' })).toEqual({
      stage: 'UNIT_REVIEW',
      isRevision: true,
    });
  });
});

test('the stage follows from the technology readiness level', () => {
  expect([1, 3, 4, 5, 6, 7, 8, 9].map(stageOfTrl)).toEqual([
    'LAB',
    'LAB',
    'BENCH',
    'BENCH',
    'PILOT',
    'PILOT',
    'INDUSTRIAL',
    'INDUSTRIAL',
  ]);
});
