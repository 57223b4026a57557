// Arithmetic of a plan period: time, plan line, gap, pace. Pure; money is bigint fen, nothing is rounded early.
import { addDays, daysBetween } from '@app/reference';

/** A plan period seen on one day (`YYYY-MM-DD`, Shanghai). */
export interface PeriodTime {
  startsOn: string;
  endsOn: string;
  today: string;
  totalDays: number;
  /** Days begun, today included; 0 before the start, all of them after the end. */
  elapsedDays: number;
  daysLeft: number;
  /** Calendar months from this one to the last, this one included; 0 when the period is over. */
  monthsLeft: number;
  isOver: boolean;
  hasBegun: boolean;
}

export function periodTime(startsOn: string, endsOn: string, today: string): PeriodTime {
  const totalDays = daysBetween(startsOn, endsOn) + 1;
  const elapsedDays = Math.min(Math.max(daysBetween(startsOn, today) + 1, 0), totalDays);
  const isOver = today > endsOn;
  const from = today < startsOn ? startsOn : today;
  return {
    startsOn,
    endsOn,
    today,
    totalDays,
    elapsedDays,
    daysLeft: totalDays - elapsedDays,
    monthsLeft: isOver ? 0 : monthNumber(endsOn) - monthNumber(from) + 1,
    isOver,
    hasBegun: today >= startsOn,
  };
}

/** Where the plan stands at the end of `month` (`YYYY-MM`) when the target is spread evenly over the days. */
export function planAt(month: string, targetFen: bigint, time: PeriodTime): bigint {
  const days = Math.min(Math.max(daysBetween(time.startsOn, monthEnd(month)) + 1, 0), time.totalDays);
  return (targetFen * BigInt(days)) / BigInt(time.totalDays);
}

/** What each remaining month must bring to close the gap, rounded up to the fen; null when nothing is left to do or no time. */
export function requiredMonthly(gapFen: bigint, monthsLeft: number): bigint | null {
  if (gapFen <= 0n || monthsLeft === 0) return null;
  const months = BigInt(monthsLeft);
  return (gapFen + months - 1n) / months;
}

/**
 * The last twelve whole months before `today`, or of the period when it is over; shortened to begin with `firstMonth`,
 * the month of the first entry. Empty when nothing was registered before this month.
 */
export function paceMonths(time: PeriodTime, firstMonth: string | null): string[] {
  const last = time.isOver ? time.endsOn.slice(0, 7) : previousMonth(time.today.slice(0, 7));
  const months: string[] = [];
  if (firstMonth === null) return months;
  for (let month = last; months.length < 12 && month >= firstMonth; month = previousMonth(month)) months.unshift(month);
  return months;
}

/** All months of the period, oldest first. */
export function monthsOf(time: Pick<PeriodTime, 'startsOn' | 'endsOn'>): string[] {
  const months: string[] = [];
  for (let month = time.startsOn.slice(0, 7); month <= time.endsOn.slice(0, 7); month = nextMonth(month))
    months.push(month);
  return months;
}

/** part / whole with four decimals, cut off, so that 99.999 % never reads as reached; 0 for an empty whole. */
export function share(part: bigint | number, whole: bigint | number): number {
  if (BigInt(whole) === 0n) return 0;
  return Number((BigInt(part) * 10_000n) / BigInt(whole)) / 10_000;
}

/** Last day of a month. */
export function monthEnd(month: string): string {
  return addDays(`${nextMonth(month)}-01`, -1);
}

export function nextMonth(month: string): string {
  return addDays(`${month}-01`, 32).slice(0, 7);
}

export function previousMonth(month: string): string {
  return addDays(`${month}-01`, -1).slice(0, 7);
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
