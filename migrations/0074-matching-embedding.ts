// Vectors of open listings for comparing their meaning, where an embedder is configured.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MatchingEmbedding1764000000074 implements MigrationInterface {
  name = 'MatchingEmbedding1764000000074';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE match_embedding (
        listing_id uuid PRIMARY KEY,
        kind varchar(11) NOT NULL CHECK (kind IN ('demand','achievement')),
        model varchar(200) NOT NULL,
        entry_hash varchar(64) NOT NULL,
        text_hash varchar(64) NOT NULL,
        vector bytea CHECK (octet_length(vector) > 0 AND octet_length(vector) % 4 = 0),
        embedded_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX match_embedding_kind ON match_embedding (kind, listing_id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
