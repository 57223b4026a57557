// HTTP of the figures of the way to a registered contract.
import { Me } from '@app/identity';
import type { Actor } from '@app/identity';
import { Can, Returns } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { PeriodQuery } from './dashboard.schema.js';
import { ProcessView } from './process.schema.js';
import { Process } from './process.service.js';

@Controller('dashboard/process')
export class ProcessController {
  constructor(private readonly process: Process) {}

  @Get()
  @Can('dashboard.read')
  @Returns(ProcessView)
  view(@Me() actor: Actor, @Query({ schema: PeriodQuery }) query: PeriodQuery): Promise<ProcessView> {
    return this.process.view(actor, query);
  }
}
