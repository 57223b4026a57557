// Reads the recorded acts for learning. Not for judging them: training-pairs.ts.
import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';
import { MatchWeightsEntity } from './weights.entity.js';
import { trainingPairs, type GivenAct, type TrainingPair } from './training-pairs.js';

/** The newest: enough for ten weights, and the fit stays a matter of seconds. */
const READ = 50_000;

@Injectable()
export class TrainingActs {
  constructor(private readonly database: Database) {}

  async pairs(): Promise<TrainingPair[]> {
    const acts = await this.database.query<GivenAct & Record<string, unknown>>(
      `SELECT * FROM (
         SELECT demand_id AS "demandId", achievement_id AS "achievementId", kind, reason, features, given_at, id
         FROM match_feedback ORDER BY given_at DESC, id DESC LIMIT $1
       ) AS latest ORDER BY given_at, id`,
      [READ],
    );
    return trainingPairs(acts);
  }

  /**
   * Whether a fit would learn anything that the last one did not: acts were recorded or withdrawn since, or other weights
   * score now, against which it would be measured.
   */
  async isNews(pairs: number, liveVersion: string): Promise<boolean> {
    const [last] = await this.database.manager
      .getRepository(MatchWeightsEntity)
      .find({ where: { source: 'FIT' }, order: { createdAt: 'DESC', version: 'DESC' }, take: 1 });
    if (!last) return pairs > 0;
    if (last.comparedWith !== liveVersion || last.figures?.pairs !== pairs) return true;
    const rows = await this.database.query('SELECT 1 FROM match_feedback WHERE given_at >= $1 LIMIT 1', [
      last.createdAt,
    ]);
    return rows.length > 0;
  }
}
