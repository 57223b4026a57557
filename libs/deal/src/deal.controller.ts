// HTTP of deals: interest, answers, the broker's part, signing, ending; list, board and view.
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me, type Actor } from '@app/identity';
import { Can, IdParam, RequiresIdempotencyKey, Returns, ReturnsNothing } from '@app/platform';
import {
  AcceptAssignment,
  AcceptDeal,
  BoardQuery,
  DealBoard,
  DealPage,
  DealQuery,
  DealView,
  DeclineAssignment,
  DeclineDeal,
  ExpressInterest,
  FailDeal,
  MoveDeal,
  NameBroker,
} from './deal.schema.js';
import { Deals } from './deal.service.js';
import { Interests } from './interest.service.js';
import { Leading } from './leading.service.js';
import { Negotiation } from './negotiation.service.js';
import { SigningFacts } from './signing.schema.js';
import { Signing } from './signing.service.js';

@Controller('deals')
export class DealController {
  constructor(
    private readonly deals: Deals,
    private readonly interests: Interests,
    private readonly leading: Leading,
    private readonly negotiation: Negotiation,
    private readonly signing: Signing,
  ) {}

  @Post()
  @Can('deal.express')
  @Returns(DealView, { status: 201 })
  async express(@Me() actor: Actor, @Body({ schema: ExpressInterest }) body: ExpressInterest) {
    return this.deals.view(actor, await this.interests.express(actor, body));
  }

  @Get()
  @Can('deal.read')
  @Returns(DealPage)
  list(@Me() actor: Actor, @Query({ schema: DealQuery }) query: DealQuery) {
    return this.deals.list(actor, query);
  }

  @Get('board')
  @Can('deal.read')
  @Returns(DealBoard)
  board(@Me() actor: Actor, @Query({ schema: BoardQuery }) { side }: BoardQuery) {
    return this.deals.board(actor, side);
  }

  @Get(':id')
  @Can('deal.read')
  @Returns(DealView)
  view(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.deals.view(actor, id);
  }

  @Post(':id/accept')
  @Can('deal.answer')
  @Returns(DealView)
  async accept(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: AcceptDeal }) _body: AcceptDeal,
  ) {
    await this.interests.accept(actor, id);
    return this.deals.view(actor, id);
  }

  @Post(':id/decline')
  @Can('deal.answer')
  @Returns(DealView)
  async decline(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: DeclineDeal }) body: DeclineDeal,
  ) {
    await this.interests.decline(actor, id, body.reason);
    return this.deals.view(actor, id);
  }

  @Post(':id/name-broker')
  @Can('deal.answer')
  @Returns(DealView)
  async nameBroker(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: NameBroker }) body: NameBroker,
  ) {
    await this.leading.name(actor, id, body.brokerId);
    return this.deals.view(actor, id);
  }

  @Post(':id/accept-assignment')
  @Can('deal.lead')
  @Returns(DealView)
  async acceptAssignment(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: AcceptAssignment }) body: AcceptAssignment,
  ) {
    await this.leading.accept(actor, id, body.conflictStatement ?? null);
    return this.deals.view(actor, id);
  }

  /** Afterwards the deal is no longer the broker's to see. */
  @Post(':id/decline-assignment')
  @Can('deal.lead')
  @ReturnsNothing()
  declineAssignment(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: DeclineAssignment }) body: DeclineAssignment,
  ) {
    return this.leading.decline(actor, id, body.reason);
  }

  @Post(':id/move')
  @Can('deal.negotiate')
  @Returns(DealView)
  async move(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: MoveDeal }) body: MoveDeal,
  ) {
    await this.negotiation.move(actor, id, body.to);
    return this.deals.view(actor, id);
  }

  @Post(':id/propose-signing')
  @Can('deal.sign')
  @RequiresIdempotencyKey()
  @Returns(DealView)
  async proposeSigning(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: SigningFacts }) body: SigningFacts,
  ) {
    await this.signing.propose(actor, id, body);
    return this.deals.view(actor, id);
  }

  @Post(':id/confirm-signing')
  @Can('deal.sign')
  @RequiresIdempotencyKey()
  @Returns(DealView)
  async confirmSigning(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: SigningFacts }) body: SigningFacts,
  ) {
    await this.signing.confirm(actor, id, body);
    return this.deals.view(actor, id);
  }

  @Post(':id/fail')
  @Can('deal.answer')
  @Returns(DealView)
  async fail(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: FailDeal }) body: FailDeal,
  ) {
    await this.signing.fail(actor, id, body);
    return this.deals.view(actor, id);
  }
}
