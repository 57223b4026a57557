// Calendar days and instants as people type them: in years that a contract, a right or a talk can have. Days that the
// platform itself computes need no such check.
import { z } from 'zod';

/** 中华人民共和国专利法 has been in force since 1985-04-01, the law of technology contracts since 1987: nothing here is older. */
const EARLIEST = '1985-01-01';
/** Years from today; the longest right, an invention's, lasts twenty. */
const YEARS_AHEAD = 50;

/** The rule in words, for every field that uses it. */
export const DAY_RULE = `日期须在 ${EARLIEST} 与今后 ${YEARS_AHEAD} 年之间`;

/** `YYYY-MM-DD` within reason; the calendar of the process is precise enough for a limit of fifty years. */
function isPlausible(day: string): boolean {
  const latest = `${new Date().getUTCFullYear() + YEARS_AHEAD}${new Date().toISOString().slice(4, 10)}`;
  return day >= EARLIEST && day <= latest;
}

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = z.iso
  .date({ error: '应为日期，例如 2026-03-31', abort: true })
  .refine(isPlausible, DAY_RULE)
  .meta({ description: DAY_RULE });

/** An instant with its offset, `2026-03-31T09:00:00+08:00`. */
export const Instant = z.iso
  .datetime({ offset: true, error: '应为日期时间，例如 2026-03-31T09:00:00+08:00', abort: true })
  .refine((instant) => isPlausible(instant.slice(0, 10)), DAY_RULE)
  .meta({ description: DAY_RULE });
