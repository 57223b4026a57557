// Questions to Meilisearch: all words first; a list of ids where it reads too few words or no document holds them all.
import type { SearchParams } from 'meilisearch';
import { openLabels } from '../embedded/lexemes.js';
import { knownField, withoutField } from '../embedded/filter-sql.js';
import type { EmbeddedEngine } from '../embedded/embedded.engine.js';
import { decodeCursor, encodeCursor } from '../../http/page.js';
import { problem } from '../../http/problem.js';
import type { SearchAnswer, SearchFilter, SearchIndex, SearchQuery } from '../search.port.js';
import { askedWords } from '../words.js';
import { encodeTerm } from './encoding.js';
import { filterExpression } from './filter.js';
import { listPage, termsOf, WORDS_READ } from './meili.lists.js';
import type { MeiliServer } from './meili.server.js';
import { countsOf, CURSOR, sortOf, type Ask } from './question.js';
import { askedFields, labelsOf } from './settings.js';

const LATIN = /^[a-z]+$/;

/** An answer of the server alone. */
type ServerAnswer = Omit<SearchAnswer, 'alsoAsked'>;

export async function askMeili(
  server: MeiliServer,
  embedded: EmbeddedEngine,
  index: SearchIndex,
  query: SearchQuery,
): Promise<SearchAnswer> {
  const asked = askedWords(query.q ?? '', query.words ?? (await embedded.words.current()));
  const answer = await answerOf({ server, embedded, index, query, asked });
  return { ...answer, alsoAsked: await embedded.alsoAsked(index, query, asked, answer.hits) };
}

async function answerOf(given: Omit<Ask, 'fields'>): Promise<ServerAnswer> {
  const { index, query, asked } = given;
  const labels = openLabels(index, query.within);
  const fields = askedFields(labelsOf(index).filter((label) => labels.includes(label)));
  const ask: Ask = { ...given, fields };
  if (asked.length === 0 && (query.q ?? '').trim() !== '') return empty(query);
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor, 3);
  const offset = Number(cursor?.[1] ?? 0);
  if (!Number.isSafeInteger(offset) || offset < 0) throw problem('page.bad-cursor');
  if (cursor?.[2] === 'loose') return (await listPage(ask, 'loose', offset)) ?? empty(query);
  const isPlain = asked.every(({ length }) => length === 1) && asked.flat().flatMap(termsOf).length <= WORDS_READ;
  const page = isPlain ? await strictPage(ask, offset) : await listPage(ask, 'whole', offset);
  if (page && (page.total > 0 || offset > 0 || asked.length < 2)) return page;
  return (await listPage(ask, 'loose', offset)) ?? empty(query);
}

function empty(query: SearchQuery): ServerAnswer {
  const facetCounts = Object.fromEntries((query.facets ?? []).map((field) => [field, {}]));
  return { hits: [], total: 0, facetCounts, nextCursor: null, degraded: false };
}

/** The last word may be the beginning of a longer one: a Latin word, because Chinese is spelt out to its end. */
function spelt(words: readonly string[]): string {
  const last = words.findLast((word) => LATIN.test(word));
  const ordered = last === undefined ? words : [...words.filter((word) => word !== last), last];
  return ordered.flatMap(termsOf).map(encodeTerm).join(' ');
}

async function strictPage(ask: Ask, offset: number): Promise<ServerAnswer> {
  const { query, index } = ask;
  const words = ask.asked.flat();
  const q = spelt(words);
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
