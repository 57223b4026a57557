// Who is told what about achievements: the reviewers who are to act, and the holders whose listing changed.
import { Injectable } from '@nestjs/common';
import { On } from '@app/platform';
import type { EventMeta } from '@app/platform';
import { Organisations } from '@app/identity';
import {
  AchievementExpired,
  AchievementExpiring,
  AchievementPublished,
  AchievementReturned,
  Achievements,
  AchievementSubmitted,
} from '@app/achievement';
import { Delivery } from '../delivery.js';
import type { TemplateKey } from '../templates/index.js';
import type { Params } from '../templates/template.js';
import { listingNotices } from './listing.js';

interface Ids {
  achievementIds: string[];
}

interface Submission {
  achievementId: string;
  organisationId: string;
  stage: 'UNIT_REVIEW' | 'PLATFORM_REVIEW';
}

@Injectable()
export class AchievementNotices {
  constructor(
    private readonly delivery: Delivery,
    private readonly achievements: Achievements,
    private readonly organisations: Organisations,
  ) {}

  @On(AchievementSubmitted, { name: 'notify-achievement-submitted', kind: 'once', queue: 'notify' })
  async onSubmitted({ achievementId, organisationId, stage }: Submission, meta: EventMeta): Promise<void> {
    const [facts] = await this.achievements.factsOf([achievementId]);
    if (!facts) return;
    const organisation = await this.organisations.get(organisationId);
    const isUnit = stage === 'UNIT_REVIEW';
    await this.delivery.deliver(meta, [
      {
        template: isUnit ? 'achievement.unit-review' : 'achievement.platform-review',
        params: isUnit ? { title: facts.title } : { title: facts.title, organisation: organisation.name },
        subject: { type: 'achievement', id: achievementId },
        to: [isUnit ? { organisationId, roles: ['TT_OFFICER'] } : { organisationId: null, roles: ['PLATFORM_ADMIN'] }],
      },
    ]);
  }

  @On(AchievementReturned, { name: 'notify-achievement-returned', kind: 'once', queue: 'notify' })
  onReturned({ achievementId }: { achievementId: string }, meta: EventMeta): Promise<void> {
    return this.tellHolders([achievementId], meta, 'achievement.returned', 'achievement.returned');
  }

  @On(AchievementPublished, { name: 'notify-achievement-published', kind: 'once', queue: 'notify' })
  onPublished({ achievementIds }: Ids, meta: EventMeta): Promise<void> {
    return this.tellHolders(achievementIds, meta, 'achievement.published', 'achievement.published-many');
  }

  @On(AchievementExpiring, { name: 'notify-achievement-expiring', kind: 'once', queue: 'notify' })
  onExpiring({ achievementIds, daysLeft }: Ids & { daysLeft: number }, meta: EventMeta): Promise<void> {
    const more = { daysLeft };
    return this.tellHolders(achievementIds, meta, 'achievement.expiring', 'achievement.expiring-many', more);
  }

  @On(AchievementExpired, { name: 'notify-achievement-expired', kind: 'once', queue: 'notify' })
  onExpired({ achievementIds }: Ids, meta: EventMeta): Promise<void> {
    return this.tellHolders(achievementIds, meta, 'achievement.expired', 'achievement.expired-many');
  }

  private async tellHolders(
    ids: string[],
    meta: EventMeta,
    one: TemplateKey,
    many: TemplateKey,
    more?: Params,
  ): Promise<void> {
    const facts = await this.achievements.factsOf(ids);
    await this.delivery.deliver(
      meta,
      listingNotices(facts, { type: 'achievement', roles: ['TT_OFFICER'], one, many, more }),
    );
  }
}
