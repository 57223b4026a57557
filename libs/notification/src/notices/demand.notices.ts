// Who is told what about demands: the enterprise that owns them. Matches are in match.notices.
import { Injectable } from '@nestjs/common';
import { On } from '@app/platform';
import type { EventMeta } from '@app/platform';
import { DemandExpired, DemandExpiring, DemandPublished, Demands } from '@app/demand';
import { Delivery } from '../delivery.js';
import type { TemplateKey } from '../templates/index.js';
import type { Params } from '../templates/template.js';
import { listingNotices } from './listing.js';

interface Ids {
  demandIds: string[];
}

@Injectable()
export class DemandNotices {
  constructor(
    private readonly delivery: Delivery,
    private readonly demands: Demands,
  ) {}

  @On(DemandPublished, { name: 'notify-demand-published', kind: 'once', queue: 'notify' })
  onPublished({ demandIds }: Ids, meta: EventMeta): Promise<void> {
    return this.tellOwners(demandIds, meta, 'demand.published', 'demand.published-many');
  }

  @On(DemandExpiring, { name: 'notify-demand-expiring', kind: 'once', queue: 'notify' })
  onExpiring({ demandIds, daysLeft }: Ids & { daysLeft: number }, meta: EventMeta): Promise<void> {
    return this.tellOwners(demandIds, meta, 'demand.expiring', 'demand.expiring-many', { daysLeft });
  }

  @On(DemandExpired, { name: 'notify-demand-expired', kind: 'once', queue: 'notify' })
  onExpired({ demandIds }: Ids, meta: EventMeta): Promise<void> {
    return this.tellOwners(demandIds, meta, 'demand.expired', 'demand.expired-many');
  }

  private async tellOwners(
    ids: string[],
    meta: EventMeta,
    one: TemplateKey,
    many: TemplateKey,
    more?: Params,
  ): Promise<void> {
    const facts = await this.demands.factsOf(ids);
    const roles = ['ENT_ADMIN', 'ENT_USER'] as const;
    await this.delivery.deliver(meta, listingNotices(facts, { type: 'demand', roles, one, many, more }));
  }
}
