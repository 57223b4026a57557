// The learned tables of related words in the database. Not for learning them.
import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@app/platform';
import type { Near, WordTable } from './learn-words.js';
import type { RelatedWords } from './soft-coverage.js';

/** A pass that began with the table before the newest goes on with it. */
const KEPT_VERSIONS = 2;
const WRITTEN_AT_ONCE = 5_000;

export interface Origin {
  /** Snapshot of the achievement index that the texts were read at. */
  readonly statisticsVersion: number;
  readonly texts: number;
  readonly seed: number;
}

@Injectable()
export class WordStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The newest table; null while none is learned. */
  async live(): Promise<RelatedWords | null> {
    const newest = await this.newest();
    if (!newest) return null;
    return { version: newest.version, near: (terms) => this.near(newest.version, terms) };
  }

  async newest(): Promise<({ readonly version: number } & Origin) | undefined> {
    const [row] = await this.database.query<{ version: number } & Origin>(
      `SELECT version, statistics_version AS "statisticsVersion", texts, seed FROM match_words
       ORDER BY version DESC LIMIT 1`,
    );
    return row;
  }

  private async near(version: number, terms: readonly string[]): Promise<Map<string, Near[]>> {
    const rows = await this.database.query<{ term: string; near: string[]; closeness: number[] }>(
      'SELECT term, near, closeness FROM match_word WHERE version = $1 AND term = ANY($2::text[])',
      [version, terms],
    );
    return new Map(
      rows.map(({ term, near, closeness }) => [
        term,
        near.map((each, at): Near => ({ term: each, closeness: closeness[at]! })),
      ]),
    );
  }

  /** Stores a table as the newest version, all at once, and forgets old ones. */
  async add(table: WordTable, origin: Origin): Promise<void> {
    await this.database.tx(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(7314, 0)');
      const [{ version }]: [{ version: number }] = await tx.query(
        'SELECT coalesce(max(version), 0) + 1 AS version FROM match_words',
      );
      await tx.query('INSERT INTO match_words VALUES ($1, $2, $3, $4, $5)', [
        version,
        origin.statisticsVersion,
        origin.texts,
        origin.seed,
        this.clock.now(),
      ]);
      const rows = [...table].map(([term, near]) => ({
        term,
        near: near.map((each) => each.term),
        closeness: near.map((each) => each.closeness),
      }));
      for (let at = 0; at < rows.length; at += WRITTEN_AT_ONCE) {
        await tx.query(
          `INSERT INTO match_word (version, term, near, closeness)
           SELECT $1, r.term, r.near, r.closeness
           FROM jsonb_to_recordset($2::jsonb) AS r (term text, near text[], closeness float8[])`,
          [version, JSON.stringify(rows.slice(at, at + WRITTEN_AT_ONCE))],
        );
      }
      await tx.query('DELETE FROM match_words WHERE version <= $1', [version - KEPT_VERSIONS]);
    });
  }
}
