// States of a filing and the ways between them (domain §2.7). Who may act is in contract.policy.ts.
import { defineLifecycle, problem } from '@app/platform';
import { CONTRACT_STATES, type ContractState } from './contract.schema.js';

/** Action → how a person calls it. */
export const CONTRACT_ACTIONS = {
  edit: '填写',
  submit: '提交',
  resubmit: '补正后重新提交',
  withdraw: '撤回',
  accept: '受理',
  firstReview: '初审',
  return: '退回补正',
  register: '登记',
  refuse: '不予登记',
} as const;
export type ContractAction = keyof typeof CONTRACT_ACTIONS;

export const contractLifecycle = defineLifecycle<ContractState, ContractAction>({
  name: 'contract',
  initial: 'DRAFT',
  states: CONTRACT_STATES,
  final: ['REGISTERED', 'REFUSED', 'WITHDRAWN'],
  transitions: {
    DRAFT: { edit: 'DRAFT', submit: 'SUBMITTED', withdraw: 'WITHDRAWN' },
    SUBMITTED: { accept: 'ACCEPTED', return: 'CORRECTION', withdraw: 'WITHDRAWN' },
    ACCEPTED: { firstReview: 'FIRST_REVIEWED', return: 'CORRECTION', withdraw: 'WITHDRAWN' },
    FIRST_REVIEWED: { register: 'REGISTERED', refuse: 'REFUSED', return: 'CORRECTION', withdraw: 'WITHDRAWN' },
    // The day of the corrected filing is the day of acceptance (2024-12 draft art. 14), so there is no second SUBMITTED.
    CORRECTION: { edit: 'CORRECTION', resubmit: 'ACCEPTED', withdraw: 'WITHDRAWN' },
  },
});

/** The state after `action`. @throws contract.wrong-state with the Chinese names of the actions that are possible now */
export function nextState(state: ContractState, action: ContractAction): ContractState {
  if (contractLifecycle.can(state, action)) return contractLifecycle.next(state, action);
  const allowed = contractLifecycle.actions(state);
  const names = allowed.map((one) => CONTRACT_ACTIONS[one]).join('、');
  const detail = names === '' ? '办理已结束，没有可进行的操作' : `目前可以进行的操作：${names}`;
  throw problem('contract.wrong-state', { detail, state, action, allowed });
}
