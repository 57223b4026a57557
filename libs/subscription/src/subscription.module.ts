// Wiring of the subscription room, the same in the api and in the worker.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AchievementModule } from '@app/achievement';
import { DemandModule } from '@app/demand';
import { IdentityModule } from '@app/identity';
import { Alerts } from './alerts.js';
import { Digests } from './digests.js';
import { FollowController } from './follow.controller.js';
import { FollowEntity } from './follow.entity.js';
import { Follows } from './follow.service.js';
import { SavedSearchController } from './saved-search.controller.js';
import { SavedSearchEntity } from './saved-search.entity.js';
import { SavedSearches } from './saved-search.service.js';
import './subscription.policy.js';
import './subscription.problems.js';
import { SubscriptionReactions } from './subscription.reactions.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([SavedSearchEntity, FollowEntity]),
    IdentityModule,
    AchievementModule,
    DemandModule,
  ],
  controllers: [SavedSearchController, FollowController],
  providers: [SavedSearches, Follows, Alerts, Digests, SubscriptionReactions],
  exports: [SavedSearches, Follows],
})
export class SubscriptionModule {}
