// Wiring of the notification room.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AchievementModule } from '@app/achievement';
import { IdentityModule } from '@app/identity';
import { Delivery } from './delivery.js';
import { Listener } from './live/listener.js';
import { Live } from './live/live.service.js';
import { AchievementNotices } from './notices/achievement.notices.js';
import { IdentityNotices } from './notices/identity.notices.js';
import { NotificationController } from './notification.controller.js';
import { Notification } from './notification.entity.js';
import './notification.policy.js';
import './notification.problems.js';
import { Notifications } from './notification.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Notification]), IdentityModule, AchievementModule],
  controllers: [NotificationController],
  providers: [Delivery, Notifications, Listener, Live, IdentityNotices, AchievementNotices],
})
export class NotificationModule {}
