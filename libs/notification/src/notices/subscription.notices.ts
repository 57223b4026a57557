// Who is told what of saved searches: their owners, one message per telling. Which items are news to whom is decided in the
// room `subscription`; here an item that has left its hall meanwhile is not announced any more.
import { Injectable } from '@nestjs/common';
import { Achievements } from '@app/achievement';
import { Demands } from '@app/demand';
import { On } from '@app/platform';
import type { EventMeta } from '@app/platform';
import { SavedSearches, SubscriptionAlerted } from '@app/subscription';
import type { News } from '@app/subscription';
import { Delivery } from '../delivery.js';
import type { Notice } from '../delivery.js';

@Injectable()
export class SubscriptionNotices {
  constructor(
    private readonly delivery: Delivery,
    private readonly searches: SavedSearches,
    private readonly achievements: Achievements,
    private readonly demands: Demands,
  ) {}

  @On(SubscriptionAlerted, { name: 'notify-subscription-alerted', kind: 'once', queue: 'notify' })
  async onAlerted({ people }: { people: News[] }, meta: EventMeta): Promise<void> {
    const searches = await this.searches.factsOf([...new Set(people.map((news) => news.savedSearchId))]);
    const nameById = new Map(searches.map(({ id, name }) => [id, name]));
    const titleById = await this.openTitles(people);
    const notices = people.flatMap((news): Notice[] => {
      const search = nameById.get(news.savedSearchId);
      const title = titleById.get(news.itemId);
      return search === undefined || (news.items === 1 && title === undefined) ? [] : [noticeOf(news, search, title)];
    });
    await this.delivery.deliver(meta, notices);
  }

  /** Titles of the items that are still open, by id. */
  private async openTitles(people: readonly News[]): Promise<Map<string, string>> {
    const idsOf = (noun: News['noun']) => [
      ...new Set(people.filter((news) => news.noun === noun).map((news) => news.itemId)),
    ];
    const facts = [
      ...(await this.achievements.factsOf(idsOf('achievement'))),
      ...(await this.demands.factsOf(idsOf('demand'))),
    ];
    return new Map(facts.filter((fact) => fact.isOpen).map(({ id, title }) => [id, title]));
  }
}

function noticeOf(news: News, search: string, title = ''): Notice {
  const { userId, noun, itemId, savedSearchId, searches, items } = news;
  if (items === 1) {
    const template = noun === 'achievement' ? 'subscription.one-achievement' : 'subscription.one-demand';
    return { template, params: { search, title }, subject: { type: noun, id: itemId }, to: [{ userId }] };
  }
  return {
    template: searches === 1 ? 'subscription.many' : 'subscription.several',
    params: { search, items, searches },
    subject: { type: 'saved-search', id: savedSearchId },
    to: [{ userId }],
  };
}
