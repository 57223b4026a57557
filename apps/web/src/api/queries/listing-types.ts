// Shapes of the two halls as the browser gets them; derived from the rooms' own schemas.
import type * as achievementList from '@libs/achievement/src/achievement.list.schema.js';
import type * as achievement from '@libs/achievement/src/achievement.schema.js';
import type * as demandList from '@libs/demand/src/demand.list.schema.js';
import type { Wire } from '../wire.js';

export type AchievementCard = Wire<achievementList.AchievementCard>;
export type AchievementPage = Wire<achievementList.AchievementPage>;
export type AchievementPrice = achievement.Price;
export type DemandCard = Wire<demandList.DemandCard>;
export type DemandPage = Wire<demandList.DemandPage>;
