// Who is told what about matches: the owner of the demand and the holders of the achievements. A person with an unread
// message about a demand gets no second one: matching runs again with every new listing.
import { Injectable } from '@nestjs/common';
import { On } from '@app/platform';
import type { EventMeta } from '@app/platform';
import { Achievements } from '@app/achievement';
import { Demands } from '@app/demand';
import { MatchSuggested } from '@app/matching';
import { Delivery } from '../delivery.js';
import type { Notice } from '../delivery.js';
import { perOwner } from './owner.js';

interface Suggestion {
  demandId: string;
  achievementIds: string[];
}

@Injectable()
export class MatchNotices {
  constructor(
    private readonly delivery: Delivery,
    private readonly achievements: Achievements,
    private readonly demands: Demands,
  ) {}

  /** The demand is named by its title only: its owner may be anonymous. */
  @On(MatchSuggested, { name: 'notify-match-suggested', kind: 'once', queue: 'notify' })
  async onSuggested({ demandId, achievementIds }: Suggestion, meta: EventMeta): Promise<void> {
    const [demand] = await this.demands.factsOf([demandId]);
    if (!demand) return;
    const subject = { type: 'demand', id: demandId } as const;
    const owners = perOwner([demand], ['ENT_ADMIN', 'ENT_USER']).map(({ to }): Notice => ({
      template: 'match.for-demand',
      params: { demand: demand.title },
      subject,
      to: [to],
      isMergedWhileUnread: true,
    }));
    const facts = await this.achievements.factsOf(achievementIds);
    const holders = perOwner(facts, ['TT_OFFICER']).map(({ to, items }): Notice => ({
      template: items.length === 1 ? 'match.for-achievement' : 'match.for-achievements',
      params: { title: items[0].title, demand: demand.title, count: items.length },
      subject,
      to: [to],
      isMergedWhileUnread: true,
    }));
    await this.delivery.deliver(meta, [...owners, ...holders]);
  }
}
