// Cuts instants into calendar periods of Asia/Shanghai. All statistics and legal dates of the house use these functions.
import { DateTime } from 'luxon';

export const SHANGHAI = 'Asia/Shanghai';

/** Calendar day of an instant in Shanghai, `YYYY-MM-DD`. */
export function shanghaiDate(instant: Date): string {
  return at(instant).toFormat('yyyy-MM-dd');
}

/** Calendar year of an instant in Shanghai. */
export function shanghaiYear(instant: Date): number {
  return at(instant).year;
}

/** `2026-03` of an instant in Shanghai. */
export function shanghaiMonth(instant: Date): string {
  return at(instant).toFormat('yyyy-MM');
}

/** `2026Q1` of an instant in Shanghai. */
export function shanghaiQuarter(instant: Date): string {
  return at(instant).toFormat("yyyy'Q'q");
}

/** The instant at which a calendar day `YYYY-MM-DD` begins in Shanghai. */
export function startOfShanghaiDay(date: string): Date {
  const day = DateTime.fromISO(date, { zone: SHANGHAI });
  if (!day.isValid) throw new RangeError(`not a calendar day: ${date}`);
  return day.startOf('day').toJSDate();
}

/** The calendar day `days` later (or earlier), `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: SHANGHAI }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** Whole calendar days from one day to another (to − from). */
export function daysBetween(from: string, to: string): number {
  return Math.round(DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days);
}

function at(instant: Date): DateTime<true> {
  const moment = DateTime.fromJSDate(instant, { zone: SHANGHAI });
  if (!moment.isValid) throw new RangeError('not an instant');
  return moment;
}
