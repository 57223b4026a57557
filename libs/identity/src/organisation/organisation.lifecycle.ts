// States of an organisation. A refused code may be claimed again, by anyone.
import { defineLifecycle } from '@app/platform';
import { ORGANISATION_STATUSES } from './organisation.schema.js';

export const organisationLifecycle = defineLifecycle({
  name: 'organisation',
  initial: 'PENDING',
  states: ORGANISATION_STATUSES,
  transitions: {
    PENDING: { confirm: 'ACTIVE', refuse: 'REFUSED' },
    REFUSED: { claim: 'PENDING' },
  },
  final: ['ACTIVE'],
});
