// Documents by Σ idf of the terms they hold: one sub-query per term (matching.md §1). For matching, and for questions
// whose words no document holds all.
import type { EmbeddedEngine } from '../embedded/embedded.engine.js';
import { openLabels } from '../embedded/lexemes.js';
import { idfOf, rarestTerms } from '../embedded/recall.js';
import type { RecallAnswer, RecallQuery, SearchFilter, SearchIndex, SimilarQuery } from '../search.port.js';
import { tellingTerms } from '../text.js';
import { encodeTerm } from './encoding.js';
import { filterExpression } from './filter.js';
import type { MeiliServer } from './meili.server.js';
import { labelsOf, searchedFields } from './settings.js';

const RECALLED_PER_TERM = 1_000;
/** More sub-queries than this cost more than they find. */
export const RECALLED_TERMS = 32;

/** One sub-query. */
interface Part {
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
  const place = { fields: searchedFields(labels), filter: query.filter };
  const scores = await recallParts(server, index, parts, place);
  return { candidates: best(scores, query.limit), degraded: false };
}

/** A phrase of one word is neither the beginning of a longer one nor open to typing errors. */
function exactly(term: string): string {
  return `"${encodeTerm(term)}"`;
}

/** More like this, for a reader: each term is weighed by how many documents show it to that reader. */
export async function similarMeili(
  server: MeiliServer,
  embedded: EmbeddedEngine,
  index: SearchIndex,
  query: SimilarQuery,
): Promise<RecallAnswer> {
  const labels = openLabels(index, query.within);
  const fields = searchedFields(labelsOf(index).filter((label) => labels.includes(label)));
  const statistics = await embedded.statistics(index);
  const terms = await rarestTerms(statistics, tellingTerms(query.text));
  const { scores } = await recallWords(
    server,
    index,
    terms.slice(0, RECALLED_TERMS).map(({ term }) => [exactly(term)]),
    { fields, filter: query.filter, documents: statistics.documents },
  );
  const found = best(scores, query.limit + 1).filter(({ id }) => id !== query.without);
  return { candidates: found.slice(0, query.limit), degraded: false };
}

interface Place {
  readonly fields: string[];
  readonly filter: SearchFilter;
}

/** Σ idf of the parts that each document answers. */
async function recallParts(
  server: MeiliServer,
  index: SearchIndex,
  parts: readonly Part[],
  place: Place,
): Promise<Map<string, number>> {
  const answers = await askEach(
    server,
    index,
    parts.map(({ q }) => q),
    place,
  );
  return summed(
    answers,
    parts.map(({ idf }) => idf),
  );
}

/**
 * The same with weights from what is found, see embedded/visible-words.ts.
 * @param words each with what may stand in its place
 */
export async function recallWords(
  server: MeiliServer,
  index: SearchIndex,
  words: readonly (readonly string[])[],
  place: Place & { readonly documents: number },
): Promise<{ scores: Map<string, number>; asked: number }> {
  const answers = await askEach(server, index, words.flat(), place);
  const scores = new Map<string, number>();
  let asked = 0;
  let at = 0;
  for (const alternatives of words) {
    const own = answers.slice(at, (at += alternatives.length));
    const ids = new Set(own.flatMap(({ hits }) => hits.map(({ key }) => key)));
    const counts = own.map(({ estimatedTotalHits }) => estimatedTotalHits ?? 0);
    const idf = idfOf(place.documents, Math.max(ids.size, ...counts));
    asked += idf;
    for (const id of ids) scores.set(id, (scores.get(id) ?? 0) + idf);
  }
  return { scores, asked };
}

async function askEach(server: MeiliServer, index: SearchIndex, questions: readonly string[], place: Place) {
  if (questions.length === 0) return [];
  return server.multiSearch(
    questions.map((q) => ({
      indexUid: server.uid(index),
      q,
      filter: filterExpression(index, place.filter),
      matchingStrategy: 'all' as const,
      attributesToSearchOn: place.fields,
      attributesToRetrieve: ['key'],
      limit: RECALLED_PER_TERM,
    })),
  );
}

function summed(answers: Awaited<ReturnType<typeof askEach>>, weights: readonly number[]): Map<string, number> {
  const scores = new Map<string, number>();
  answers.forEach(({ hits }, at) => {
    for (const { key } of hits) scores.set(key, (scores.get(key) ?? 0) + weights[at]!);
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
