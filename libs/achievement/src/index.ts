// The door of the achievement room.
export { AchievementModule } from './achievement.module.js';
export { Achievements } from './achievement.service.js';
export { AchievementCatalogue } from './achievement.catalogue.js';
export { AchievementImport, ImportedAchievement, IMPORT_BATCH } from './achievement.import.js';
export type { AchievementFacts } from './achievement.facts.js';
export {
  AchievementChanged,
  AchievementExpired,
  AchievementExpiring,
  AchievementPublished,
  AchievementReturned,
  AchievementSubmitted,
  AchievementWithdrawn,
} from './achievement.events.js';
export {
  achievementIndex,
  searchableBy as achievementTextsFor,
  toDocument as toAchievementDocument,
} from './achievement.search.js';
export type { AchievementState, AchievementView, DisclosureLevel, DraftAchievement } from './achievement.schema.js';
export type { AchievementCard } from './achievement.list.schema.js';
