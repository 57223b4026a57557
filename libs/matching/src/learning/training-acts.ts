// Reads the recorded acts for learning. Not for judging them: training-pairs.ts.
import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';
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

  /** Whether anything was recorded after that instant. */
  async isNewSince(instant: Date): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM match_feedback WHERE given_at > $1 LIMIT 1', [instant]);
    return rows.length > 0;
  }
}
