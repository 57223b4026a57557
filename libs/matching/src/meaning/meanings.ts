// How near demands and achievements are in meaning, by the vectors that are stored: what scorers ask. Asks no server, so that
// publishing and matching never wait for one.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config, Database, Settings } from '@app/platform';
import { cosineOf, measuredBackground, nearnessOf, UNMEASURED, type Background } from './nearness.js';
import { VectorStore } from './vector-store.js';

/** In [0, 1]; null when one of the two has no vector. */
export type Nearness = (demandId: string, achievementId: string) => number | null;

export const NOT_KNOWN: Nearness = () => null;

/** Vectors of one model under one measure of its cosines. */
export interface MeaningSource {
  /** Of model and measure; part of the version of every score that was made with it. */
  readonly version: string;
  between(demandIds: readonly string[], achievementIds: readonly string[]): Promise<Nearness>;
}

interface Measured extends Background {
  readonly model: string;
  /** Vectors there were when it was measured. */
  readonly vectors: number;
}

const SETTING = 'matching.meaning';
/** Of each side. */
const SAMPLE = 150;
const LEAST_PAIRS = 400;
/** Measured anew when there are so many times the vectors. */
const GROWTH = 2;

@Injectable()
export class Meanings {
  private readonly model: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly store: VectorStore,
    config: Config,
  ) {
    this.model = config.embedder?.model;
  }

  /** null: no embedder is configured. */
  async live(): Promise<MeaningSource | null> {
    const { model } = this;
    if (model === undefined) return null;
    const background = await this.background(model);
    return {
      version: `m${digestOf(model, background)}`,
      between: async (demandIds, achievementIds) => {
        const vectors = await this.store.vectors(model, [...demandIds, ...achievementIds]);
        return (demandId, achievementId) => {
          const [asked, offered] = [vectors.get(demandId), vectors.get(achievementId)];
          const cosine = asked && offered ? cosineOf(asked, offered) : null;
          return cosine === null ? null : nearnessOf(cosine, background);
        };
      },
    };
  }

  /** Measures what cosines of this model are like, when there are many more vectors than the last time. */
  async measure(model: string): Promise<void> {
    const { vectors } = await this.store.extent(model);
    const known = await this.settings.get<Measured>(SETTING);
    if (known?.model === model && vectors < GROWTH * known.vectors) return;
    const [demands, achievements] = [
      await this.store.sample('demand', model, SAMPLE),
      await this.store.sample('achievement', model, SAMPLE),
    ];
    const background = measuredBackground(demands, achievements, LEAST_PAIRS);
    if (!background) return;
    const measured: Measured = { ...background, model, vectors };
    await this.database.tx((tx) => this.settings.set(tx, SETTING, measured));
  }

  private async background(model: string): Promise<Background> {
    const known = await this.settings.get<Measured>(SETTING);
    return known?.model === model ? known : UNMEASURED;
  }
}

/** Six characters: a version of weights has 32 in all. */
function digestOf(model: string, { mean, deviation }: Background): string {
  return createHash('sha256').update(`${model}\n${mean}\n${deviation}`).digest('hex').slice(0, 6);
}
