// Routes that give lists of demands as files: the hall under its filters, the enterprise's own list.
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Me, Viewer, type Actor } from '@app/identity';
import { FILES_PER_MINUTE } from '@app/listing';
import { Can, LimitedTo, Public, ReturnsStream, said, sendTable, TABLE_MEDIA } from '@app/platform';
import { DemandCatalogue } from './demand.catalogue.js';
import { DemandFileQuery, OwnDemandFileQuery } from './demand.list.schema.js';
import { hallColumns, ownColumns } from './demand.table.js';

@Controller('demands')
export class DemandFilesController {
  constructor(private readonly catalogue: DemandCatalogue) {}

  @Get('export')
  @Public()
  @LimitedTo(FILES_PER_MINUTE)
  @ReturnsStream(TABLE_MEDIA)
  async hall(
    @Viewer() viewer: Viewer,
    @Query({ schema: DemandFileQuery }) query: DemandFileQuery,
    @Res() reply: FastifyReply,
  ) {
    const rows = this.catalogue.wholeHall(viewer, query);
    await sendTable(reply, query.format, { title: said('技术需求', 'Demands'), columns: hallColumns(), rows });
  }

  @Get('mine/export')
  @Can('demand.read-own')
  @LimitedTo(FILES_PER_MINUTE)
  @ReturnsStream(TABLE_MEDIA)
  async mine(
    @Me() actor: Actor,
    @Query({ schema: OwnDemandFileQuery }) query: OwnDemandFileQuery,
    @Res() reply: FastifyReply,
  ) {
    const rows = this.catalogue.wholeMine(actor, query);
    await sendTable(reply, query.format, { title: said('我的需求', 'My demands'), columns: ownColumns(), rows });
  }
}
