// Tables of the demand room: technology needs, and the yearly numbers of their codes.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Demand1764000000040 implements MigrationInterface {
  name = 'Demand1764000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE demand (
        id uuid PRIMARY KEY,
        code varchar(16) NOT NULL UNIQUE,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        created_by uuid REFERENCES user_account (id),
        contact_user_id uuid REFERENCES user_account (id),
        state varchar(20) NOT NULL CHECK (state IN ('DRAFT','OPEN','CLOSED','EXPIRED')),
        is_anonymous boolean NOT NULL,
        title varchar(300) NOT NULL,
        type varchar(32),
        problem text,
        current_attempts text,
        targets jsonb NOT NULL,
        constraints text,
        expected_delivery text,
        budget_kind varchar(20) CHECK (budget_kind IN ('NEGOTIABLE','RANGE')),
        budget_min_fen bigint CHECK (budget_min_fen >= 0),
        budget_max_fen bigint CHECK (budget_max_fen >= budget_min_fen),
        deadline date,
        cooperation_modes text[] NOT NULL,
        tech_area varchar(32),
        industry varchar(32),
        bases text[] NOT NULL,
        ip_ownership_wish varchar(20) CHECK (ip_ownership_wish IN ('BUYER','SELLER','SHARED','NEGOTIABLE')),
        required_trl smallint CHECK (required_trl BETWEEN 1 AND 9),
        preferred_partners uuid[] NOT NULL,
        excluded_partners uuid[] NOT NULL,
        published_at timestamptz,
        confirmed_at timestamptz,
        valid_until timestamptz,
        reminded_days smallint,
        close_reason varchar(32),
        close_note text,
        source varchar(64),
        source_id varchar(128),
        source_url text,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK ((budget_kind = 'RANGE') = (budget_max_fen IS NOT NULL)),
        CHECK ((state = 'CLOSED') = (close_reason IS NOT NULL)),
        CHECK (state <> 'OPEN' OR (published_at IS NOT NULL AND valid_until IS NOT NULL)),
        UNIQUE (source, source_id)
      )`);
    await runner.query(`CREATE INDEX demand_own ON demand (organisation_id, updated_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX demand_ending ON demand (valid_until) WHERE state = 'OPEN'`);
    await runner.query(`CREATE INDEX demand_open ON demand (id) WHERE state = 'OPEN'`);
    await runner.query(`CREATE TABLE demand_number (year integer PRIMARY KEY, last integer NOT NULL)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
