// What the matching room learns from: what people did with suggested pairs, who does not want that, versions of weights.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MatchingLearning1764000000071 implements MigrationInterface {
  name = 'MatchingLearning1764000000071';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE match_feedback (
        id uuid PRIMARY KEY,
        demand_id uuid NOT NULL,
        achievement_id uuid NOT NULL,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        user_id uuid NOT NULL REFERENCES user_account (id),
        kind varchar(10) NOT NULL
          CHECK (kind IN ('OPENED','SAVED','COMPARED','INTRODUCED','MET','SIGNED','REJECTED')),
        reason varchar(32),
        features jsonb NOT NULL,
        weights_version varchar(32) NOT NULL,
        given_at timestamptz NOT NULL,
        FOREIGN KEY (demand_id, achievement_id) REFERENCES match (demand_id, achievement_id),
        UNIQUE (demand_id, achievement_id, user_id, kind),
        CHECK ((kind = 'REJECTED') = (reason IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX match_feedback_user ON match_feedback (user_id)`);
    await runner.query(`CREATE INDEX match_feedback_given ON match_feedback (given_at)`);
    await runner.query(`
      CREATE TABLE match_opt_out (
        user_id uuid PRIMARY KEY REFERENCES user_account (id),
        since timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE match_weights (
        version varchar(32) PRIMARY KEY,
        source varchar(8) NOT NULL CHECK (source IN ('HAND','FIT')),
        state varchar(10) NOT NULL CHECK (state IN ('CANDIDATE','READY','LIVE','RETIRED')),
        weights jsonb NOT NULL,
        compared_with varchar(32),
        figures jsonb,
        obstacle varchar(24),
        request_id uuid UNIQUE,
        created_at timestamptz NOT NULL,
        live_at timestamptz,
        CHECK ((source = 'FIT') = (figures IS NOT NULL)),
        CHECK ((state = 'CANDIDATE') = (obstacle IS NOT NULL)),
        CHECK (state NOT IN ('LIVE','RETIRED') OR live_at IS NOT NULL)
      )`);
    await runner.query(`CREATE UNIQUE INDEX match_weights_live ON match_weights ((true)) WHERE state = 'LIVE'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
