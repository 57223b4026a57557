// What scores are made with now: the live weights and the newest related words. Each stored match names both.
import { Injectable } from '@nestjs/common';
import { WeightsStore } from './learning/weights-store.js';
import type { Weights } from './weights.js';
import type { RelatedWords } from './words/soft-coverage.js';
import { WordStore } from './words/word-store.js';

export interface Basis {
  /** Their version names the words too, so that lists of other words are scored anew. */
  readonly weights: Weights;
  readonly words: RelatedWords | null;
}

@Injectable()
export class ScoringBasis {
  constructor(
    private readonly weightsStore: WeightsStore,
    private readonly wordStore: WordStore,
  ) {}

  async live(): Promise<Basis> {
    const [weights, words] = await Promise.all([this.weightsStore.live(), this.wordStore.live()]);
    if (!words) return { weights, words };
    return { weights: { ...weights, version: `${weights.version}+w${words.version}` }, words };
  }
}
