// Shapes of achievements and demands as the browser gets them; derived from the rooms' own schemas.
import type { z } from 'zod';
import type * as achievementList from '@libs/achievement/src/achievement.list.schema.js';
import type * as achievement from '@libs/achievement/src/achievement.schema.js';
import type * as demandList from '@libs/demand/src/demand.list.schema.js';
import type * as demand from '@libs/demand/src/demand.schema.js';
import type { Wire } from '../wire.js';

export type AchievementCard = Wire<achievementList.AchievementCard>;
export type AchievementPage = Wire<achievementList.AchievementPage>;
export type AchievementPrice = achievement.Price;
export type Achievement = Wire<achievement.AchievementView>;
export type ProjectedAchievement = Wire<achievement.ProjectedAchievement>;
export type AchievementState = achievement.AchievementState;
export type DisclosureLevel = achievement.DisclosureLevel;
export type FieldGroup = achievement.FieldGroup;
export type AchievementInput = z.input<typeof achievement.EditAchievement>;
export type OwnAchievementCard = Wire<achievementList.OwnAchievementCard>;
export type OwnAchievementPage = Wire<achievementList.OwnAchievementPage>;
export type ReviewQueuePage = Wire<achievementList.ReviewQueuePage>;
export type SimilarAchievements = Wire<achievementList.SimilarAchievements>;

export type DemandCard = Wire<demandList.DemandCard>;
export type DemandPage = Wire<demandList.DemandPage>;
export type Demand = Wire<demand.DemandView>;
export type DemandState = demand.DemandState;
export type DemandBudget = demand.Budget;
export type DemandTarget = demand.Target;
export type DemandInput = z.input<typeof demand.EditDemand>;
export type CloseDemand = z.input<typeof demand.CloseDemand>;
export type OwnDemandPage = Wire<demandList.OwnDemandPage>;
export type OwnDemandCard = OwnDemandPage['items'][number];
export type SimilarDemands = Wire<demandList.SimilarDemands>;
export type ProjectedDemand = Wire<demand.ProjectedDemand>;
export type ComparedAchievements = Wire<achievementList.ComparedAchievements>;
export type ComparedDemands = Wire<demandList.ComparedDemands>;
