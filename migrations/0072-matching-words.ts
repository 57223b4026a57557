// Related words that the matching room has learned from the texts of the platform, by version.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MatchingWords1764000000072 implements MigrationInterface {
  name = 'MatchingWords1764000000072';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE match_words (
        version integer PRIMARY KEY,
        statistics_version integer NOT NULL,
        texts integer NOT NULL,
        seed integer NOT NULL,
        learned_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE match_word (
        version integer NOT NULL REFERENCES match_words (version) ON DELETE CASCADE,
        term text NOT NULL,
        near text[] NOT NULL,
        closeness float8[] NOT NULL CHECK (cardinality(closeness) = cardinality(near)),
        PRIMARY KEY (version, term)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
