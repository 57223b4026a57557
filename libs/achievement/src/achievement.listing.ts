// What the shared code of listings must know of achievements.
import type { Viewer } from '@app/identity';
import type { Listing } from '@app/listing';
import { AchievementEntity } from './achievement.entity.js';
import { REMINDER_DAYS } from './achievement.lifecycle.js';
import { abilitiesOf, canSee } from './achievement.policy.js';

export const achievementListing: Listing<AchievementEntity, Viewer> = {
  noun: 'achievement',
  entity: AchievementEntity,
  codePrefix: 'CG',
  openState: 'PUBLISHED',
  reminderDays: REMINDER_DAYS,
  canSee,
  abilitiesOf,
};
