// Routes of one's own notifications, and the live stream.
import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { Can, IdParam, Returns, ReturnsStream } from '@app/platform';
import { CurrentSession, Me } from '@app/identity';
import type { Access, Actor } from '@app/identity';
import type { FastifyReply } from 'fastify';
import { Live } from './live/live.service.js';
import { NotificationPage, NotificationQuery, UnreadCount } from './notification.schema.js';
import { Notifications } from './notification.service.js';

@Controller('notifications')
export class NotificationController {
  constructor(
    private readonly notifications: Notifications,
    private readonly live: Live,
  ) {}

  @Get()
  @Can('notification.read')
  @Returns(NotificationPage)
  list(@Me() actor: Actor, @Query({ schema: NotificationQuery }) query: NotificationQuery): Promise<NotificationPage> {
    return this.notifications.list(actor, query);
  }

  @Get('unread-count')
  @Can('notification.read')
  @Returns(UnreadCount)
  unreadCount(@Me() actor: Actor): Promise<UnreadCount> {
    return this.notifications.unreadCount(actor.userId);
  }

  @Get('stream')
  @Can('notification.read')
  @ReturnsStream('text/event-stream')
  stream(@CurrentSession() access: Access, @Res() reply: FastifyReply): Promise<void> {
    return this.live.open(access, reply);
  }

  @Post('read-all')
  @Can('notification.read')
  @Returns(UnreadCount)
  readAll(@Me() actor: Actor): Promise<UnreadCount> {
    return this.notifications.readAll(actor);
  }

  @Post(':id/read')
  @Can('notification.read')
  @Returns(UnreadCount)
  read(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam): Promise<UnreadCount> {
    return this.notifications.read(actor, id);
  }
}
