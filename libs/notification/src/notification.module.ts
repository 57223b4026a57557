// Wiring of the notification room.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AchievementModule } from '@app/achievement';
import { ContractModule } from '@app/contract';
import { DashboardModule } from '@app/dashboard';
import { DealModule } from '@app/deal';
import { DemandModule } from '@app/demand';
import { MatchingModule } from '@app/matching';
import { SubscriptionModule } from '@app/subscription';
import { Delivery } from './delivery.js';
import { Listener } from './live/listener.js';
import { Live } from './live/live.service.js';
import { AchievementNotices } from './notices/achievement.notices.js';
import { ContractNotices } from './notices/contract.notices.js';
import { DealNotices } from './notices/deal.notices.js';
import { DemandNotices } from './notices/demand.notices.js';
import { IdentityNotices } from './notices/identity.notices.js';
import { MatchNotices } from './notices/match.notices.js';
import { ReportNotices } from './notices/report.notices.js';
import { SubscriptionNotices } from './notices/subscription.notices.js';
import { NotificationController } from './notification.controller.js';
import { Notification } from './notification.entity.js';
import './notification.policy.js';
import './notification.problems.js';
import { Notifications } from './notification.service.js';

const NOTICES = [
  IdentityNotices,
  AchievementNotices,
  DemandNotices,
  MatchNotices,
  SubscriptionNotices,
  DealNotices,
  ContractNotices,
  ReportNotices,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([Notification]),
    AchievementModule,
    DemandModule,
    MatchingModule,
    SubscriptionModule,
    DealModule,
    ContractModule,
    DashboardModule,
  ],
  controllers: [NotificationController],
  providers: [Delivery, Notifications, Listener, Live, ...NOTICES],
})
export class NotificationModule {}
