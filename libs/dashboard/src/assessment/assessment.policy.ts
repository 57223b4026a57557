// Who splits, reports and decides. A unit sees and reports its own; the district sees all and decides, never on one's own.
import { definePermissions } from '@app/identity';
import type { Actor } from '@app/identity';
import type { Abilities } from '@app/platform';
import { isDistrictOfficial, speaksFor } from '../indicators/indicator.policy.js';
import type { StatUnit } from '../indicators/unit.entity.js';
import type { AssessmentItem } from './assessment.entity.js';
import { assessmentLifecycle } from './assessment.lifecycle.js';
import type { AssessmentAction } from './assessment.lifecycle.js';

export const assessmentPermissions = definePermissions({
  'assessment.read': ['OFFICIAL', 'TT_OFFICER', 'ENT_ADMIN'],
  'assessment.report': ['OFFICIAL', 'TT_OFFICER', 'ENT_ADMIN'],
  'assessment.manage': ['OFFICIAL'],
});

type Row = Pick<AssessmentItem, 'state' | 'submittedBy'>;
type Refusal = 'assessment.not-yours' | 'assessment.not-your-unit' | 'assessment.same-person';

/** True, or the code of the reason why not; the state is the lifecycle's business. */
export function mayAct(actor: Actor, action: AssessmentAction, row: Row, unit: StatUnit): true | Refusal {
  if (action === 'submit') return speaksFor(actor, unit) || 'assessment.not-your-unit';
  if (!isDistrictOfficial(actor)) return 'assessment.not-yours';
  return action === 'revise' || row.submittedBy !== actor.userId || 'assessment.same-person';
}

export function itemAbilities(actor: Actor, row: Row, unit: StatUnit): Abilities {
  const can: Abilities = {};
  for (const action of assessmentLifecycle.actions(row.state)) {
    const ability = mayAct(actor, action, row, unit);
    if (ability === true || ability === 'assessment.same-person') can[action] = ability;
  }
  return can;
}
