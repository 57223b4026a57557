// Wiring of the matching room, the same in the api and in the worker.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AchievementModule } from '@app/achievement';
import { DemandModule } from '@app/demand';
import { IdentityModule } from '@app/identity';
import { EmptyLists } from './empty-lists.js';
import { ForwardMatching } from './forward-matching.js';
import { KnownAchievements } from './known-achievements.js';
import { Exposure } from './learning/exposure.js';
import { MatchFeedbackEntity } from './learning/feedback.entity.js';
import { MatchFeedback } from './learning/feedback.service.js';
import { LearningController } from './learning/learning.controller.js';
import { LearningReactions } from './learning/learning.reactions.js';
import { MatchOptOutEntity } from './learning/opt-out.entity.js';
import { TrainingActs } from './learning/training-acts.js';
import { MatchWeightsEntity } from './learning/weights.entity.js';
import { WeightsEffects } from './learning/weights-effect.js';
import { WeightsFitting } from './learning/weights-fitting.js';
import { WeightsStore } from './learning/weights-store.js';
import { WeightsVersionsService } from './learning/weights-versions.js';
import { ListRefresh } from './list-refresh.js';
import { MatchRequests } from './match-requests.js';
import { MatchViews } from './match-views.js';
import { MatchEntity } from './match.entity.js';
import { Matches } from './matches.js';
import { MatchingController } from './matching.controller.js';
import { MatchingReactions } from './matching.reactions.js';
import { Matching } from './matching.service.js';
import { OpenDemands } from './open-demands.js';
import { Embedding } from './meaning/embedding.js';
import { ListFollowing } from './meaning/list-following.js';
import { ListingTexts } from './meaning/listing-texts.js';
import { Meanings } from './meaning/meanings.js';
import { VectorStore } from './meaning/vector-store.js';
import { PairLinks } from './pair-links.js';
import { ReverseMatching } from './reverse-matching.js';
import { ScoringBasis } from './scoring-basis.js';
import { OwnPairsService } from './shortlist/own-pairs.js';
import { ShortlistController } from './shortlist/shortlist.controller.js';
import { MatchShortlistEntity } from './shortlist/shortlist.entity.js';
import { Shortlist } from './shortlist/shortlist.service.js';
import { Suggestions } from './suggestions.js';
import { WhyNot } from './why-not.js';
import { WordLearning } from './words/word-learning.js';
import { WordStore } from './words/word-store.js';
import './match.problems.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      MatchEntity,
      MatchFeedbackEntity,
      MatchOptOutEntity,
      MatchShortlistEntity,
      MatchWeightsEntity,
    ]),
    IdentityModule,
    AchievementModule,
    DemandModule,
  ],
  controllers: [LearningController, ShortlistController, MatchingController],
  providers: [
    Matching,
    Matches,
    MatchViews,
    MatchRequests,
    Suggestions,
    OpenDemands,
    ForwardMatching,
    ReverseMatching,
    ListRefresh,
    EmptyLists,
    MatchingReactions,
    KnownAchievements,
    PairLinks,
    OwnPairsService,
    Shortlist,
    LearningReactions,
    MatchFeedback,
    TrainingActs,
    Exposure,
    WeightsEffects,
    WeightsFitting,
    WeightsStore,
    WeightsVersionsService,
    WhyNot,
    ScoringBasis,
    WordLearning,
    WordStore,
    Embedding,
    ListFollowing,
    ListingTexts,
    Meanings,
    VectorStore,
  ],
  exports: [MatchFeedback, Matching, Matches, PairLinks],
})
export class MatchingModule {}
