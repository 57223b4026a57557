// What follows from a change of weights, and from an operator's wish for new ones. Runs in the worker.
import { Injectable } from '@nestjs/common';
import { Demands } from '@app/demand';
import { Database, On, Outbox, type EventMeta } from '@app/platform';
import { ForwardMatching } from '../forward-matching.js';
import { FitRequested, WeightsChanged } from './learning.events.js';
import { WeightsFitting } from './weights-fitting.js';
import { WeightsStore } from './weights-store.js';

/** New listings wait no longer than one such page takes. */
const PAGE = 50;

@Injectable()
export class LearningReactions {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly demands: Demands,
    private readonly forward: ForwardMatching,
    private readonly store: WeightsStore,
    private readonly fitting: WeightsFitting,
  ) {}

  /** Matches a page of open demands anew and leaves the rest to the next event; a later change makes this one stop. */
  @On(WeightsChanged, { name: 'rematch-with-new-weights', kind: 'mirror', queue: 'match' })
  async rematch({ version, afterDemandId }: { version: string; afterDemandId: string | null }): Promise<void> {
    if ((await this.store.live()).version !== version) return;
    const page = await this.demands.openIds(afterDemandId, PAGE);
    for (const demandId of page) await this.forward.match(demandId);
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return;
    await this.database.tx((tx) => this.outbox.add(tx, WeightsChanged, { version, afterDemandId: last }));
  }

  @On(FitRequested, { name: 'fit-weights', kind: 'once', queue: 'match' })
  async fit(_: { requestedBy: string }, { eventId }: EventMeta): Promise<void> {
    await this.fitting.fit(eventId);
  }
}
