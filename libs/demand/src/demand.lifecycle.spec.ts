import { describe, expect, test } from '@jest/globals';
import { demandLifecycle, validUntil } from './demand.lifecycle.js';

describe('the lifecycle of a demand', () => {
  test('a draft opens, and an open one closes for good', () => {
    expect(demandLifecycle.next('DRAFT', 'publish')).toBe('OPEN');
    expect(demandLifecycle.next('OPEN', 'close')).toBe('CLOSED');
    expect(demandLifecycle.actions('CLOSED')).toEqual([]);
  });

  test('an expired one can be corrected and renewed', () => {
    expect(demandLifecycle.next('EXPIRED', 'edit')).toBe('EXPIRED');
    expect(demandLifecycle.next('EXPIRED', 'renew')).toBe('OPEN');
  });

  test('acting out of state names the allowed actions', () => {
    expect(() => demandLifecycle.next('DRAFT', 'close')).toThrow(
      expect.objectContaining({
        code: 'demand.wrong-state',
        details: expect.objectContaining({ allowed: ['edit', 'publish'] }),
      }),
    );
  });
});

describe('how long a demand stands', () => {
  const confirmed = new Date('2026-03-05T02:00:00Z');

  test('to the end of the day in Shanghai six months later', () => {
    expect(validUntil(confirmed, null).toISOString()).toBe('2026-09-05T15:59:59.999Z');
  });

  test('not beyond the end of its deadline', () => {
    expect(validUntil(confirmed, '2026-04-01').toISOString()).toBe('2026-04-01T15:59:59.999Z');
    expect(validUntil(confirmed, '2027-01-01').toISOString()).toBe('2026-09-05T15:59:59.999Z');
  });
});
