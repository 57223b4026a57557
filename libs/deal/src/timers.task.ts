// Runs the time limits of deals: expires unanswered interest, nudges once, marks the stale, passes on what no broker answered.
import { Injectable } from '@nestjs/common';
import type { WorkingBroker } from '@app/broker';
import { Clock, Database, Task, newId, type Tx } from '@app/platform';
import { Deal } from './deal.entity.js';
import { DealExpired, DealNudged } from './deal.events.js';
import { dealLifecycle } from './deal.lifecycle.js';
import { DEAL_TIMERS, daysFrom, timersOf, type DealTimer, type DueTimer } from './deal.timers.js';
import { DealTrail } from './deal.trail.js';
import { Leading } from './leading.service.js';

const BATCH = 200;

@Injectable()
export class DealTimers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly trail: DealTrail,
    private readonly leading: Leading,
  ) {}

  /** Safe to run twice and in two processes: each limit takes effect once per deal and the instant it counts from. */
  @Task('deal.run-timers')
  async run(): Promise<void> {
    for (const timer of DEAL_TIMERS) await this.runTimer(timer);
    const working = await this.leading.working();
    for (const dealId of await this.leading.overdue(BATCH)) await this.passOn(dealId, working);
    if (working.length > 0) await this.askForUnled(working);
  }

  private async runTimer(timer: DealTimer): Promise<void> {
    for (;;) {
      const ids = await this.due(timer);
      for (const id of ids) await this.reach(id, timer);
      if (ids.length < BATCH) return;
    }
  }

  /** Deals for which the limit is reached and not yet acted on. */
  private async due(timer: DealTimer): Promise<string[]> {
    const origin = timer.from === 'stageAt' ? 'stage_at' : 'last_activity_at';
    const rows = await this.database.query<{ id: string }>(
      `select d.id from deal d
       where d.stage = $1 and d.${origin} <= $2 and ($3 or d.first_log_at is null)
         and not exists (select 1 from deal_nudge n where n.deal_id = d.id and n.rule = $4 and n.since = d.${origin})
       order by d.${origin} limit ${BATCH}`,
      [timer.stage, daysFrom(this.clock.now(), -timer.days), timer.untilFirstLog !== true, timer.rule],
    );
    return rows.map((row) => row.id);
  }

  /** Acts on one deal, unless it moved on or another process was faster. */
  private async reach(dealId: string, { rule }: DealTimer): Promise<void> {
    await this.database.tx(async (tx) => {
      const deal = await lock(tx, dealId);
      const now = this.clock.now();
      const timer = deal && timersOf(deal).find((one) => one.rule === rule && one.dueAt <= now);
      if (!deal || !timer) return;
      const fresh: unknown[] = await tx.query(
        `insert into deal_nudge (id, deal_id, rule, since, sent_at) values ($1, $2, $3, $4, $5)
         on conflict on constraint deal_nudge_once_key do nothing returning id`,
        [newId(), dealId, rule, timer.since, now],
      );
      if (fresh.length > 0) await this.takeEffect(tx, deal, timer);
    });
  }

  private async takeEffect(tx: Tx, deal: Deal, { rule, effect, dueAt }: DueTimer): Promise<void> {
    if (effect === 'EXPIRE') {
      await this.trail.advance(tx, deal, 'expire');
      await this.trail.record(tx, deal, null, 'expire', { rule });
      await this.trail.tell(tx, DealExpired, deal, null);
      return;
    }
    if (effect === 'MARK_STALE') await tx.update(Deal, deal.id, { isStale: true });
    await this.trail.record(tx, deal, null, 'nudge', { rule });
    await this.trail.tell(tx, DealNudged, deal, null, { rule, stage: deal.stage, dueAt: dueAt.toISOString() });
  }

  private async passOn(dealId: string, working: readonly WorkingBroker[]): Promise<void> {
    await this.database.tx(async (tx) => {
      const deal = await lock(tx, dealId);
      if (deal) await this.leading.lapse(tx, deal, working);
    });
  }

  /** Deals that found nobody when contact opened: the register may have grown since. */
  private async askForUnled(working: readonly WorkingBroker[]): Promise<void> {
    const rows = await this.database.query<{ id: string }>(
      `select id from deal where stage in ('CONTACT', 'NEGOTIATION', 'CONTRACT_DRAFT') and broker_id is null
       order by stage_at desc limit ${BATCH}`,
    );
    for (const { id } of rows) {
      await this.database.tx(async (tx) => {
        const deal = await lock(tx, id);
        if (deal?.brokerId === null && dealLifecycle.can(deal.stage, 'lead')) await this.leading.ask(tx, deal, working);
      });
    }
  }
}

function lock(tx: Tx, id: string): Promise<Deal | null> {
  return tx.findOne(Deal, { where: { id }, lock: { mode: 'pessimistic_write' } });
}
