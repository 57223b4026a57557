// States of one item: the unit submits, another person confirms or returns it. Confirmed is the end.
import { defineLifecycle } from '@app/platform';
import { ASSESSMENT_STATES } from './assessment.schema.js';
import type { AssessmentState } from './assessment.schema.js';

export type AssessmentAction = 'revise' | 'submit' | 'return' | 'confirm';

export const assessmentLifecycle = defineLifecycle<AssessmentState, AssessmentAction>({
  name: 'assessment',
  initial: 'OPEN',
  states: ASSESSMENT_STATES,
  final: ['CONFIRMED'],
  transitions: {
    OPEN: { revise: 'OPEN', submit: 'SUBMITTED' },
    SUBMITTED: { return: 'RETURNED', confirm: 'CONFIRMED' },
    RETURNED: { revise: 'RETURNED', submit: 'SUBMITTED' },
  },
});
