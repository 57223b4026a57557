// Routes of the registry desk: queue, figures, similar contracts. Deciding: contract.controller.ts.
import { Me, type Actor } from '@app/identity';
import { Can, IdParam, Returns } from '@app/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { DeskQueue } from './desk-queue.service.js';
import { DeskPage, DeskQuery, DeskStats, SimilarContracts } from './desk.schema.js';

@Controller('registry')
export class RegistryController {
  constructor(private readonly queue: DeskQueue) {}

  @Get('contracts')
  @Can('contract.desk')
  @Returns(DeskPage)
  page(@Me() actor: Actor, @Query({ schema: DeskQuery }) query: DeskQuery) {
    return this.queue.page(actor, query);
  }

  @Get('stats')
  @Can('contract.desk')
  @Returns(DeskStats)
  stats(@Me() actor: Actor) {
    return this.queue.stats(actor);
  }

  @Get('contracts/:id/similar')
  @Can('contract.desk')
  @Returns(SimilarContracts)
  similar(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.queue.similar(actor, id);
  }
}
