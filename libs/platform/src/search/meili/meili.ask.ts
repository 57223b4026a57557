// Questions to Meilisearch: all words, else the rarest; recall by one sub-query per term (matching.md §1).
import type { SearchParams } from 'meilisearch';
import { openLabels } from '../embedded/lexemes.js';
import { knownField, withoutField } from '../embedded/filter-sql.js';
import { idfOf, rarestTerms } from '../embedded/recall.js';
import type { EmbeddedEngine } from '../embedded/embedded.engine.js';
import { decodeCursor, encodeCursor } from '../../http/page.js';
import type {
  RecallAnswer,
  RecallQuery,
  SearchAnswer,
  SearchFilter,
  SearchIndex,
  SearchQuery,
} from '../search.port.js';
import { bigrams, normalise, plainWords } from '../text.js';
import { encodeTerm } from './encoding.js';
import { filterExpression } from './filter.js';
import type { MeiliServer } from './meili.server.js';
import { labelsOf, searchedFields } from './settings.js';

/** Meilisearch reads no further. */
const WORDS_READ = 10;
const RECALLED_PER_TERM = 1_000;
/** More sub-queries than this cost more than they find. */
const RECALLED_TERMS = 32;
const LOOSE_SHARE = 0.3;
const LOOSE_HITS = 1_000;
const CURSOR = 'meili';

export function isMeiliCursor(cursor: string): boolean {
  return decodeCursor(cursor, 3)[0] === CURSOR;
}

interface Ask {
  readonly server: MeiliServer;
  readonly embedded: EmbeddedEngine;
  readonly index: SearchIndex;
  readonly query: SearchQuery;
  readonly fields: string[];
}

/** A word as Meilisearch is asked for it: by its character pairs, so that it is found inside longer words. */
function spelt(word: string): string[] {
  if (/^[a-z0-9.%]+$/.test(word)) return [encodeTerm(word)];
  const pairs = bigrams(word);
  return (pairs.length > 0 ? pairs : [word]).map(encodeTerm);
}

export async function askMeili(
  server: MeiliServer,
  embedded: EmbeddedEngine,
  index: SearchIndex,
  query: SearchQuery,
): Promise<SearchAnswer> {
  const labels = openLabels(index, query.within);
  const fields = searchedFields(labelsOf(index).filter((label) => labels.includes(label)));
  const ask: Ask = { server, embedded, index, query, fields };
  const words = [...new Set(plainWords(normalise(query.q ?? '')))];
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor, 3);
  const offset = Number(cursor?.[1] ?? 0);
  if (words.length === 0 && (query.q ?? '').trim() !== '') return empty(query);
  const isLoose = cursor?.[2] === 'loose';
  const strict = isLoose ? null : await strictPage(ask, words, offset);
  if (strict && (strict.total > 0 || offset > 0 || words.length < 2)) return strict;
  return loosePage(ask, words, offset);
}

function empty(query: SearchQuery): SearchAnswer {
  const facetCounts = Object.fromEntries((query.facets ?? []).map((field) => [field, {}]));
  return { hits: [], total: 0, facetCounts, nextCursor: null, degraded: false };
}

async function strictPage(ask: Ask, words: readonly string[], offset: number): Promise<SearchAnswer> {
  const { query, index } = ask;
  const q = words.flatMap(spelt).slice(0, WORDS_READ).join(' ');
  const fields = (query.facets ?? []).map((field) => knownField(index, field));
  const chosen = new Set(query.filter.flatMap((part) => ('field' in part ? [part.field] : [])));
  const params = (filter: SearchFilter, facets: readonly string[]): SearchParams => ({
    q,
    filter: filterExpression(index, filter),
    facets: facets.map((field) => `attributes.${field}`),
    matchingStrategy: 'all',
    attributesToSearchOn: ask.fields,
  });
  const indexUid = ask.server.uid(index);
  const answers = await ask.server.multiSearch([
    {
      indexUid,
      ...params(
        query.filter,
        fields.filter((field) => !chosen.has(field)),
      ),
      sort: sortOf(query),
      offset,
      limit: query.limit,
      attributesToRetrieve: ['key'],
      showRankingScore: true,
    },
    ...fields
      .filter((field) => chosen.has(field))
      .map((field) => Object.assign(params(withoutField(query.filter, field), [field]), { indexUid, limit: 0 })),
  ]);
  const [page] = answers;
  const total = page?.estimatedTotalHits ?? 0;
  const found = (page?.hits ?? []).map((hit) => ({ id: hit.key, score: hit._rankingScore ?? 0 }));
  return {
    hits: await ask.embedded.withHighlights(index, query, words, found),
    total,
    facetCounts: countsOf(
      fields,
      answers.map((answer) => answer.facetDistribution ?? {}),
    ),
    nextCursor: offset + found.length < total ? encodeCursor([CURSOR, offset + found.length, 'strict']) : null,
    degraded: false,
  };
}

function sortOf(query: SearchQuery): string[] | undefined {
  if (query.sort) return [`attributes.${query.sort.field}:${query.sort.direction}`];
  return (query.q ?? '').trim() === '' ? ['key:desc'] : undefined;
}

function countsOf(fields: readonly string[], found: readonly Record<string, Record<string, number>>[]) {
  return Object.fromEntries(
    fields.map((field) => [field, Object.assign({}, ...found.map((counts) => counts[`attributes.${field}`] ?? {}))]),
  );
}

/** Documents that hold the rarest of the words; facets are counted over them. */
async function loosePage(ask: Ask, words: readonly string[], offset: number): Promise<SearchAnswer> {
  const { index, query } = ask;
  const statistics = await ask.embedded.statistics(index);
  const frequencies = await statistics.frequencies(words);
  const parts = words.slice(0, RECALLED_TERMS).map((word) => ({
    q: spelt(word).slice(0, WORDS_READ).join(' '),
    idf: idfOf(statistics.documents, frequencies.get(word)),
  }));
  const scores = await recallParts(ask.server, index, parts, ask.fields, query.filter);
  const least = LOOSE_SHARE * parts.reduce((sum, part) => sum + part.idf, 0);
  const list = best(scores, LOOSE_HITS).filter((candidate) => candidate.score >= least);
  const shown = list.slice(offset, offset + query.limit);
  if (list.length === 0) return empty(query);
  const counted = await ask.server.multiSearch([
    {
      indexUid: ask.server.uid(index),
      q: '',
      filter: `key IN [${list.map(({ id }) => JSON.stringify(id)).join(', ')}]`,
      facets: (query.facets ?? []).map((field) => `attributes.${knownField(index, field)}`),
      limit: 0,
    },
  ]);
  return {
    hits: await ask.embedded.withHighlights(index, query, words, shown),
    total: list.length,
    facetCounts: countsOf(query.facets ?? [], [counted[0]?.facetDistribution ?? {}]),
    nextCursor: offset + shown.length < list.length ? encodeCursor([CURSOR, offset + shown.length, 'loose']) : null,
    degraded: false,
  };
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
  const parts = terms.slice(0, RECALLED_TERMS).map(({ term, idf }) => ({ q: encodeTerm(term), idf }));
  const scores = await recallParts(server, index, parts, searchedFields(labels), query.filter);
  return { candidates: best(scores, query.limit), degraded: false };
}

interface Part {
  readonly q: string;
  readonly idf: number;
}

async function recallParts(
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

function best(scores: ReadonlyMap<string, number>, limit: number): { id: string; score: number }[] {
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}
