// What scores are made with now: the live weights, the newest related words and, where there is an embedder, its vectors. Each
// stored match names all three.
import { Injectable } from '@nestjs/common';
import { WeightsStore } from './learning/weights-store.js';
import { Meanings, type MeaningSource } from './meaning/meanings.js';
import type { Weights } from './weights.js';
import type { RelatedWords } from './words/soft-coverage.js';
import { WordStore } from './words/word-store.js';

export interface Basis {
  /** Their version names words and vectors too, so that lists of others are scored anew. */
  readonly weights: Weights;
  readonly words: RelatedWords | null;
  readonly meaning: MeaningSource | null;
}

@Injectable()
export class ScoringBasis {
  constructor(
    private readonly weightsStore: WeightsStore,
    private readonly wordStore: WordStore,
    private readonly meanings: Meanings,
  ) {}

  async live(): Promise<Basis> {
    const [weights, words, meaning] = await Promise.all([
      this.weightsStore.live(),
      this.wordStore.live(),
      this.meanings.live(),
    ]);
    const version = [weights.version, words && `w${words.version}`, meaning?.version].filter(Boolean).join('+');
    return { weights: { ...weights, version }, words, meaning };
  }
}
