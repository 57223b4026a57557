// From a demand's text to scored texts: recall by the engine, then our own scoring. Knows no facts beyond text.
import type { RecallQuery, SearchEngine, SearchFilter, SearchIndex } from '@app/platform';
import { countedWords, cutTextFor } from './cut-text.js';
import type { NearnessTo } from './meaning/index-vectors.js';
import { meaningPoints, textPoints } from './scoring.js';
import { hasSubject, mayBeOneSubject, subjectFit } from './subject-fit.js';
import { textFit, type TextFit } from './text-score.js';
import { demandTerms, type AskedText, type DemandTerms } from './terms.js';
import { HAND_WEIGHTS, HAND_WEIGHTS_WITH_MEANING } from './weights.js';
import type { RelatedWords } from './words/soft-coverage.js';

/** Recall is cheap and its order coarse, so more is recalled than is ever shown. */
const RECALL_LIMIT = 500;

/** Of 164 pairs above the floor (89 demands, 9,395 achievements) 163 were among the first 200 recalled. */
const SUGGESTIBLE_LIMIT = 200;

/** Documents that may be suggested by their text, in no order. Only those with enough subject words are scored at all. */
export async function suggestibleByTerms(
  engine: SearchEngine,
  index: SearchIndex,
  terms: DemandTerms,
  filter: SearchFilter,
): Promise<TextFit[]> {
  const texts = await recalledTexts(engine, index, { terms: terms.recall, filter, limit: SUGGESTIBLE_LIMIT });
  return texts
    .filter((text) => hasSubject(subjectFit(terms, countedWords(text.words, terms.subject.words.keys()))))
    .map((text) => textFit(terms, cutTextFor(text, terms)))
    .filter((fit) => mayBeOneSubject(fit));
}

async function recalledTexts(engine: SearchEngine, index: SearchIndex, query: RecallQuery) {
  const { candidates } = await engine.recall(index, query);
  return engine.scoringTexts(
    index,
    candidates.map((candidate) => candidate.id),
  );
}

/** A document and the points of its text. */
export interface RankedText {
  readonly id: string;
  readonly points: number;
}

/** What texts are compared with beside their words. */
export interface Knowledge {
  readonly words?: RelatedWords | null | undefined;
  readonly nearness?: NearnessTo | undefined;
}

/** Documents by their text alone, with the weights of the code; best first. */
export async function rankByText(
  engine: SearchEngine,
  index: SearchIndex,
  asked: AskedText,
  filter: SearchFilter,
  { words, nearness }: Knowledge = {},
): Promise<RankedText[]> {
  const terms = await demandTerms(asked, await engine.statistics(index), words);
  const texts = await recalledTexts(engine, index, { terms: terms.recall, filter, limit: RECALL_LIMIT });
  const weights = nearness ? HAND_WEIGHTS_WITH_MEANING : HAND_WEIGHTS;
  return texts
    .map((text) => {
      const points = textPoints(textFit(terms, cutTextFor(text, terms)), weights);
      return { id: text.id, points: points + meaningPoints(nearness?.(text.id) ?? null, weights) };
    })
    .sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
}
