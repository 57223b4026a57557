// HTTP of a deal's record: talks, offers, files, contacts, timeline, and the achievement at the level a deal grants.
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Me, type Actor } from '@app/identity';
import { Can, IdParam, PageQuery, Returns, ReturnsStream, readUpload, sendAttachment } from '@app/platform';
import {
  DealAchievement,
  DealContacts,
  DealFilePage,
  FileParams,
  LogPage,
  MakeOffer,
  OfferPage,
  RecordId,
  TimelinePage,
  WriteLog,
} from './negotiation.schema.js';
import { Negotiation } from './negotiation.service.js';
import { DealDisclosure } from './disclosure.service.js';
import { DealRecords } from './record.service.js';

@Controller('deals/:id')
export class RecordController {
  constructor(
    private readonly records: DealRecords,
    private readonly negotiation: Negotiation,
    private readonly disclosure: DealDisclosure,
  ) {}

  @Get('log')
  @Can('deal.read')
  @Returns(LogPage)
  log(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.records.log(actor, id, query);
  }

  @Post('log')
  @Can('deal.negotiate')
  @Returns(RecordId, { status: 201 })
  async writeLog(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: WriteLog }) body: WriteLog,
  ) {
    return { id: await this.negotiation.writeLog(actor, id, body) };
  }

  @Get('offers')
  @Can('deal.read')
  @Returns(OfferPage)
  offers(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Query({ schema: PageQuery }) query: PageQuery,
  ) {
    return this.records.offers(actor, id, query);
  }

  @Post('offers')
  @Can('deal.offer')
  @Returns(RecordId, { status: 201 })
  async makeOffer(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: MakeOffer }) body: MakeOffer,
  ) {
    return { id: await this.negotiation.makeOffer(actor, id, body) };
  }

  @Get('files')
  @Can('deal.read')
  @Returns(DealFilePage)
  files(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Query({ schema: PageQuery }) query: PageQuery,
  ) {
    return this.records.fileList(actor, id, query);
  }

  @Post('files')
  @Can('deal.negotiate')
  @Returns(RecordId, { status: 201 })
  async addFile(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam, @Req() request: FastifyRequest) {
    return { id: await this.negotiation.addFile(actor, id, await readUpload(request)) };
  }

  @Get('files/:fileId')
  @Can('deal.read')
  @ReturnsStream('application/octet-stream')
  async openFile(
    @Me() actor: Actor,
    @Param({ schema: FileParams }) { id, fileId }: FileParams,
    @Res() reply: FastifyReply,
  ) {
    await sendAttachment(reply, await this.records.openFile(actor, id, fileId));
  }

  @Get('contacts')
  @Can('deal.read')
  @Returns(DealContacts)
  contacts(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.records.contacts(actor, id);
  }

  @Get('achievement')
  @Can('deal.read')
  @Returns(DealAchievement)
  achievement(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.disclosure.achievement(actor, id);
  }

  @Get('timeline')
  @Can('deal.read')
  @Returns(TimelinePage)
  timeline(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Query({ schema: PageQuery }) query: PageQuery,
  ) {
    return this.records.timeline(actor, id, query);
  }
}
