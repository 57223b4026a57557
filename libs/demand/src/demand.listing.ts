// What the shared code of listings must know of demands.
import type { Viewer } from '@app/identity';
import type { Listing } from '@app/listing';
import { DemandEntity } from './demand.entity.js';
import { REMINDER_DAYS } from './demand.lifecycle.js';
import { abilitiesOf, canSee } from './demand.policy.js';

export const demandListing: Listing<DemandEntity, Viewer> = {
  noun: 'demand',
  entity: DemandEntity,
  codePrefix: 'XQ',
  openState: 'OPEN',
  reminderDays: REMINDER_DAYS,
  canSee,
  abilitiesOf,
};
