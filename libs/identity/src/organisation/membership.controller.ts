// Routes for deciding about members.
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Can, IdParam, Returns } from '@app/platform';
import { Me } from '../access/actor.decorators.js';
import type { Actor } from '../actor.js';
import { Memberships } from './memberships.service.js';
import { ChangeRoles, MembershipView } from './organisation.schema.js';

@Controller('memberships')
export class MembershipController {
  constructor(private readonly memberships: Memberships) {}

  @Post(':id/confirm')
  @Can('membership.manage')
  @Returns(MembershipView)
  confirm(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<MembershipView> {
    return this.memberships.confirm(actor, id);
  }

  @Post(':id/refuse')
  @Can('membership.manage')
  @Returns(MembershipView)
  refuse(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<MembershipView> {
    return this.memberships.refuse(actor, id);
  }

  @Post(':id/disable')
  @Can('membership.manage')
  @Returns(MembershipView)
  disable(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<MembershipView> {
    return this.memberships.disable(actor, id);
  }

  @Post(':id/enable')
  @Can('membership.manage')
  @Returns(MembershipView)
  enable(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<MembershipView> {
    return this.memberships.enable(actor, id);
  }

  @Post(':id/roles')
  @Can('membership.manage')
  @Returns(MembershipView)
  changeRoles(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: ChangeRoles }) body: ChangeRoles,
  ): Promise<MembershipView> {
    return this.memberships.changeRoles(actor, id, body);
  }
}
