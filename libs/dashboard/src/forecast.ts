// Where a plan period will end, by two methods, and how wrong each was in past years. Pure; money is bigint fen.
import { daysBetween } from '@app/reference';
import type { ForecastMethod } from './forecast-methods.schema.js';
import { monthEnd, monthsOf, nextMonth, previousMonth } from './plan-line.js';

/** Fen by month `YYYY-MM`; months without an entry are 0. */
export type Months = ReadonlyMap<string, bigint>;

/** What is known at the end of a month. */
export interface History {
  months: Months;
  /** Month of the first entry. */
  firstMonth: string;
  /** The last whole month; later ones are not looked at. */
  lastMonth: string;
}

export interface TestedYear {
  year: string;
  predictedFen: bigint;
  actualFen: bigint;
}

const RECENT_MONTHS = 3;
/** Fewer whole years than this say nothing about a season. */
const SEASON_YEARS = 2;

/** What a whole month to come will bring; null where the method has too few data. */
export function expectedIn(method: ForecastMethod, history: History, month: string): bigint | null {
  return method === 'RECENT' ? recent(history, month) : seasonal(history, month);
}

/**
 * What is still to come until `endMonth` is over: the rest of today's month by days, later months whole.
 * @param today `YYYY-MM-DD`, in the month after `history.lastMonth`
 */
export function expectedFrom(method: ForecastMethod, history: History, today: string, endMonth: string): bigint | null {
  const current = today.slice(0, 7);
  const end = monthEnd(current);
  const daysOfMonth = BigInt(daysBetween(`${current}-01`, end) + 1);
  const inCurrent = expectedIn(method, history, current);
  if (inCurrent === null) return null;
  const rest = (inCurrent * BigInt(daysBetween(today, end))) / daysOfMonth;
  return rest + sumExpected(method, history, nextMonth(current), endMonth);
}

/**
 * Stands in each past year where `history` stands in the present one and predicts that year's total from what was known
 * then. Years without a value or with too few data before them are left out.
 */
export function backtest(method: ForecastMethod, history: History): TestedYear[] {
  const wholeMonths = Number(history.lastMonth.slice(5)) % 12;
  const tested: TestedYear[] = [];
  for (const year of wholeYears(history)) {
    const first = `${year}-01`;
    const cut = wholeMonths === 0 ? previousMonth(first) : `${year}-${String(wholeMonths).padStart(2, '0')}`;
    const then = { ...history, lastMonth: cut };
    if (cut < history.firstMonth || expectedIn(method, then, nextMonth(cut)) === null) continue;
    const actualFen = sumOf(history.months, first, `${year}-12`);
    if (actualFen <= 0n) continue;
    const known = wholeMonths === 0 ? 0n : sumOf(history.months, first, cut);
    const predictedFen = known + sumExpected(method, then, nextMonth(cut), `${year}-12`);
    tested.push({ year, predictedFen, actualFen });
  }
  return tested;
}

function recent({ months, firstMonth, lastMonth }: History, month: string): bigint | null {
  const from = monthsBack(lastMonth, RECENT_MONTHS);
  if (from < firstMonth) return null;
  const days = daysBetween(`${from}-01`, monthEnd(lastMonth)) + 1;
  const daysOfMonth = daysBetween(`${month}-01`, monthEnd(month)) + 1;
  return (sumOf(months, from, lastMonth) * BigInt(daysOfMonth)) / BigInt(days);
}

function seasonal(history: History, month: string): bigint | null {
  const years = wholeYears(history);
  if (years.length < SEASON_YEARS) return null;
  const { months, lastMonth } = history;
  const level = sumOf(months, monthsBack(lastMonth, 12), lastMonth);
  const inMonth = years.reduce((sum, year) => sum + (months.get(`${year}${month.slice(4)}`) ?? 0n), 0n);
  const inYears = years.reduce((sum, year) => sum + sumOf(months, `${year}-01`, `${year}-12`), 0n);
  return inYears <= 0n ? null : (level * inMonth) / inYears;
}

/** Calendar years that lie wholly between the first and the last month. */
function wholeYears({ firstMonth, lastMonth }: History): string[] {
  const years: string[] = [];
  for (let year = Number(firstMonth.slice(0, 4)); `${year}-12` <= lastMonth; year++) {
    if (`${year}-01` >= firstMonth) years.push(String(year));
  }
  return years;
}

function sumExpected(method: ForecastMethod, history: History, from: string, to: string): bigint {
  const months = from > to ? [] : monthsOf({ startsOn: `${from}-01`, endsOn: `${to}-01` });
  return months.reduce((sum, month) => sum + (expectedIn(method, history, month) ?? 0n), 0n);
}

function sumOf(months: Months, from: string, to: string): bigint {
  return monthsOf({ startsOn: `${from}-01`, endsOn: `${to}-01` }).reduce(
    (sum, month) => sum + (months.get(month) ?? 0n),
    0n,
  );
}

/** The first of `count` months that end with `month`. */
function monthsBack(month: string, count: number): string {
  let first = month;
  for (let back = 1; back < count; back++) first = previousMonth(first);
  return first;
}
