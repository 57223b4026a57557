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
import { WordsFollowing } from './words/following.js';
import { WordsPreviews } from './words/words-preview.js';
import { WordsController } from './words/words.controller.js';
import './words/words.policy.js';
import './words/words.problems.js';
import { OperatorWords } from './words/words.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([SavedSearchEntity, FollowEntity]),
    IdentityModule,
    AchievementModule,
    DemandModule,
  ],
  controllers: [SavedSearchController, FollowController, WordsController],
  providers: [
    SavedSearches,
    Follows,
    Alerts,
    Digests,
    SubscriptionReactions,
    OperatorWords,
    WordsPreviews,
    WordsFollowing,
  ],
  exports: [SavedSearches, Follows],
})
export class SubscriptionModule {}
