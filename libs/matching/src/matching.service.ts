// What people do with a match: read their lists, accept, reject with a reason. Not for computing matches.
import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '@app/identity';
import { Database, problem, type Tx } from '@app/platform';
import { MatchEntity } from './match.entity.js';
import { canDecide, canSee, sideOf } from './match.policy.js';
import type { MatchPage, MatchQuery, MatchView, RejectMatch, Side } from './match.schema.js';
import { MatchFeedback } from './learning/feedback.service.js';
import { Matches } from './matches.js';
import { MatchViews } from './match-views.js';

@Injectable()
export class Matching {
  constructor(
    private readonly database: Database,
    private readonly matches: Matches,
    private readonly matchViews: MatchViews,
    private readonly feedback: MatchFeedback,
    private readonly audit: Audit,
  ) {}

  list(actor: Actor, query: MatchQuery): Promise<MatchPage> {
    return this.matchViews.list(actor, query);
  }

  /** How many achievements are suggested for a demand; public. */
  async count(demandId: string): Promise<{ count: number }> {
    return { count: await this.matches.countOf(demandId) };
  }

  /** The actor's side wants to talk. Contacts open only when a deal says so. */
  accept(actor: Actor, id: string): Promise<MatchView> {
    return this.decide(actor, id, async (tx, { demandId, achievementId }) => {
      await this.matches.accept(tx, actor, id);
      await this.feedback.record(tx, actor, { demandId, achievementId, kind: 'INTRODUCED' });
      await this.audit.write(tx, actor, { action: 'match.accept', subjectType: 'match', subjectId: id });
    });
  }

  /** The actor's side does not want to see this pair again. */
  reject(actor: Actor, id: string, input: RejectMatch): Promise<MatchView> {
    const { reason } = input;
    return this.decide(actor, id, async (tx, { demandId, achievementId }, side) => {
      await this.matches.reject(tx, actor, id, side, input);
      await this.feedback.record(tx, actor, { demandId, achievementId, kind: 'REJECTED', reason });
      const detail = { reason };
      await this.audit.write(tx, actor, { action: 'match.reject', subjectType: 'match', subjectId: id, detail });
    });
  }

  /**
   * One decision in one transaction.
   * @throws match.not-found (also when a listing of the pair is no longer open), match.not-yours, match.decided
   */
  private async decide(
    actor: Actor,
    id: string,
    write: (tx: Tx, row: MatchEntity, side: Side) => Promise<void>,
  ): Promise<MatchView> {
    // Asked before the transaction: its connection is held, and under many decisions a second one may never come.
    if (!(await this.matchViews.isOpen(id))) throw problem('match.not-found');
    await this.database.tx(async (tx) => {
      const row = await tx.getRepository(MatchEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!row || !canSee(actor, row)) throw problem('match.not-found');
      const verdict = canDecide(actor, row);
      const side = sideOf(actor, row);
      if (verdict === undefined || side === null) throw problem('match.not-yours');
      if (verdict !== true) throw problem('match.decided');
      await write(tx, row, side);
    });
    const row = await this.database.manager.getRepository(MatchEntity).findOneByOrFail({ id });
    const [view] = await this.matchViews.views(actor, [row]);
    if (!view) throw problem('match.not-found');
    return view;
  }
}
