// How much of what a demand asks, and a document does not say, the document says in related words (matching.md §3).
// Depends on the pair and the table alone, so it is the same both ways. Not for learning the table.
import type { Near } from './learn-words.js';

/** Words in use: those related to a word, nearest first, by one version of the table. */
export interface RelatedWords {
  readonly version: number;
  near(terms: readonly string[]): Promise<ReadonlyMap<string, readonly Near[]>>;
}

/** What a demand asks, as words with their weights. */
interface AskedWords {
  readonly terms: ReadonlyMap<string, { readonly term: string; readonly asked: number; readonly idf: number }>;
  readonly attainable: number;
}

/** A word asked and the one that stands for it. */
export interface StandIn {
  readonly asked: string;
  readonly said: string;
  readonly closeness: number;
}

export interface SoftCoverage {
  /** In [0, 1): Σ asked·idf·closeness of the words not said, over all that is asked. */
  readonly value: number;
  /** Those that weigh most first. */
  readonly standIns: readonly StandIn[];
}

/**
 * @param says whether the document holds a word
 * @param related of the asked words
 */
export function softCoverage(
  { terms, attainable }: AskedWords,
  says: (word: string) => boolean,
  related: ReadonlyMap<string, readonly Near[]>,
): SoftCoverage {
  const found: (StandIn & { mass: number })[] = [];
  let sum = 0;
  for (const { term, asked, idf } of terms.values()) {
    const near = related.get(term);
    if (!near || says(term)) continue;
    const nearest = near.find((each) => says(each.term));
    if (!nearest) continue;
    const mass = asked * idf * nearest.closeness;
    sum += mass;
    found.push({ asked: term, said: nearest.term, closeness: nearest.closeness, mass });
  }
  found.sort((a, b) => b.mass - a.mass);
  return { value: attainable > 0 ? sum / attainable : 0, standIns: found };
}
