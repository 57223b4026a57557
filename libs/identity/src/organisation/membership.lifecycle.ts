// States of a membership. A refused or disabled person may ask again; the row stays the same.
import { defineLifecycle } from '@app/platform';
import { MEMBERSHIP_STATUSES } from './organisation.schema.js';

export const membershipLifecycle = defineLifecycle({
  name: 'membership',
  initial: 'PENDING',
  states: MEMBERSHIP_STATUSES,
  transitions: {
    PENDING: { confirm: 'ACTIVE', refuse: 'REFUSED' },
    ACTIVE: { disable: 'DISABLED', changeRoles: 'ACTIVE' },
    REFUSED: { request: 'PENDING' },
    DISABLED: { enable: 'ACTIVE' },
  },
  final: [],
});
