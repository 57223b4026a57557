// Routes of organisations: look up, claim or join, and the operator's review.
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Can, IdParam, Returns } from '@app/platform';
import { Me } from '../access/actor.decorators.js';
import type { Actor } from '../actor.js';
import { Claims } from './claims.service.js';
import { Memberships } from './memberships.service.js';
import { OrganisationDesk } from './organisation-desk.service.js';
import {
  ClaimOrganisation,
  ClaimResult,
  LookupQuery,
  LookupView,
  MembershipPage,
  MembershipQuery,
  OrganisationPage,
  OrganisationQuery,
  OrganisationView,
  RefuseOrganisation,
} from './organisation.schema.js';

@Controller('organisations')
export class OrganisationController {
  constructor(
    private readonly claims: Claims,
    private readonly desk: OrganisationDesk,
    private readonly memberships: Memberships,
  ) {}

  @Get()
  @Can('organisation.review')
  @Returns(OrganisationPage)
  list(@Me() actor: Actor, @Query({ schema: OrganisationQuery }) query: OrganisationQuery): Promise<OrganisationPage> {
    return this.desk.list(actor, query);
  }

  @Get('lookup')
  @Can('organisation.claim')
  @Returns(LookupView)
  lookUp(@Query({ schema: LookupQuery }) query: LookupQuery): Promise<LookupView> {
    return this.desk.lookUp(query.creditCode);
  }

  @Post('claim')
  @Can('organisation.claim')
  @Returns(ClaimResult, { status: 201 })
  claim(@Me() actor: Actor, @Body({ schema: ClaimOrganisation }) body: ClaimOrganisation): Promise<ClaimResult> {
    return this.claims.claim(actor, body);
  }

  @Get(':id')
  @Can('organisation.read')
  @Returns(OrganisationView)
  view(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<OrganisationView> {
    return this.desk.view(actor, id);
  }

  @Post(':id/confirm')
  @Can('organisation.review')
  @Returns(OrganisationView)
  confirm(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<OrganisationView> {
    return this.claims.confirm(actor, id);
  }

  @Post(':id/refuse')
  @Can('organisation.review')
  @Returns(OrganisationView)
  refuse(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: RefuseOrganisation }) body: RefuseOrganisation,
  ): Promise<OrganisationView> {
    return this.claims.refuse(actor, id, body.reason);
  }

  @Get(':id/members')
  @Can('membership.manage')
  @Returns(MembershipPage)
  members(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Query({ schema: MembershipQuery }) query: MembershipQuery,
  ): Promise<MembershipPage> {
    return this.memberships.list(actor, id, query);
  }
}
