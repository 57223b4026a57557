// Routes that give lists of achievements as files: the hall under its filters, the unit's own list.
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Me, Viewer, type Actor } from '@app/identity';
import { FILES_PER_MINUTE } from '@app/listing';
import { Can, LimitedTo, Public, ReturnsStream, said, sendTable, TABLE_MEDIA } from '@app/platform';
import { AchievementCatalogue } from './achievement.catalogue.js';
import { AchievementFileQuery, OwnAchievementFileQuery } from './achievement.list.schema.js';
import { hallColumns, ownColumns } from './achievement.table.js';

@Controller('achievements')
export class AchievementFilesController {
  constructor(private readonly catalogue: AchievementCatalogue) {}

  @Get('export')
  @Public()
  @LimitedTo(FILES_PER_MINUTE)
  @ReturnsStream(TABLE_MEDIA)
  async hall(
    @Viewer() viewer: Viewer,
    @Query({ schema: AchievementFileQuery }) query: AchievementFileQuery,
    @Res() reply: FastifyReply,
  ) {
    const rows = this.catalogue.wholeHall(viewer, query);
    await sendTable(reply, query.format, { title: said('科技成果', 'Achievements'), columns: hallColumns(), rows });
  }

  @Get('mine/export')
  @Can('achievement.read-own')
  @LimitedTo(FILES_PER_MINUTE)
  @ReturnsStream(TABLE_MEDIA)
  async mine(
    @Me() actor: Actor,
    @Query({ schema: OwnAchievementFileQuery }) query: OwnAchievementFileQuery,
    @Res() reply: FastifyReply,
  ) {
    const rows = this.catalogue.wholeMine(actor, query);
    await sendTable(reply, query.format, { title: said('我的成果', 'My achievements'), columns: ownColumns(), rows });
  }
}
