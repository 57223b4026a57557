// Routes of the shortlist, and of what is done with listings on their own pages: permission, schema, one call each.
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { Me, type Actor } from '@app/identity';
import { Can, IdParam, Returns, ReturnsNothing } from '@app/platform';
import { MatchFeedback } from '../learning/feedback.service.js';
import { MatchView } from '../match.schema.js';
import { OwnPairsService } from './own-pairs.js';
import { GiveListingFeedback, OwnPairs, OwnPairsQuery } from './pair.schema.js';
import { Shortlist } from './shortlist.service.js';

@Controller('matches')
export class ShortlistController {
  constructor(
    private readonly shortlist: Shortlist,
    private readonly pairs: OwnPairsService,
    private readonly feedback: MatchFeedback,
  ) {}

  @Get('own-pairs')
  @Can('match.read')
  @Returns(OwnPairs)
  ownPairs(@Me() actor: Actor, @Query({ schema: OwnPairsQuery }) query: OwnPairsQuery) {
    return this.pairs.of(actor, query);
  }

  @Post('feedback')
  @Can('match.read')
  @ReturnsNothing()
  give(@Me() actor: Actor, @Body({ schema: GiveListingFeedback }) input: GiveListingFeedback) {
    return this.feedback.giveOfListings(actor, input);
  }

  @Post(':id/shortlist')
  @Can('match.decide')
  @Returns(MatchView)
  add(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.shortlist.add(actor, id);
  }

  @Delete(':id/shortlist')
  @Can('match.decide')
  @ReturnsNothing()
  remove(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.shortlist.remove(actor, id);
  }
}
