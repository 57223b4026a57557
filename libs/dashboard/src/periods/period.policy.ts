// Who sees and closes periods. A township or park sees the periods and its own part of the differences; the district closes.
import { definePermissions } from '@app/identity';
import type { Actor } from '@app/identity';
import { isDistrictOfficial } from '../indicators/indicator.policy.js';

export const periodPermissions = definePermissions({
  'period.read': ['OFFICIAL'],
  'period.close': ['OFFICIAL'],
});

/** True, or the code of the reason why not. */
export function mayClose(actor: Actor): true | 'period.not-yours' {
  return isDistrictOfficial(actor) || 'period.not-yours';
}
