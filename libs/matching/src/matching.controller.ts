// Routes of matches: permission, schema, one call each.
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me, type Actor } from '@app/identity';
import { Can, IdParam, Public, Returns } from '@app/platform';
import { MatchCount, MatchCountQuery, MatchPage, MatchQuery, MatchView, RejectMatch } from './match.schema.js';
import { Matching } from './matching.service.js';
import { WhyNot } from './why-not.js';
import { WhyNotQuery, WhyNotView } from './why-not.schema.js';

@Controller('matches')
export class MatchingController {
  constructor(
    private readonly matching: Matching,
    private readonly whyNot: WhyNot,
  ) {}

  @Get()
  @Can('match.read')
  @Returns(MatchPage)
  list(@Me() actor: Actor, @Query({ schema: MatchQuery }) query: MatchQuery) {
    return this.matching.list(actor, query);
  }

  @Get('count')
  @Public()
  @Returns(MatchCount)
  count(@Query({ schema: MatchCountQuery }) { demandId }: MatchCountQuery) {
    return this.matching.count(demandId);
  }

  @Get('why-not')
  @Can('match.read')
  @Returns(WhyNotView)
  explain(@Me() actor: Actor, @Query({ schema: WhyNotQuery }) query: WhyNotQuery) {
    return this.whyNot.explain(actor, query);
  }

  @Post(':id/accept')
  @Can('match.decide')
  @Returns(MatchView)
  accept(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.matching.accept(actor, id);
  }

  @Post(':id/reject')
  @Can('match.decide')
  @Returns(MatchView)
  reject(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: RejectMatch }) input: RejectMatch,
  ) {
    return this.matching.reject(actor, id, input);
  }
}
