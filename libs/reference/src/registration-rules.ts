// Rule sets of contract registration as versioned data (domain §2.8): limits, thresholds, source, validity. A value whose
// `basis` is K was not checked against the official text; it may be changed in the data file without touching code.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { addDays, daysBetween } from './periods.js';
import { addWorkingDays, subtractWorkingDays, workingDaysBetween } from './calendar.js';

const Basis = z.enum(['V', 'K']);
const Days = z.object({ days: z.int().positive(), basis: Basis });
const Day = z.iso.date().nullable();

const RegistrationRules = z.object({
  version: z.string(),
  title: z.string(),
  validFrom: Day,
  validTo: Day,
  source: z.string(),
  decisionLimit: z.object({
    unit: z.enum(['WORKING_DAY', 'CALENDAR_DAY']),
    days: z.int().positive(),
    largeDays: z.int().positive(),
    /** 技术交易额 from which `largeDays` applies, in fen; null where the rule set knows no such class. */
    largeFromFen: z.string().regex(/^\d+$/).nullable(),
    basis: Basis,
  }),
  filingReminderDays: Days,
  noticeDaysMin: Days,
  /** The day of the corrected filing is a new day of acceptance; false: the clock goes on where it stood. */
  restartOnCorrection: z.object({ value: z.boolean(), basis: Basis }),
});
export type RegistrationRules = z.infer<typeof RegistrationRules>;

const ruleSets = z
  .object({ ruleSets: z.array(RegistrationRules) })
  .parse(JSON.parse(readFileSync(new URL('./data/registration-rules.data.json', import.meta.url), 'utf8'))).ruleSets;

/** A rule set by its version. @throws RangeError for an unknown version */
export function registrationRules(version: string): RegistrationRules {
  const found = ruleSets.find((rules) => rules.version === version);
  if (!found) throw new RangeError(`unknown registration rule set ${version}`);
  return found;
}

/** The rule set in force on a day `YYYY-MM-DD`; days before the first known rules use those. */
export function registrationRulesOn(date: string): RegistrationRules {
  const inForce = ruleSets.filter((rules) => rules.validFrom !== null);
  const found = inForce.find(
    (rules) => (rules.validFrom ?? '') <= date && (rules.validTo === null || date <= rules.validTo),
  );
  return found ?? registrationRules('2001');
}

export interface DecisionClock {
  unit: 'WORKING_DAY' | 'CALENDAR_DAY';
  limitDays: number;
  usedDays: number;
  dueDate: string;
}

/**
 * The registry's time for a decision: the day of acceptance does not count (民法典第201条).
 * @param acceptedOn day of acceptance (after a correction: of the last acceptance), `YYYY-MM-DD`
 * @param until today, or the day of the decision @param technicalFen 技术交易额, decides about the longer limit
 */
export function decisionClock(
  rules: RegistrationRules,
  acceptedOn: string,
  until: string,
  technicalFen: bigint,
): DecisionClock {
  const { unit, days, largeDays, largeFromFen } = rules.decisionLimit;
  const limitDays = largeFromFen !== null && technicalFen >= BigInt(largeFromFen) ? largeDays : days;
  const working = unit === 'WORKING_DAY';
  return {
    unit,
    limitDays,
    usedDays: Math.max(0, working ? workingDaysBetween(acceptedOn, until) : daysBetween(acceptedOn, until)),
    dueDate: working ? addWorkingDays(acceptedOn, limitDays) : addDays(acceptedOn, limitDays),
  };
}

/**
 * The day from which the registry's time counts again once a returned filing comes back (domain §2.8): that day itself, or,
 * where the rules do not restart, so many days before it as had been used up by the return.
 * @param acceptedOn @param returnedOn @param filedOn `YYYY-MM-DD`
 */
export function startAfterCorrection(
  { restartOnCorrection, decisionLimit }: RegistrationRules,
  acceptedOn: string,
  returnedOn: string,
  filedOn: string,
): string {
  if (restartOnCorrection.value) return filedOn;
  if (decisionLimit.unit === 'CALENDAR_DAY') return addDays(filedOn, -daysBetween(acceptedOn, returnedOn));
  return subtractWorkingDays(filedOn, workingDaysBetween(acceptedOn, returnedOn));
}
