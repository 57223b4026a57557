// The operator's routes for users.
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Can, IdParam, Returns, ReturnsNothing } from '@app/platform';
import { Me } from '../access/actor.decorators.js';
import type { Actor } from '../actor.js';
import { UserPage, UserQuery } from './account.schema.js';
import { Accounts } from './accounts.service.js';
import { UserDirectory } from './user-directory.service.js';

@Controller('users')
export class UserController {
  constructor(
    private readonly accounts: Accounts,
    private readonly directory: UserDirectory,
  ) {}

  @Get()
  @Can('user.manage')
  @Returns(UserPage)
  list(@Me() actor: Actor, @Query({ schema: UserQuery }) query: UserQuery): Promise<UserPage> {
    return this.directory.list(actor, query);
  }

  @Post(':id/disable')
  @Can('user.manage')
  @ReturnsNothing()
  disable(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<void> {
    return this.accounts.disable(actor, id);
  }

  @Post(':id/enable')
  @Can('user.manage')
  @ReturnsNothing()
  enable(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<void> {
    return this.accounts.enable(actor, id);
  }
}
