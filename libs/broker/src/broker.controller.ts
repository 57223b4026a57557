// HTTP of the register of brokers.
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Me, Viewer, type Actor } from '@app/identity';
import { Can, IdParam, PageQuery, Public, Returns } from '@app/platform';
import {
  ApplyBroker,
  BrokerPage,
  BrokerQuery,
  BrokerReason,
  BrokerView,
  BrokerViewPage,
  ConfirmBroker,
  EditBroker,
} from './broker.schema.js';
import { BrokerRegister } from './broker.service.js';

@Controller('brokers')
export class BrokerController {
  constructor(private readonly register: BrokerRegister) {}

  @Get()
  @Public()
  @Returns(BrokerPage)
  list(@Query({ schema: BrokerQuery }) query: BrokerQuery) {
    return this.register.list(query);
  }

  @Get('mine')
  @Can('broker.apply')
  @Returns(BrokerView)
  mine(@Me() actor: Actor) {
    return this.register.mine(actor);
  }

  @Get('applications')
  @Can('broker.confirm')
  @Returns(BrokerViewPage)
  applications(@Me() actor: Actor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.register.applications(actor, query);
  }

  @Get(':id')
  @Public()
  @Returns(BrokerView)
  view(@Viewer() viewer: Actor | null, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.register.view(viewer, id);
  }

  @Post()
  @Can('broker.apply')
  @Returns(BrokerView, { status: 201 })
  apply(@Me() actor: Actor, @Body({ schema: ApplyBroker }) body: ApplyBroker) {
    return this.register.apply(actor, body);
  }

  @Patch(':id')
  @Can('broker.apply')
  @Returns(BrokerView)
  edit(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: EditBroker }) body: EditBroker,
  ) {
    return this.register.edit(actor, id, body);
  }

  @Post(':id/confirm')
  @Can('broker.confirm')
  @Returns(BrokerView)
  confirm(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: ConfirmBroker }) body: ConfirmBroker,
  ) {
    return this.register.confirm(actor, id, body.level);
  }

  @Post(':id/refuse')
  @Can('broker.confirm')
  @Returns(BrokerView)
  refuse(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: BrokerReason }) body: BrokerReason,
  ) {
    return this.register.refuse(actor, id, body.reason);
  }

  @Post(':id/pause')
  @Can('broker.apply')
  @Returns(BrokerView)
  pause(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: BrokerReason }) body: BrokerReason,
  ) {
    return this.register.pause(actor, id, body.reason);
  }

  @Post(':id/resume')
  @Can('broker.apply')
  @Returns(BrokerView)
  resume(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.register.resume(actor, id);
  }
}
