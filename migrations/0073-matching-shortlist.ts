// Shortlists of matches: which pairs a side keeps in view.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MatchingShortlist1764000000073 implements MigrationInterface {
  name = 'MatchingShortlist1764000000073';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE match_shortlist (
        match_id uuid NOT NULL REFERENCES match (id),
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        user_id uuid NOT NULL REFERENCES user_account (id),
        kept_at timestamptz NOT NULL,
        PRIMARY KEY (match_id, organisation_id)
      )`);
    await runner.query(`CREATE INDEX match_shortlist_organisation ON match_shortlist (organisation_id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
