import { describe, expect, it } from '@jest/globals';
import { dateText, isWrittenOut, readDate } from './date-text.js';

describe('a typed date', () => {
  it.each([
    '2026-03-05',
    '2026-3-5',
    '2026/3/5',
    '2026.03.05',
    '20260305',
    '2026年3月5日',
    '２０２６－０３－０５',
    ' 2026 年 3 月 5 日 ',
  ])('reads “%s”', (text) => expect(readDate(text, 'day')).toBe('2026-03-05'));

  it.each(['2026-02-30', '2026-13-01', '2026-3', '03/05/2026', '202635', '明天', ''])(
    'does not take “%s” for a day',
    (text) => expect(readDate(text, 'day')).toBeNull(),
  );

  it('knows when nothing more is to come', () => {
    expect(isWrittenOut('2026-03-05', 'day')).toBe(true);
    expect(isWrittenOut('2026-03-0', 'day')).toBe(false);
    expect(isWrittenOut('2026-3-5', 'day')).toBe(false);
    expect(isWrittenOut('2026-03-05 09:30', 'minute')).toBe(true);
    expect(isWrittenOut('2026-03-05 09:3', 'minute')).toBe(false);
  });

  it('reads and writes a minute', () => {
    expect(readDate('2026-3-5 9:30', 'minute')).toBe('2026-03-05T09:30');
    expect(readDate('2026年3月5日 09：30', 'minute')).toBe('2026-03-05T09:30');
    expect(readDate('2026-03-05 24:00', 'minute')).toBeNull();
    expect(readDate('2026-03-05', 'minute')).toBeNull();
    expect(dateText('2026-03-05T09:30', 'minute')).toBe('2026-03-05 09:30');
    expect(dateText('三月五日', 'minute')).toBe('三月五日');
  });
});
