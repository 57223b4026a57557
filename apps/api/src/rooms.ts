// The rooms of the house, floor by floor. Api, worker and the commands load the same list.
import { AchievementModule } from '@app/achievement';
import { BrokerModule } from '@app/broker';
import { ContractModule } from '@app/contract';
import { DashboardModule } from '@app/dashboard';
import { DealModule } from '@app/deal';
import { DemandModule } from '@app/demand';
import { IdentityModule } from '@app/identity';
import { LedgerExportModule, LedgerModule } from '@app/ledger';
import { MatchingModule } from '@app/matching';
import { NotificationModule } from '@app/notification';
import { ReferenceModule } from '@app/reference';
import { SubscriptionModule } from '@app/subscription';

export const ROOMS = [
  ReferenceModule,
  IdentityModule,
  AchievementModule,
  DemandModule,
  BrokerModule,
  LedgerModule,
  LedgerExportModule,
  MatchingModule,
  SubscriptionModule,
  DealModule,
  ContractModule,
  NotificationModule,
  DashboardModule,
];
