// When no document holds every word of a question: which of those that hold some are kept. The same for every engine.

/** At most so many are ranked, counted and paged. */
export const LOOSE_HITS = 1_000;
/** A loose hit holds this share of the question's idf … */
const LOOSE_SHARE = 0.3;
/** … or, where none does because most words occur nowhere, this share of what the best one holds. */
const BEST_SHARE = 0.6;

/**
 * The hits worth showing; not empty unless `found` is.
 * @param found with the Σ idf of the words each holds, best first
 * @param asked Σ idf of all words of the question
 */
export function keptOf<Hit extends { readonly score: number }>(found: readonly Hit[], asked: number): Hit[] {
  const best = found[0]?.score ?? 0;
  const least = Math.min(LOOSE_SHARE * asked, BEST_SHARE * best);
  return found.filter((hit) => hit.score >= least);
}
