// Which weights score now. Every process reads the pointer on each pass; the numbers of a version never change, so they
// are kept. Not for deciding which version goes live.
import { Injectable } from '@nestjs/common';
import { Config, Database } from '@app/platform';
import { z } from 'zod';
import { HAND_WEIGHTS, HAND_WEIGHTS_WITH_MEANING, type Weights } from '../weights.js';

const Points = z.number().min(0);
const Stored = z.object({
  text: Points,
  related: Points.optional(),
  meaning: Points.default(0),
  facts: z.record(z.string(), Points),
});

/** What related words counted, against the text, in versions that had no weight for them. */
const RELATED_BEFORE = 0.8;

/** A feature that the version does not know counts nothing; one that the code has dropped is left out. */
export function parseWeights(version: string, stored: unknown): Weights {
  const { text, related, meaning, facts } = Stored.parse(stored);
  const known = Object.keys(HAND_WEIGHTS.facts).map((name) => [name, facts[name] ?? 0]);
  return {
    version,
    text,
    related: related ?? RELATED_BEFORE * text,
    meaning,
    facts: Object.fromEntries(known) as Weights['facts'],
  };
}

/** What is kept of a version; the inverse of `parseWeights`. */
export function storedForm({ text, related, meaning, facts }: Weights) {
  return { text, related, meaning, facts: { ...facts } };
}

@Injectable()
export class WeightsStore {
  private kept: Weights | null = null;

  /** The version of the code: the one of hand-set weights that fits this installation. */
  readonly code: Weights;

  constructor(
    private readonly database: Database,
    config: Config,
  ) {
    this.code = config.embedder ? HAND_WEIGHTS_WITH_MEANING : HAND_WEIGHTS;
  }

  /** The version that is live; until one is chosen, the one of the code. */
  async live(): Promise<Weights> {
    const [row] = await this.database.query<{ version: string }>(
      `SELECT version FROM match_weights WHERE state = 'LIVE'`,
    );
    if (!row) return this.code;
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
