// Suggestions of the matching room: one row per pair that was ever suggested, with its score and both sides' decisions;
// and the achievements that wait to be matched.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Matching1764000000070 implements MigrationInterface {
  name = 'Matching1764000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE match (
        id uuid PRIMARY KEY,
        demand_id uuid NOT NULL REFERENCES demand (id),
        achievement_id uuid NOT NULL REFERENCES achievement (id),
        demand_organisation_id uuid NOT NULL REFERENCES organisation (id),
        achievement_organisation_id uuid NOT NULL REFERENCES organisation (id),
        score double precision NOT NULL,
        rank smallint CHECK (rank BETWEEN 1 AND 20),
        features jsonb NOT NULL,
        reasons jsonb NOT NULL CHECK (jsonb_array_length(reasons) >= 2),
        missing jsonb NOT NULL,
        weights_version varchar(32) NOT NULL,
        statistics_version integer NOT NULL,
        statistics_documents integer NOT NULL,
        demand_decision varchar(10) NOT NULL DEFAULT 'NONE' CHECK (demand_decision IN ('NONE','ACCEPTED','REJECTED')),
        demand_reason varchar(32),
        demand_note text,
        demand_decided_by uuid REFERENCES user_account (id),
        demand_decided_at timestamptz,
        achievement_decision varchar(10) NOT NULL DEFAULT 'NONE'
          CHECK (achievement_decision IN ('NONE','ACCEPTED','REJECTED')),
        achievement_reason varchar(32),
        achievement_note text,
        achievement_decided_by uuid REFERENCES user_account (id),
        achievement_decided_at timestamptz,
        suggested_at timestamptz NOT NULL,
        scored_at timestamptz NOT NULL,
        UNIQUE (demand_id, achievement_id),
        CHECK (demand_organisation_id <> achievement_organisation_id),
        CHECK ((demand_decision = 'REJECTED') = (demand_reason IS NOT NULL)),
        CHECK ((achievement_decision = 'REJECTED') = (achievement_reason IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX match_demand_rank ON match (demand_id, rank) WHERE rank IS NOT NULL`);
    await runner.query(`CREATE INDEX match_achievement_score ON match (achievement_id, score DESC)`);
    await runner.query(`CREATE INDEX match_demand_organisation ON match (demand_organisation_id, score DESC)`);
    await runner.query(
      `CREATE INDEX match_achievement_organisation ON match (achievement_organisation_id, score DESC)`,
    );
    await runner.query(`
      CREATE TABLE match_request (
        event_id uuid NOT NULL,
        achievement_id uuid NOT NULL,
        is_of_batch boolean NOT NULL,
        requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        done_at timestamptz,
        PRIMARY KEY (event_id, achievement_id)
      )`);
    await runner.query(
      `CREATE INDEX match_request_waiting ON match_request (is_of_batch, requested_at) WHERE done_at IS NULL`,
    );
    await runner.query(`CREATE INDEX match_request_done ON match_request (done_at) WHERE done_at IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
