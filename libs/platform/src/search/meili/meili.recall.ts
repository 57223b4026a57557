// Documents by Σ idf of the terms they hold: one sub-query per term (matching.md §1). For matching, and for questions
// whose words no document holds all.
import type { EmbeddedEngine } from '../embedded/embedded.engine.js';
import { rarestTerms } from '../embedded/recall.js';
import type { RecallAnswer, RecallQuery, SearchFilter, SearchIndex } from '../search.port.js';
import { encodeTerm } from './encoding.js';
import { filterExpression } from './filter.js';
import type { MeiliServer } from './meili.server.js';
import { labelsOf, searchedFields } from './settings.js';

const RECALLED_PER_TERM = 1_000;
/** More sub-queries than this cost more than they find. */
export const RECALLED_TERMS = 32;

/** One sub-query. */
export interface Part {
  readonly q: string;
  readonly idf: number;
}

export interface Scored {
  readonly id: string;
  readonly score: number;
}

export async function recallMeili(
  server: MeiliServer,
  embedded: EmbeddedEngine,
  index: SearchIndex,
  query: RecallQuery,
): Promise<RecallAnswer> {
  const scored = new Set<string>(index.scored ?? Object.keys(index.text));
  const labels = labelsOf(index).filter((label) =>
    Object.entries(index.text).some(([field, own]) => own === label && scored.has(field)),
  );
  const terms = await rarestTerms(await embedded.statistics(index), query.terms);
  const parts = terms.slice(0, RECALLED_TERMS).map(({ term, idf }) => ({ q: exactly(term), idf }));
  const scores = await recallParts(server, index, parts, searchedFields(labels), query.filter);
  return { candidates: best(scores, query.limit), degraded: false };
}

/** A phrase of one word is neither the beginning of a longer one nor open to typing errors. */
function exactly(term: string): string {
  return `"${encodeTerm(term)}"`;
}

/** Σ idf of the parts that each document answers. */
export async function recallParts(
  server: MeiliServer,
  index: SearchIndex,
  parts: readonly Part[],
  fields: string[],
  filter: SearchFilter,
): Promise<Map<string, number>> {
  const scores = new Map<string, number>();
  if (parts.length === 0) return scores;
  const answers = await server.multiSearch(
    parts.map(({ q }) => ({
      indexUid: server.uid(index),
      q,
      filter: filterExpression(index, filter),
      matchingStrategy: 'all' as const,
      attributesToSearchOn: fields,
      attributesToRetrieve: ['key'],
      limit: RECALLED_PER_TERM,
    })),
  );
  answers.forEach((answer, at) => {
    for (const { key } of answer.hits) scores.set(key, (scores.get(key) ?? 0) + parts[at]!.idf);
  });
  return scores;
}

/** Best first; equal ones by id, so that pages do not overlap. */
export function best(scores: ReadonlyMap<string, number>, limit: number): Scored[] {
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}
