// Learns new weights from the recorded acts and stores them as a candidate with its figures: weekly, or when asked.
import { Injectable } from '@nestjs/common';
import { Clock, Database, Task, type Tx } from '@app/platform';
import { shanghaiDate } from '@app/reference';
import { TrainingActs } from './training-acts.js';
import { MatchWeightsEntity } from './weights.entity.js';
import { WeightsStore } from './weights-store.js';
import { tryWeights, type Trial } from './weights-trial.js';
import { lockVersions } from './weights-versions.js';

/** Folds and resamples depend on it, so that a fit can be repeated. */
const SEED = 20_260;
/** Named when it is kept, because learning takes its time. */
const UNNAMED = 'fit';

type Origin = Pick<MatchWeightsEntity, 'version' | 'comparedWith' | 'requestId'>;

@Injectable()
export class WeightsFitting {
  constructor(
    private readonly database: Database,
    private readonly acts: TrainingActs,
    private readonly store: WeightsStore,
    private readonly clock: Clock,
  ) {}

  /** Does nothing while no act was recorded since the last fit. */
  @Task('matching.fit-weights')
  async weekly(): Promise<void> {
    const [last] = await this.database.manager
      .getRepository(MatchWeightsEntity)
      .find({ where: { source: 'FIT' }, order: { createdAt: 'DESC' }, take: 1 });
    if (await this.acts.isNewSince(last?.createdAt ?? new Date(0))) await this.fit(null);
  }

  /** @param requestId the event that asked; the same one again changes nothing */
  async fit(requestId: string | null): Promise<void> {
    const pairs = await this.acts.pairs();
    const live = await this.store.live();
    const trial = await tryWeights(pairs, live, UNNAMED, SEED);
    await this.database.tx(async (tx) => {
      await lockVersions(tx);
      await this.keep(tx, trial, { version: await this.nextVersion(tx), comparedWith: live.version, requestId });
    });
  }

  private async nextVersion(tx: Tx): Promise<string> {
    const day = `fit-${shanghaiDate(this.clock.now())}`;
    const rows: { count: number }[] = await tx.query(
      'SELECT count(*)::int AS count FROM match_weights WHERE starts_with(version, $1)',
      [day],
    );
    return `${day}-${(rows[0]?.count ?? 0) + 1}`;
  }

  private async keep(tx: Tx, trial: Trial, origin: Origin): Promise<void> {
    const { weights, figures, obstacle } = trial;
    const { text, facts } = weights;
    await tx
      .createQueryBuilder()
      .insert()
      .into(MatchWeightsEntity)
      .values({
        ...origin,
        source: 'FIT',
        state: obstacle === null ? 'READY' : 'CANDIDATE',
        weights: { text, facts: { ...facts } },
        figures,
        obstacle,
        createdAt: this.clock.now(),
        liveAt: null,
      })
      .orIgnore()
      .execute();
  }
}
