// Answers of Meilisearch that are a list of ids before they are a page: questions of more words than it reads, and
// questions whose words no document holds all.
import { knownField, withoutField } from '../embedded/filter-sql.js';
import { idfOf } from '../embedded/recall.js';
import { encodeCursor } from '../../http/page.js';
import { keptOf, LOOSE_HITS } from '../relax.js';
import type { SearchAnswer, SearchFilter } from '../search.port.js';
import { bigrams, questionWords } from '../text.js';
import { encodeTerm } from './encoding.js';
import { filterExpression } from './filter.js';
import { best, recallWords, RECALLED_TERMS, type Scored } from './meili.recall.js';
import { countsOf, CURSOR, sortOf, type Ask } from './question.js';

/** Meilisearch reads no further. */
export const WORDS_READ = 10;

const HAN = /\p{Script=Han}/u;

/** A word of Han characters is asked by its character pairs, so that it is found inside longer words. */
export function termsOf(word: string): string[] {
  const pairs = HAN.test(word) ? bigrams(word) : [];
  return pairs.length > 0 ? pairs : [word];
}

/** `whole`: every word of the question, or one in its place, is in the document. */
type ListKind = 'whole' | 'loose';

/** Which documents answer under a filter: the page asks once, and each facet that has a condition of its own again. */
function listOf(ask: Ask, kind: ListKind, filter: SearchFilter): Promise<Scored[]> {
  return kind === 'whole' ? wholeList(ask, filter) : looseList(ask, filter);
}

/** A page of a list. Null when nothing is found. */
export async function listPage(
  ask: Ask,
  kind: ListKind,
  offset: number,
): Promise<Omit<SearchAnswer, 'alsoAsked'> | null> {
  const { server, index, query } = ask;
  const list = await listOf(ask, kind, query.filter);
  if (list.length === 0) return null;
  const fields = (query.facets ?? []).map((field) => knownField(index, field));
  const chosen = fields.filter((field) => query.filter.some((part) => 'field' in part && part.field === field));
  const indexUid = server.uid(index);
  const [page, ...others] = await server.multiSearch([
    {
      indexUid,
      q: '',
      filter: keysIn(list),
      facets: fields.filter((field) => !chosen.includes(field)).map((field) => `attributes.${field}`),
      sort: query.sort ? sortOf(query) : undefined,
      attributesToRetrieve: ['key'],
      offset,
      limit: query.sort ? query.limit : 0,
    },
    ...(await Promise.all(
      chosen.map(async (field) => ({
        indexUid,
        q: '',
        filter: keysIn(await listOf(ask, kind, withoutField(query.filter, field))),
        facets: [`attributes.${field}`],
        limit: 0,
      })),
    )),
  ]);
  const shown = query.sort
    ? (page?.hits ?? []).map(({ key }) => ({ id: key, score: 0 }))
    : list.slice(offset, offset + query.limit);
  const end = offset + shown.length;
  return {
    hits: await ask.embedded.withHighlights(index, query, ask.asked.flat(), shown),
    total: list.length,
    facetCounts: countsOf(
      fields,
      [page, ...others].map((answer) => answer?.facetDistribution ?? {}),
    ),
    nextCursor: end < list.length ? encodeCursor([CURSOR, end, kind]) : null,
    degraded: false,
  };
}

function keysIn(list: readonly Scored[]): string {
  return `key IN [${list.map(({ id }) => JSON.stringify(id)).join(', ')}]`;
}

/** Ways to ask that are tried: each word as it is, or as one that may stand in its place. */
const MOST_WAYS = 16;

function waysToAsk(asked: Ask['asked']): string[][] {
  let ways: string[][] = [[]];
  for (const alternatives of asked) {
    ways = ways.flatMap((way) => alternatives.map((word) => way.concat(word))).slice(0, MOST_WAYS);
  }
  return ways;
}

async function wholeList(ask: Ask, filter: SearchFilter): Promise<Scored[]> {
  const scores = new Map<string, number>();
  const lists = await Promise.all(waysToAsk(ask.asked).map((words) => holdingAll(ask, words, filter)));
  for (const { id, score } of lists.flat()) scores.set(id, Math.max(scores.get(id) ?? 0, score));
  return best(scores, LOOSE_HITS);
}

/** Documents that hold every term: the rarest ten find them, the others are asked only of those. */
async function holdingAll(ask: Ask, words: readonly string[], filter: SearchFilter): Promise<Scored[]> {
  const statistics = await ask.embedded.statistics(ask.index);
  const terms = [...new Set(words.flatMap(questionWords).flatMap(termsOf))];
  const frequencies = await statistics.frequencies(terms);
  const byRarity = terms
    .map((term) => ({ term, idf: idfOf(statistics.documents, frequencies.get(term)) }))
    .sort((a, b) => b.idf - a.idf || (a.term < b.term ? -1 : 1))
    .map(({ term }) => term);
  const chunks = Array.from({ length: Math.ceil(byRarity.length / WORDS_READ) }, (_, at) =>
    byRarity.slice(at * WORDS_READ, (at + 1) * WORDS_READ),
  );
  const [first] = await found(ask, chunks.slice(0, 1), filterExpression(ask.index, filter));
  if (!first || first.length === 0) return [];
  const others = await found(ask, chunks.slice(1), keysIn(first));
  const held = others.map((hits) => new Set(hits.map(({ id }) => id)));
  return first.filter(({ id }) => held.every((ids) => ids.has(id)));
}

async function found(ask: Ask, chunks: readonly (readonly string[])[], filter: string): Promise<Scored[][]> {
  if (chunks.length === 0) return [];
  const answers = await ask.server.multiSearch(
    chunks.map((terms) => ({
      indexUid: ask.server.uid(ask.index),
      q: terms.map(encodeTerm).join(' '),
      filter,
      matchingStrategy: 'all' as const,
      attributesToSearchOn: ask.fields,
      attributesToRetrieve: ['key'],
      showRankingScore: true,
      limit: LOOSE_HITS,
    })),
  );
  return answers.map(({ hits }) => hits.map((hit) => ({ id: hit.key, score: hit._rankingScore ?? 0 })));
}

/** Documents that hold the rarest of the words. */
async function looseList(ask: Ask, filter: SearchFilter): Promise<Scored[]> {
  const statistics = await ask.embedded.statistics(ask.index);
  const words = ask.asked.slice(0, RECALLED_TERMS).map((alternatives) => alternatives.map(speltOut));
  const place = { fields: ask.fields, filter, documents: statistics.documents };
  const { scores, asked } = await recallWords(ask.server, ask.index, words, place);
  return keptOf(best(scores, LOOSE_HITS), asked);
}

function speltOut(word: string): string {
  return termsOf(word).slice(0, WORDS_READ).map(encodeTerm).join(' ');
}
