// Routes of contracts for parties, brokers and the registry: filing and deciding. The queue: registry.controller.ts.
import { Me, type Actor } from '@app/identity';
import { Can, IdParam, RequiresIdempotencyKey, Returns } from '@app/platform';
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ContractPage,
  ContractQuery,
  ContractView,
  CreateContract,
  FirstReview,
  RefuseContract,
  RegisterContract,
  ReturnContract,
  WithdrawContract,
} from './contract.schema.js';
import { Contracts } from './contracts.service.js';
import { Desk } from './desk.service.js';
import { Filing } from './filing.service.js';
import { ContractDraft } from './form.schema.js';
import { ContractRecord } from './record.schema.js';
import { PrecheckView } from './precheck.schema.js';

@Controller('contracts')
export class ContractController {
  constructor(
    private readonly contracts: Contracts,
    private readonly filing: Filing,
    private readonly desk: Desk,
  ) {}

  @Get()
  @Can('contract.read')
  @Returns(ContractPage)
  list(@Me() actor: Actor, @Query({ schema: ContractQuery }) query: ContractQuery) {
    return this.contracts.list(actor, query);
  }

  @Post()
  @Can('contract.draft')
  @Returns(ContractView, { status: 201 })
  async create(@Me() actor: Actor, @Body({ schema: CreateContract }) body: CreateContract) {
    return this.contracts.view(actor, await this.filing.create(actor, body));
  }

  @Get(':id')
  @Can('contract.read')
  @Returns(ContractView)
  view(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.contracts.view(actor, id);
  }

  @Get(':id/record')
  @Can('contract.record')
  @Returns(ContractRecord)
  record(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.contracts.record(actor, id);
  }

  @Patch(':id')
  @Can('contract.draft')
  @Returns(ContractView)
  async edit(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: ContractDraft }) body: ContractDraft,
  ) {
    await this.filing.edit(actor, id, body);
    return this.contracts.view(actor, id);
  }

  @Get(':id/precheck')
  @Can('contract.read')
  @Returns(PrecheckView)
  precheck(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.filing.precheck(actor, id);
  }

  @Post(':id/submit')
  @Can('contract.draft')
  @Returns(ContractView)
  async submit(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    await this.filing.submit(actor, id);
    return this.contracts.view(actor, id);
  }

  @Post(':id/withdraw')
  @Can('contract.draft')
  @Returns(ContractView)
  async withdraw(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: WithdrawContract }) body: WithdrawContract,
  ) {
    await this.filing.withdraw(actor, id, body);
    return this.contracts.view(actor, id);
  }

  @Post(':id/accept')
  @Can('contract.accept')
  @Returns(ContractView)
  async accept(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    await this.desk.accept(actor, id);
    return this.contracts.view(actor, id);
  }

  @Post(':id/first-review')
  @Can('contract.first-review')
  @Returns(ContractView)
  async firstReview(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: FirstReview }) body: FirstReview,
  ) {
    await this.desk.firstReview(actor, id, body);
    return this.contracts.view(actor, id);
  }

  @Post(':id/return')
  @Can('contract.return')
  @Returns(ContractView)
  async return(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: ReturnContract }) body: ReturnContract,
  ) {
    await this.desk.return(actor, id, body);
    return this.contracts.view(actor, id);
  }

  @Post(':id/refuse')
  @Can('contract.refuse')
  @Returns(ContractView)
  async refuse(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: RefuseContract }) body: RefuseContract,
  ) {
    await this.desk.refuse(actor, id, body);
    return this.contracts.view(actor, id);
  }

  @Post(':id/register')
  @Can('contract.register')
  @RequiresIdempotencyKey()
  @Returns(ContractView)
  async register(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: RegisterContract }) body: RegisterContract,
  ) {
    await this.desk.register(actor, id, body.registrationNumber);
    return this.contracts.view(actor, id);
  }
}
