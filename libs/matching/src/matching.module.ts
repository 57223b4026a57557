// Wiring of the matching room, the same in the api and in the worker.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AchievementModule } from '@app/achievement';
import { DemandModule } from '@app/demand';
import { IdentityModule } from '@app/identity';
import { ForwardMatching } from './forward-matching.js';
import { ListRefresh } from './list-refresh.js';
import { MatchRequests } from './match-requests.js';
import { MatchViews } from './match-views.js';
import { MatchEntity } from './match.entity.js';
import { Matches } from './matches.js';
import { MatchingController } from './matching.controller.js';
import { MatchingReactions } from './matching.reactions.js';
import { Matching } from './matching.service.js';
import { OpenDemands } from './open-demands.js';
import { ReverseMatching } from './reverse-matching.js';
import { Suggestions } from './suggestions.js';
import './match.problems.js';

@Module({
  imports: [TypeOrmModule.forFeature([MatchEntity]), IdentityModule, AchievementModule, DemandModule],
  controllers: [MatchingController],
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
    MatchingReactions,
  ],
  exports: [Matching, Matches],
})
export class MatchingModule {}
