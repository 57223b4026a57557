// What is newly published is held against the saved searches, a batch at a time.
import { Injectable } from '@nestjs/common';
import { AchievementPublished } from '@app/achievement';
import { DemandPublished } from '@app/demand';
import { On } from '@app/platform';
import { Alerts } from './alerts.js';

@Injectable()
export class SubscriptionReactions {
  constructor(private readonly alerts: Alerts) {}

  @On(AchievementPublished, { name: 'alert-published-achievement', kind: 'once', queue: 'reaction' })
  onAchievements({ achievementIds }: { achievementIds: string[] }): Promise<void> {
    return this.alerts.find('achievement', achievementIds);
  }

  @On(DemandPublished, { name: 'alert-published-demand', kind: 'once', queue: 'reaction' })
  onDemands({ demandIds }: { demandIds: string[] }): Promise<void> {
    return this.alerts.find('demand', demandIds);
  }
}
