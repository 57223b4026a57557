// Which states a demand has and what leads from one to the next (domain §5.1, the slice without diagnosis and review).
// Not for who may act: that is the policy.
import { DateTime } from 'luxon';
import { endOfDayAfter } from '@app/listing';
import { defineLifecycle } from '@app/platform';
import { SHANGHAI } from '@app/reference';
import { DEMAND_STATES } from './demand.schema.js';

export const demandLifecycle = defineLifecycle({
  name: 'demand',
  initial: 'DRAFT',
  states: DEMAND_STATES,
  transitions: {
    DRAFT: { edit: 'DRAFT', publish: 'OPEN' },
    OPEN: { edit: 'OPEN', renew: 'OPEN', close: 'CLOSED', expire: 'EXPIRED' },
    EXPIRED: { edit: 'EXPIRED', renew: 'OPEN', close: 'CLOSED' },
  },
  final: ['CLOSED'],
});

/** Months for which a demand stands without being confirmed again (domain §5.1). */
export const VALID_MONTHS = 6;

/** Days before expiry at which the enterprise is reminded, most distant first. */
export const REMINDER_DAYS = [30, 7] as const;

/**
 * End of validity of a demand confirmed at `confirmedAt`: the end of the day six months later in Asia/Shanghai, or the
 * end of the deadline (`YYYY-MM-DD`) if that comes first.
 */
export function validUntil(confirmedAt: Date, deadline: string | null): Date {
  const halfYear = endOfDayAfter(confirmedAt, VALID_MONTHS);
  if (deadline === null) return halfYear;
  const lastDay = DateTime.fromISO(deadline, { zone: SHANGHAI }).endOf('day').toJSDate();
  return lastDay < halfYear ? lastDay : halfYear;
}
