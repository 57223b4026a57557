import { addWorkingDays, isWorkingDay, workingDaysBetween } from './calendar.js';
import {
  addDays,
  daysBetween,
  shanghaiDate,
  shanghaiMonth,
  shanghaiQuarter,
  shanghaiYear,
  startOfShanghaiDay,
} from './periods.js';
import { decisionClock, registrationRules, registrationRulesOn, startAfterCorrection } from './registration-rules.js';

describe('working days', () => {
  it.each([
    ['2021-02-12', false, '春节'],
    ['2021-02-07', true, '调休上班的周日'],
    ['2022-10-08', true, '调休上班的周六'],
    ['2023-09-29', false, '中秋'],
    ['2024-05-01', false, '劳动节'],
    ['2024-05-11', true, '调休上班的周六'],
    ['2024-05-13', true, '周一'],
    ['2025-10-06', false, '国庆中秋'],
    ['2025-09-28', true, '调休上班的周日'],
    ['2026-02-17', false, '春节'],
    ['2026-02-14', true, '调休上班的周六'],
    ['2026-03-07', false, '周六'],
  ])('%s counts %s (%s)', (date, expected) => {
    expect(isWorkingDay(date)).toBe(expected);
  });

  it('does not count the first day and jumps over holidays', () => {
    // 2026-02-13 Fri → 14 Sat (调休上班) is day 1 → holidays 15–23 → 24 Tue is day 2.
    expect(addWorkingDays('2026-02-13', 1)).toBe('2026-02-14');
    expect(addWorkingDays('2026-02-13', 2)).toBe('2026-02-24');
    expect(addWorkingDays('2026-02-13', 0)).toBe('2026-02-13');
  });

  it('counts back what it added', () => {
    for (const start of ['2021-01-04', '2023-04-25', '2024-09-30', '2026-06-18']) {
      for (const days of [1, 15, 30]) expect(workingDaysBetween(start, addWorkingDays(start, days))).toBe(days);
    }
    expect(workingDaysBetween('2026-03-10', '2026-03-09')).toBe(-1);
    expect(workingDaysBetween('2026-03-10', '2026-03-10')).toBe(0);
  });

  it('refuses what is not a day', () => {
    expect(() => isWorkingDay('2026-02-30')).toThrow(RangeError);
    expect(() => isWorkingDay('20260301')).toThrow(RangeError);
  });
});

describe('periods', () => {
  it('are cut at midnight of Shanghai, not of UTC', () => {
    const lastSecond = new Date('2025-12-31T15:59:59Z');
    const newYear = new Date('2025-12-31T16:00:00Z');
    expect(shanghaiDate(lastSecond)).toBe('2025-12-31');
    expect(shanghaiDate(newYear)).toBe('2026-01-01');
    expect(shanghaiYear(newYear)).toBe(2026);
    expect(shanghaiMonth(lastSecond)).toBe('2025-12');
    expect(shanghaiQuarter(newYear)).toBe('2026Q1');
    expect(startOfShanghaiDay('2026-01-01').toISOString()).toBe('2025-12-31T16:00:00.000Z');
    expect(daysBetween('2021-01-01', '2026-01-01')).toBe(1826);
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  });
});

describe('registration rules', () => {
  it('are chosen by the day', () => {
    expect(registrationRulesOn('2021-03-01').version).toBe('2001');
    expect(registrationRulesOn('2026-01-22').version).toBe('2001');
    expect(registrationRulesOn('2026-01-23').version).toBe('2026');
    expect(() => registrationRules('1999')).toThrow(RangeError);
  });

  it('give 15 working days, and 30 from 500万元 of 技术交易额', () => {
    const rules = registrationRules('2026');
    const small = decisionClock(rules, '2026-03-02', '2026-03-05', 499_999_999n);
    expect(small).toEqual({ unit: 'WORKING_DAY', limitDays: 15, usedDays: 3, dueDate: '2026-03-23' });
    expect(decisionClock(rules, '2026-03-02', '2026-03-02', 500_000_000n)).toMatchObject({
      limitDays: 30,
      usedDays: 0,
    });
  });

  it('counted calendar days before 2026', () => {
    const clock = decisionClock(registrationRules('2001'), '2021-03-01', '2021-03-11', 900_000_000n);
    expect(clock).toEqual({ unit: 'CALENDAR_DAY', limitDays: 30, usedDays: 10, dueDate: '2021-03-31' });
  });
});

describe('after a return for correction', () => {
  const going = (version: string) => ({
    ...registrationRules(version),
    restartOnCorrection: { value: false, basis: 'K' as const },
  });

  it('the day of the corrected filing is a new day of acceptance where the rules restart', () => {
    expect(startAfterCorrection(registrationRules('2026'), '2026-03-02', '2026-03-05', '2026-04-07')).toBe(
      '2026-04-07',
    );
  });

  it.each([
    ['2026', '2026-03-02', '2026-03-05', '2026-04-07'],
    ['2026', '2026-03-02', '2026-03-02', '2026-04-05'],
    ['2026', '2026-02-10', '2026-03-05', '2026-10-09'],
    ['2001', '2021-03-01', '2021-03-11', '2021-05-01'],
  ])(
    'else the clock of %s goes on where it stood: accepted %s, returned %s, filed %s',
    (version, accepted, returned, filed) => {
      const rules = going(version);
      const start = startAfterCorrection(rules, accepted, returned, filed);
      const used = decisionClock(rules, accepted, returned, 0n);
      const resumed = decisionClock(rules, start, filed, 0n);
      expect(resumed.usedDays).toBe(used.usedDays);
      const left = rules.decisionLimit.days - used.usedDays;
      expect(resumed.dueDate).toBe(version === '2001' ? addDays(filed, left) : addWorkingDays(filed, left));
    },
  );
});
