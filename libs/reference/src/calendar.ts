// Chinese working days (法定节假日 and 调休) by the library chinese-days, whose data reach from 2004 to the last year
// announced by the State Council. Beyond that year Monday to Friday counts, until the library is updated.
import chineseDays from 'chinese-days';
import { DateTime } from 'luxon';
import { SHANGHAI } from './periods.js';

/** @param date calendar day in Asia/Shanghai, `YYYY-MM-DD` */
export function isWorkingDay(date: string): boolean {
  const day = parseDay(date);
  // The library reads Date objects in the process's own zone; noon of the local day is right in every zone.
  // oxlint-disable-next-line import/no-named-as-default-member -- CommonJS: Node finds no named exports in it
  return chineseDays.isWorkday(new Date(day.year, day.month - 1, day.day, 12));
}

/**
 * The n-th working day after `date`; the day itself does not count (民法典第201条). n = 0 gives the day itself.
 * @param date `YYYY-MM-DD` @param days whole number ≥ 0
 */
export function addWorkingDays(date: string, days: number): string {
  let day = parseDay(date);
  for (let left = days; left > 0;) {
    day = day.plus({ days: 1 });
    if (isWorkingDay(day.toISODate())) left -= 1;
  }
  return day.toISODate();
}

/**
 * The day from which `days` working days have passed on `date`: the latest for which addWorkingDays counts the same.
 * @param date `YYYY-MM-DD` @param days whole number ≥ 0
 */
export function subtractWorkingDays(date: string, days: number): string {
  let day = parseDay(date);
  for (let left = days; left > 0; day = day.minus({ days: 1 })) {
    if (isWorkingDay(day.toISODate())) left -= 1;
  }
  return day.toISODate();
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. Both `YYYY-MM-DD`. */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  const end = parseDay(to);
  for (let day = parseDay(from).plus({ days: 1 }); day <= end; day = day.plus({ days: 1 })) {
    if (isWorkingDay(day.toISODate())) count += 1;
  }
  return count;
}

function parseDay(date: string): DateTime<true> {
  const day = DateTime.fromISO(date, { zone: SHANGHAI });
  if (!day.isValid || !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`not a calendar day: ${date}`);
  return day;
}
