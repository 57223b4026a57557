// From a demand's text to scored texts: recall by the engine, then our own scoring. Knows no facts beyond text.
import type { SearchEngine, SearchFilter, SearchIndex } from '@app/platform';
import { cutTextFor } from './cut-text.js';
import { textFit, type TextFit } from './text-score.js';
import { demandTerms, type AskedText, type DemandTerms } from './terms.js';

/** Recall is cheap and its order coarse, so more is recalled than is ever shown. */
const RECALL_LIMIT = 500;

/**
 * Documents by their text alone, best first.
 * @param limit documents that are recalled and scored
 */
export async function rankByTerms(
  engine: SearchEngine,
  index: SearchIndex,
  terms: DemandTerms,
  filter: SearchFilter,
  limit = RECALL_LIMIT,
): Promise<TextFit[]> {
  const { candidates } = await engine.recall(index, { terms: terms.recall, filter, limit });
  const texts = await engine.scoringTexts(
    index,
    candidates.map((candidate) => candidate.id),
  );
  return texts
    .map((text) => textFit(terms, cutTextFor(text, terms)))
    .sort((a, b) => b.raw - a.raw || (a.id < b.id ? -1 : 1));
}

/** `rankByTerms` for a text that was not cut yet. */
export async function rankByText(
  engine: SearchEngine,
  index: SearchIndex,
  asked: AskedText,
  filter: SearchFilter,
): Promise<TextFit[]> {
  return rankByTerms(engine, index, await demandTerms(asked, await engine.statistics(index)), filter);
}
