// Papers of a contract, for everybody who may read the contract.
import { Me, type Actor } from '@app/identity';
import { Can, ReturnsStream, sendAttachment } from '@app/platform';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PaperParam } from './paper.schema.js';
import { Papers } from './papers.service.js';

@Controller('contracts/:id/papers')
export class PapersController {
  constructor(private readonly papers: Papers) {}

  @Get(':paper')
  @Can('contract.read')
  @ReturnsStream('application/octet-stream')
  async file(
    @Me() actor: Actor,
    @Param({ schema: PaperParam }) { id, paper }: PaperParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendAttachment(reply, await this.papers.make(actor, id, paper));
  }
}
