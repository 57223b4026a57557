// Two tables: how a person becomes a broker of the district, and how one offer of work goes. Who may act: broker.policy.ts.
import { defineLifecycle } from '@app/platform';
import { ASSIGNMENT_STATES, BROKER_STATUSES, type AssignmentState, type BrokerStatus } from './broker.schema.js';

export type BrokerAction = 'confirm' | 'refuse' | 'apply' | 'pause' | 'resume';
export type AssignmentAction = 'accept' | 'decline' | 'expire' | 'end';

export const brokerLifecycle = defineLifecycle<BrokerStatus, BrokerAction>({
  name: 'broker',
  initial: 'APPLIED',
  states: BROKER_STATUSES,
  final: [],
  transitions: {
    APPLIED: { confirm: 'ACTIVE', refuse: 'REFUSED' },
    ACTIVE: { pause: 'PAUSED' },
    PAUSED: { resume: 'ACTIVE' },
    REFUSED: { apply: 'APPLIED' },
  },
});

export const assignmentLifecycle = defineLifecycle<AssignmentState, AssignmentAction>({
  name: 'broker-assignment',
  initial: 'OFFERED',
  states: ASSIGNMENT_STATES,
  final: ['DECLINED', 'EXPIRED', 'ENDED'],
  transitions: {
    OFFERED: { accept: 'ACCEPTED', decline: 'DECLINED', expire: 'EXPIRED', end: 'ENDED' },
    ACCEPTED: { end: 'ENDED' },
  },
});
