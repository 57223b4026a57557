// Routes of what a person follows: permission, schema, one call each.
import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { Me, type Actor } from '@app/identity';
import { Can, IdParam, Returns, ReturnsNothing } from '@app/platform';
import { Follows } from './follow.service.js';
import { ChangeFollow, FollowList, FollowNewest, FollowView, StartFollow } from './subscription.schema.js';

@Controller('follows')
export class FollowController {
  constructor(private readonly follows: Follows) {}

  @Get()
  @Can('subscription.keep')
  @Returns(FollowList)
  list(@Me() actor: Actor) {
    return this.follows.list(actor);
  }

  @Get('newest')
  @Can('subscription.keep')
  @Returns(FollowNewest)
  newest(@Me() actor: Actor) {
    return this.follows.newest(actor);
  }

  @Post()
  @Can('subscription.keep')
  @Returns(FollowView)
  start(@Me() actor: Actor, @Body({ schema: StartFollow }) input: StartFollow) {
    return this.follows.start(actor, input);
  }

  @Patch(':id')
  @Can('subscription.keep')
  @Returns(FollowView)
  change(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: ChangeFollow }) input: ChangeFollow,
  ) {
    return this.follows.change(actor, id, input);
  }

  @Delete(':id')
  @Can('subscription.keep')
  @ReturnsNothing()
  stop(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.follows.stop(actor, id);
  }
}
