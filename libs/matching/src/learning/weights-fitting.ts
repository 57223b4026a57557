// Learns new weights from the recorded acts and stores them as a candidate with its figures: weekly, or when asked.
import { Injectable } from '@nestjs/common';
import { Clock, Database, Task, type Tx } from '@app/platform';
import { shanghaiDate } from '@app/reference';
import { TrainingActs } from './training-acts.js';
import { MatchWeightsEntity } from './weights.entity.js';
import { storedForm, WeightsStore } from './weights-store.js';
import { tryWeights, type Trial } from './weights-trial.js';
import { lockVersions } from './weights-versions.js';

/** Folds and resamples depend on it, so that a fit can be repeated. */
const SEED = 20_260;
/** Named when it is kept, because learning takes its time. */
const UNNAMED = 'fit';

type Origin = Pick<MatchWeightsEntity, 'version' | 'comparedWith' | 'requestId' | 'createdAt'>;

/** A version that was added. */
export interface Fit {
  readonly version: string;
  /** Version whose weights scored meanwhile. */
  readonly comparedWith: string;
  readonly trial: Trial;
}

@Injectable()
export class WeightsFitting {
  constructor(
    private readonly database: Database,
    private readonly acts: TrainingActs,
    private readonly store: WeightsStore,
    private readonly clock: Clock,
  ) {}

  /** Does nothing while there is nothing new to learn. */
  @Task('matching.fit-weights')
  async weekly(): Promise<void> {
    await this.fit(null);
  }

  /**
   * Adds a version when there is something new to learn; five requests at one moment add one.
   * @param requestId the event that asked; the same one again changes nothing
   * @returns what was added; null: nothing new to learn
   */
  async fit(requestId: string | null): Promise<Fit | null> {
    // An act given while this one learns is new to the next.
    const createdAt = this.clock.now();
    const pairs = await this.acts.pairs();
    const live = await this.store.live();
    const isNew = (): Promise<boolean> => this.acts.isNews(pairs.length, live.version);
    if (!(await isNew())) return null;
    const trial = await tryWeights(pairs, live, UNNAMED, SEED);
    return this.database.tx(async (tx) => {
      await lockVersions(tx);
      if (!(await isNew())) return null;
      const version = await this.nextVersion(tx);
      await this.keep(tx, trial, { version, comparedWith: live.version, requestId, createdAt });
      return { version, comparedWith: live.version, trial };
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
    await tx
      .createQueryBuilder()
      .insert()
      .into(MatchWeightsEntity)
      .values({
        ...origin,
        source: 'FIT',
        state: obstacle === null ? 'READY' : 'CANDIDATE',
        weights: storedForm(weights),
        figures,
        obstacle,
        liveAt: null,
      })
      .orIgnore()
      .execute();
  }
}
