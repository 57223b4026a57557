// Who is told what of saved searches and follows: their owners, one message per telling. Which items are news to whom is decided in the
// room `subscription`; here an item that has left its hall meanwhile is not announced any more.
import { Injectable } from '@nestjs/common';
import { Achievements } from '@app/achievement';
import { Demands } from '@app/demand';
import { On } from '@app/platform';
import type { EventMeta } from '@app/platform';
import { Follows, SavedSearches, SubscriptionAlerted } from '@app/subscription';
import type { News } from '@app/subscription';
import { Delivery } from '../delivery.js';
import type { Notice } from '../delivery.js';

@Injectable()
export class SubscriptionNotices {
  constructor(
    private readonly delivery: Delivery,
    private readonly searches: SavedSearches,
    private readonly follows: Follows,
    private readonly achievements: Achievements,
    private readonly demands: Demands,
  ) {}

  @On(SubscriptionAlerted, { name: 'notify-subscription-alerted', kind: 'once', queue: 'notify' })
  async onAlerted({ people }: { people: News[] }, meta: EventMeta): Promise<void> {
    const searches = await this.searches.factsOf([...new Set(people.flatMap((news) => news.savedSearchId ?? []))]);
    const follows = await this.follows.factsOf([...new Set(people.flatMap((news) => news.followId ?? []))]);
    const nameById = new Map([...searches, ...follows].map(({ id, name }) => [id, name]));
    const titleById = await this.openTitles(people);
    const notices = people.flatMap((news): Notice[] => {
      const source = nameById.get(news.savedSearchId ?? news.followId ?? '');
      const title = titleById.get(news.itemId);
      return source === undefined || (news.items === 1 && title === undefined) ? [] : [noticeOf(news, source, title)];
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

function noticeOf(news: News, source: string, title = ''): Notice {
  const { userId, noun, itemId, savedSearchId, followId, searches, follows, items } = news;
  const to = [{ userId }];
  if (items === 1) {
    const subject = { type: noun, id: itemId };
    if (savedSearchId !== null) {
      const template = noun === 'achievement' ? 'subscription.one-achievement' : 'subscription.one-demand';
      return { template, params: { search: source, title }, subject, to };
    }
    const template = noun === 'achievement' ? 'subscription.followed-achievement' : 'subscription.followed-demand';
    return { template, params: { follow: source, title }, subject, to };
  }
  const subject =
    savedSearchId === null
      ? ({ type: 'follow', id: followId ?? itemId } as const)
      : ({ type: 'saved-search', id: savedSearchId } as const);
  if (searches + follows > 1 && follows > 0) {
    return { template: 'subscription.mixed', params: { source, items, sources: searches + follows }, subject, to };
  }
  if (savedSearchId === null)
    return { template: 'subscription.followed-many', params: { follow: source, items }, subject, to };
  const template = searches === 1 ? 'subscription.many' : 'subscription.several';
  return { template, params: { search: source, items, searches }, subject, to };
}
