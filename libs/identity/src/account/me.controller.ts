// Routes of the signed-in person.
import { Body, Controller, Get, Post } from '@nestjs/common';
import { Can, Returns } from '@app/platform';
import { Me } from '../access/actor.decorators.js';
import type { Actor } from '../actor.js';
import { ActiveOrganisation, MeView } from './account.schema.js';
import { MeService } from './me.service.js';

@Controller('me')
export class MeController {
  constructor(private readonly me: MeService) {}

  @Get()
  @Can('me.read')
  @Returns(MeView)
  view(@Me() actor: Actor): Promise<MeView> {
    return this.me.view(actor);
  }

  @Post('active-organisation')
  @Can('me.switch-organisation')
  @Returns(MeView)
  switchTo(@Me() actor: Actor, @Body({ schema: ActiveOrganisation }) body: ActiveOrganisation): Promise<MeView> {
    return this.me.switchTo(actor, body.organisationId);
  }
}
