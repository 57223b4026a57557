// The registry's legal time of one filing, for views; the rules are reference data (registrationRules).
import { addWorkingDays, decisionClock, registrationRules } from '@app/reference';
import type { Contract } from './contract.entity.js';
import type { ClockView } from './contract.schema.js';

type Timed = Pick<
  Contract,
  'state' | 'technicalFen' | 'ruleSetVersion' | 'acceptedOn' | 'dueOn' | 'returnedOn' | 'decidedOn'
>;

/**
 * Days used and left. The clock starts at acceptance, stands in CORRECTION, starts anew or goes on with the corrected filing, and
 * stops with the decision or the withdrawal.
 * @param today calendar day in Shanghai
 */
export function legalClock(row: Timed, today: string): ClockView {
  const status = statusOf(row);
  const stoppedOn = row.decidedOn ?? row.returnedOn;
  const until = status === 'RUNNING' ? today : (stoppedOn ?? row.acceptedOn ?? today);
  const clock = decisionClock(registrationRules(row.ruleSetVersion), row.acceptedOn ?? until, until, row.technicalFen);
  const dueOn = status === 'RUNNING' || status === 'STOPPED' ? row.dueOn : null;
  return {
    status,
    unit: clock.unit,
    limitDays: clock.limitDays,
    usedDays: clock.usedDays,
    dueOn,
    isOverdue: dueOn !== null && until > dueOn,
    ruleSetVersion: row.ruleSetVersion,
  };
}

/** The last day for a decision on a filing accepted on `acceptedOn`. */
export function dueDate(ruleSetVersion: string, acceptedOn: string, technicalFen: bigint): string {
  return decisionClock(registrationRules(ruleSetVersion), acceptedOn, acceptedOn, technicalFen).dueDate;
}

/** Filings due on or before this day are shown as urgent. */
export function soonDate(today: string): string {
  return addWorkingDays(today, 3);
}

function statusOf(row: Timed): ClockView['status'] {
  if (row.state === 'CORRECTION') return 'PAUSED';
  if (row.state === 'ACCEPTED' || row.state === 'FIRST_REVIEWED') return 'RUNNING';
  return row.state === 'DRAFT' || row.state === 'SUBMITTED' ? 'NOT_STARTED' : 'STOPPED';
}
