// Which weights score now. Every process reads the pointer on each pass; the numbers of a version never change, so they
// are kept. Not for deciding which version goes live.
import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';
import { z } from 'zod';
import { WEIGHTS_V1, type Weights } from '../weights.js';

const Stored = z.object({ text: z.number().min(0), facts: z.record(z.string(), z.number().min(0)) });

/** A feature that the version does not know counts nothing; one that the code has dropped is left out. */
export function parseWeights(version: string, stored: unknown): Weights {
  const { text, facts } = Stored.parse(stored);
  const known = Object.keys(WEIGHTS_V1.facts).map((name) => [name, facts[name] ?? 0]);
  return { version, text, facts: Object.fromEntries(known) as Weights['facts'] };
}

@Injectable()
export class WeightsStore {
  private kept: Weights | null = null;

  constructor(private readonly database: Database) {}

  /** The version that is live; until one is chosen, the one of the code. */
  async live(): Promise<Weights> {
    const [row] = await this.database.query<{ version: string }>(
      `SELECT version FROM match_weights WHERE state = 'LIVE'`,
    );
    if (!row) return WEIGHTS_V1;
    if (row.version !== this.kept?.version) this.kept = await this.read(row.version);
    return this.kept;
  }

  private async read(version: string): Promise<Weights> {
    const rows = await this.database.query<{ weights: unknown }>(
      `SELECT weights FROM match_weights WHERE version = $1`,
      [version],
    );
    return parseWeights(version, rows[0]?.weights);
  }
}
