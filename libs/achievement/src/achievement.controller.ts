// Routes of achievements: permission, schema, one call each.
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Me, Viewer, type Actor } from '@app/identity';
import { CompareQuery, SuggestionQuery, Suggestions } from '@app/listing';
import { Can, IdParam, Public, Returns } from '@app/platform';
import { AchievementCatalogue } from './achievement.catalogue.js';
import {
  AchievementPage,
  AchievementQuery,
  AsSeenByQuery,
  ComparedAchievements,
  OwnAchievementPage,
  OwnAchievementQuery,
  ReviewQueuePage,
  SimilarAchievements,
} from './achievement.list.schema.js';
import {
  AchievementHistory,
  AchievementView,
  DraftAchievement,
  EditAchievement,
  ProjectedAchievement,
  ReasonBody,
  SubmitAchievement,
} from './achievement.schema.js';
import { Achievements } from './achievement.service.js';

@Controller('achievements')
export class AchievementController {
  constructor(
    private readonly achievements: Achievements,
    private readonly catalogue: AchievementCatalogue,
  ) {}

  @Get()
  @Public()
  @Returns(AchievementPage)
  search(@Viewer() viewer: Viewer, @Query({ schema: AchievementQuery }) query: AchievementQuery) {
    return this.catalogue.search(viewer, query);
  }

  @Post()
  @Can('achievement.draft')
  @Returns(AchievementView, { status: 201 })
  draft(@Me() actor: Actor, @Body({ schema: DraftAchievement }) input: DraftAchievement) {
    return this.achievements.draft(actor, input);
  }

  @Get('mine')
  @Can('achievement.read-own')
  @Returns(OwnAchievementPage)
  mine(@Me() actor: Actor, @Query({ schema: OwnAchievementQuery }) query: OwnAchievementQuery) {
    return this.catalogue.mine(actor, query);
  }

  @Get('review-queue')
  @Can('achievement.review')
  @Returns(ReviewQueuePage)
  reviewQueue(@Me() actor: Actor, @Query({ schema: OwnAchievementQuery }) query: OwnAchievementQuery) {
    return this.catalogue.reviewQueue(actor, query);
  }

  @Get('suggestions')
  @Public()
  @Returns(Suggestions)
  suggest(@Viewer() viewer: Viewer, @Query({ schema: SuggestionQuery }) { q }: SuggestionQuery) {
    return this.catalogue.suggest(viewer, q);
  }

  @Get('compare')
  @Public()
  @Returns(ComparedAchievements)
  compare(@Viewer() viewer: Viewer, @Query({ schema: CompareQuery }) { ids }: CompareQuery) {
    return this.catalogue.compare(viewer, ids);
  }

  @Get(':id')
  @Public()
  @Returns(AchievementView)
  view(@Viewer() viewer: Viewer, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.achievements.view(viewer, id);
  }

  @Patch(':id')
  @Can('achievement.draft')
  @Returns(AchievementView)
  edit(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: EditAchievement }) input: EditAchievement,
  ) {
    return this.achievements.edit(actor, id, input);
  }

  @Post(':id/submit')
  @Can('achievement.draft')
  @Returns(AchievementView)
  submit(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: SubmitAchievement }) _declaration: SubmitAchievement,
  ) {
    return this.achievements.submit(actor, id);
  }

  @Post(':id/approve')
  @Can('achievement.approve')
  @Returns(AchievementView)
  approve(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.achievements.approve(actor, id);
  }

  @Post(':id/publish')
  @Can('achievement.publish')
  @Returns(AchievementView)
  publish(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.achievements.publish(actor, id);
  }

  @Post(':id/return')
  @Can('achievement.review')
  @Returns(AchievementView)
  return(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: ReasonBody }) { reason }: ReasonBody,
  ) {
    return this.achievements.return(actor, id, reason);
  }

  @Post(':id/withdraw')
  @Can('achievement.withdraw')
  @Returns(AchievementView)
  withdraw(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: ReasonBody }) { reason }: ReasonBody,
  ) {
    return this.achievements.withdraw(actor, id, reason);
  }

  @Post(':id/renew')
  @Can('achievement.renew')
  @Returns(AchievementView)
  renew(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.achievements.renew(actor, id);
  }

  @Get(':id/similar')
  @Public()
  @Returns(SimilarAchievements)
  similar(@Viewer() viewer: Viewer, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.catalogue.similar(viewer, id);
  }

  @Get(':id/as-seen-by')
  @Can('achievement.read-own')
  @Returns(ProjectedAchievement)
  asSeenBy(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Query({ schema: AsSeenByQuery }) { level }: AsSeenByQuery,
  ) {
    return this.achievements.asSeenBy(actor, id, level);
  }

  @Get(':id/history')
  @Can('achievement.history')
  @Returns(AchievementHistory)
  history(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.achievements.history(actor, id);
  }
}
