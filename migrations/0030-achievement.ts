// Tables of the achievement room: listings with their waiting revision, and the yearly numbers of their codes.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Achievement1764000000030 implements MigrationInterface {
  name = 'Achievement1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE achievement (
        id uuid PRIMARY KEY,
        code varchar(16) NOT NULL UNIQUE,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        created_by uuid REFERENCES user_account (id),
        contact_user_id uuid REFERENCES user_account (id),
        state varchar(20) NOT NULL
          CHECK (state IN ('DRAFT','UNIT_REVIEW','PLATFORM_REVIEW','PUBLISHED','EXPIRED','WITHDRAWN')),
        title varchar(300) NOT NULL,
        abstract text,
        keywords text[] NOT NULL,
        problem text,
        innovation text,
        applications text,
        comparison jsonb NOT NULL,
        indicators jsonb NOT NULL,
        trl smallint CHECK (trl BETWEEN 1 AND 9),
        trl_evidence text,
        stage varchar(20) CHECK (stage IN ('LAB','BENCH','PILOT','INDUSTRIAL')),
        attribute varchar(20) CHECK (attribute IN ('ORIGINAL','ABSORBED','DERIVED')),
        ip jsonb NOT NULL,
        ip_state varchar(20) NOT NULL CHECK (ip_state IN ('NONE','PENDING','IN_FORCE','LAPSED')),
        modes text[] NOT NULL,
        licence_modes text[] NOT NULL,
        price_kind varchar(20),
        price_min_fen bigint CHECK (price_min_fen > 0),
        price_max_fen bigint CHECK (price_max_fen >= price_min_fen),
        price_basis_points integer CHECK (price_basis_points BETWEEN 1 AND 10000),
        economic_benefit text,
        cases text,
        tech_area varchar(32),
        industry varchar(32),
        bases text[] NOT NULL,
        completers jsonb NOT NULL,
        disclosure jsonb NOT NULL,
        secrecy_declared_by uuid REFERENCES user_account (id),
        secrecy_declared_at timestamptz,
        revision_state varchar(20) NOT NULL CHECK (revision_state IN ('NONE','UNIT_REVIEW','PLATFORM_REVIEW','RETURNED')),
        pending jsonb,
        submitted_by uuid REFERENCES user_account (id),
        submitted_at timestamptz,
        return_reason text,
        published_at timestamptz,
        valid_until timestamptz,
        reminded_days smallint,
        source varchar(64),
        source_id varchar(128),
        source_url text,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK ((pending IS NULL) = (revision_state = 'NONE')),
        CHECK (state <> 'PUBLISHED' OR (published_at IS NOT NULL AND valid_until IS NOT NULL)),
        UNIQUE (source, source_id)
      )`);
    await runner.query(`CREATE INDEX achievement_own ON achievement (organisation_id, updated_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX achievement_ending ON achievement (valid_until) WHERE state = 'PUBLISHED'`);
    await runner.query(`
      CREATE INDEX achievement_waiting ON achievement (updated_at DESC, id DESC)
      WHERE state IN ('UNIT_REVIEW','PLATFORM_REVIEW') OR revision_state IN ('UNIT_REVIEW','PLATFORM_REVIEW')`);
    await runner.query(`CREATE TABLE achievement_number (year integer PRIMARY KEY, last integer NOT NULL)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
