// Puts a pair on the shortlist of the actor's side and takes it off again. Not for listing them: match-views.ts.
import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '@app/identity';
import { Clock, Database, problem, type Tx } from '@app/platform';
import { MatchFeedback } from '../learning/feedback.service.js';
import { MatchEntity } from '../match.entity.js';
import { canSee, canShortlist } from '../match.policy.js';
import type { MatchView } from '../match.schema.js';
import { MatchViews } from '../match-views.js';

@Injectable()
export class Shortlist {
  constructor(
    private readonly database: Database,
    private readonly matchViews: MatchViews,
    private readonly feedback: MatchFeedback,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Twice is once. @throws match.not-found (also when a listing of the pair is no longer open), match.not-yours, match.decided */
  async add(actor: Actor, id: string): Promise<MatchView> {
    if (!(await this.matchViews.isOpen(id))) throw problem('match.not-found');
    const row = await this.change(actor, id, 'match.shortlist', async (tx, found) => {
      if (canShortlist(actor, found) !== true) throw problem('match.decided');
      const inserted: unknown[] = await tx.query(
        `INSERT INTO match_shortlist (match_id, organisation_id, user_id, kept_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING RETURNING 1`,
        [id, actor.organisationId, actor.userId, this.clock.now()],
      );
      const { demandId, achievementId } = found;
      await this.feedback.record(tx, actor, { demandId, achievementId, kind: 'SAVED' });
      return inserted.length > 0;
    });
    const [view] = await this.matchViews.views(actor, [row]);
    if (!view) throw problem('match.not-found');
    return view;
  }

  /** Also of a pair that is no longer suggested. What was learned from the actor's own putting goes with it. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.change(actor, id, 'match.unshortlist', async (tx, row) => {
      const gone: unknown[] = await tx.query(
        `WITH gone AS (DELETE FROM match_shortlist WHERE match_id = $1 AND organisation_id = $2 RETURNING 1) SELECT FROM gone`,
        [id, actor.organisationId],
      );
      await this.feedback.takeBack(tx, actor, row, 'SAVED');
      return gone.length > 0;
    });
  }

  /** @param write says whether anything was changed: only then is it noted */
  private change(
    actor: Actor,
    id: string,
    action: string,
    write: (tx: Tx, row: MatchEntity) => Promise<boolean>,
  ): Promise<MatchEntity> {
    return this.database.tx(async (tx) => {
      const row = await tx.getRepository(MatchEntity).findOneBy({ id });
      if (!row || !canSee(actor, row)) throw problem('match.not-found');
      if (canShortlist(actor, row) === undefined) throw problem('match.not-yours');
      const isChanged = await write(tx, row);
      if (isChanged) await this.audit.write(tx, actor, { action, subjectType: 'match', subjectId: id });
      return row;
    });
  }
}
