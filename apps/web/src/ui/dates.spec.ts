import { describe, expect, it } from '@jest/globals';
import { dateWords, daysUntil, todayInShanghai } from './dates.js';

const now = new Date('2025-07-01T16:30:00Z'); // 2 July 00:30 in Shanghai

describe('dates in words', () => {
  it('names the year only when it is not this one', () => {
    expect(dateWords('2025-07-02', 'day', { now })).toBe('7 月 2 日');
    expect(dateWords('2024-12-31', 'day', { now })).toBe('2024 年 12 月 31 日');
    expect(dateWords('2024-12-31', 'day', { now, language: 'en' })).toBe('31 Dec 2024');
  });
  it('stays on Shanghai time whatever the machine’s zone', () => {
    expect(dateWords('2025-06-30T16:00:00Z', 'column')).toBe('2025-07-01');
    expect(dateWords('2025-06-30T15:59:59Z', 'minute', { now })).toBe('6 月 30 日 23:59');
    expect(todayInShanghai(now)).toBe('2025-07-02');
  });
  it('is relative only within 24 hours', () => {
    expect(dateWords('2025-07-01T16:29:40Z', 'relative', { now })).toBe('刚刚');
    expect(dateWords('2025-07-01T16:10:00Z', 'relative', { now })).toBe('20 分钟前');
    expect(dateWords('2025-07-01T13:00:00Z', 'relative', { now })).toBe('3 小时前');
    expect(dateWords('2025-06-30T16:30:00Z', 'relative', { now })).toBe('7 月 1 日');
  });
  it('lets midnight end a day where a figure counts until then', () => {
    expect(dateWords('2025-06-30T16:00:00Z', 'until', { now })).toBe('6 月 30 日 24:00');
    expect(dateWords('2025-06-30T15:30:00Z', 'until', { now })).toBe('6 月 30 日 23:30');
  });
  it('counts calendar days and dashes what is unknown', () => {
    expect(daysUntil('2025-07-02', now)).toBe(0);
    expect(daysUntil('2025-07-23', now)).toBe(21);
    expect(daysUntil('2025-07-01', now)).toBe(-1);
    expect(dateWords(null, 'day')).toBe('—');
    expect(dateWords('soon', 'day')).toBe('—');
  });
});
