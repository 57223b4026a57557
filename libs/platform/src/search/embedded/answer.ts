// The search box on PostgreSQL: all words (A), else all words with typing errors forgiven (B), else as many rare words
// as possible, forgiving too (C).
import type { Database } from '../../database/database.js';
import { decodeCursor, encodeCursor } from '../../http/page.js';
import { problem } from '../../http/problem.js';
import type { SearchAnswer, SearchFilter, SearchIndex, SearchQuery } from '../search.port.js';
import { keptOf, LOOSE_HITS } from '../relax.js';
import { facetCounts } from './facets.js';
import { filterSql, knownField, Parameters, sortColumn } from './filter-sql.js';
import { liveGeneration, type Generation } from './generations.js';
import { openLabels, questionFor, questionOf, type Question } from './lexemes.js';
import { alsoAskedIn, markHits } from './marked-hits.js';
import { withNearWords } from './near-words.js';
import { openSql } from './recall.js';
import type { StoredWords } from '../words.js';
import type { Statistics } from './statistics.js';
import { byVisibleWords } from './visible-words.js';

export interface Sources {
  readonly database: Database;
  readonly statistics: Statistics;
  readonly words: StoredWords;
}

/** Ranking reads at most this many hits, in no order: for very common words it ranks a sample (stack.md §5). */
const RANKED_HITS = 2_000;
const RANK_WEIGHTS = '{0.1,0.2,0.4,1}';

/** How a page is found: the same for every page of one answer, so it travels in the cursor. */
const MODES = ['browse', 'strict', 'near', 'loose'] as const;
type Mode = (typeof MODES)[number];

interface Ask {
  readonly index: SearchIndex;
  readonly query: SearchQuery;
  readonly generation: Generation;
  /** As it is asked in this mode. */
  readonly question: Question;
  /** Loose hits by filter: the page and its counts need the same list. */
  readonly lists: Map<string, Promise<Found[]>>;
}

interface Found {
  readonly id: string;
  readonly score: number;
  /** Value of the sort column; null by relevance or when the document has none. */
  readonly sort: number | null;
}

export async function answerQuestion(sources: Sources, index: SearchIndex, query: SearchQuery): Promise<SearchAnswer> {
  if (query.isExhaustive && hasWords(query) && !query.sort) {
    throw new Error(`search index ${index.name}: words read to the last page need an order, ranks end`);
  }
  const generation = await liveGeneration(sources.database, index);
  const labels = openLabels(index, query.within);
  const list = query.words ?? (await sources.words.current());
  const question = questionOf(query.q ?? '', generation.id, labels, list);
  let ask: Ask = { index, query, generation, question, lists: new Map() };
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor, 3);
  let mode = modeOf(cursor, hasWords(query));
  if (mode === 'near' || mode === 'loose') ask = await forgiving(sources, ask);
  let page = await pageOf(sources, ask, mode, cursor);
  if (mode === 'strict' && !cursor && page.length === 0) {
    ask = await forgiving(sources, ask);
    for (mode of ask.question === question ? (['loose'] as const) : (['near', 'loose'] as const)) {
      page = await pageOf(sources, ask, mode, null);
      if (page.length > 0) break;
    }
  }
  const shown = page.slice(0, query.limit);
  const last = page.length > query.limit ? shown.at(-1) : undefined;
  const counted = query.isExhaustive
    ? { total: 0, facetCounts: {} }
    : await facetCounts(sources.database, index, query, (filter, parameters) =>
        condition(sources, ask, mode, filter, parameters),
      );
  return {
    hits: await markHits(sources.database, ask, ask.question.words, shown),
    ...counted,
    alsoAsked: await alsoAskedIn(sources.database, ask, question.asked, shown),
    nextCursor: last ? encodeCursor([mode, query.sort ? String(last.sort) : last.score, last.id]) : null,
    degraded: false,
  };
}

function hasWords(query: SearchQuery): boolean {
  return (query.q ?? '').trim() !== '';
}

/** The same, with words of titles that may have been meant. Only where the heaviest field may be read. */
async function forgiving({ database }: Sources, ask: Ask): Promise<Ask> {
  const { index, query, generation, question } = ask;
  const labels = openLabels(index, query.within);
  if (!labels.includes('A')) return ask;
  const place = { index, generationId: generation.id, filter: query.filter };
  const asked = await withNearWords(database, place, question.asked);
  return asked ? { ...ask, question: questionFor(asked, generation.id, labels) } : ask;
}

/** @throws page.bad-cursor when the cursor was not made for this question */
function modeOf(cursor: string[] | null, hasQuestion: boolean): Mode {
  if (cursor === null) return hasQuestion ? 'strict' : 'browse';
  const mode = MODES.find((each) => each === cursor[0]);
  if (mode === undefined || (mode === 'browse') === hasQuestion) throw problem('page.bad-cursor');
  return mode;
}

async function pageOf(sources: Sources, ask: Ask, mode: Mode, cursor: string[] | null): Promise<Found[]> {
  if (mode === 'loose' && !ask.query.sort) {
    return listPage(await listed(sources, ask, ask.query.filter), cursor, ask.query.limit);
  }
  const parameters = new Parameters();
  const where = await condition(sources, ask, mode, ask.query.filter, parameters);
  const after = cursor ? keyset(ask, mode, cursor, parameters) : 'true';
  const { columns, from, order } = selection(ask, mode, where, parameters);
  const limit = parameters.add(ask.query.limit + 1, 'int');
  return sources.database.query<Found & Record<string, unknown>>(
    `select * from (select d.id, ${columns} from ${from}) r where ${after} order by ${order} limit ${limit}`,
    parameters.values,
  );
}

function selection(ask: Ask, mode: Mode, where: string, parameters: Parameters) {
  const matched = `(select * from search_document d where ${where}`;
  if (ask.query.sort) {
    const column = sortColumn(ask.index, knownField(ask.index, ask.query.sort.field));
    if (!column) throw new Error(`search index ${ask.index.name} cannot be sorted by ${ask.query.sort.field}`);
    const direction = ask.query.sort.direction === 'asc' ? 'asc' : 'desc';
    return {
      columns: `0::float8 as score, ${column} as sort`,
      from: `${matched}) d`,
      order: `r.sort ${direction} nulls last, r.id desc`,
    };
  }
  if (mode === 'browse') {
    return { columns: '0::float8 as score, null::float8 as sort', from: `${matched}) d`, order: 'r.id desc' };
  }
  const query = parameters.add(ask.question.parts.join(' & '), 'tsquery');
  return {
    columns: `ts_rank_cd('${RANK_WEIGHTS}', d.lexemes, ${query})::float8 as score, null::float8 as sort`,
    from: `${matched} limit ${RANKED_HITS}) d`,
    order: 'r.score desc, r.id desc',
  };
}

function keyset(ask: Ask, mode: Mode, cursor: string[], parameters: Parameters): string {
  const id = parameters.add(cursor[2], 'text');
  if (ask.query.sort) {
    if (cursor[1] === 'null') return `(r.sort is null and r.id < ${id})`;
    const value = parameters.add(Number(cursor[1]), 'float8');
    const beyond = ask.query.sort.direction === 'asc' ? '>' : '<';
    return `(r.sort ${beyond} ${value} or (r.sort = ${value} and r.id < ${id}) or r.sort is null)`;
  }
  if (mode === 'browse') return `r.id < ${id}`;
  const score = parameters.add(Number(cursor[1]), 'float8');
  return `(r.score < ${score} or (r.score = ${score} and r.id < ${id}))`;
}

/** Which documents belong to the answer, as SQL over `d`. */
async function condition(
  sources: Sources,
  ask: Ask,
  mode: Mode,
  filter: SearchFilter,
  parameters: Parameters,
): Promise<string> {
  if (mode === 'loose') {
    const ids = (await listed(sources, ask, filter)).map((found) => found.id);
    return `d.generation_id = ${parameters.add(ask.generation.id, 'int')} and d.id = any(${parameters.add(ids, 'text[]')})`;
  }
  // A question of signs alone has no words: nothing may be added to the parameters then, for nothing would use it.
  if (ask.question.parts.length === 0 && mode !== 'browse') return 'false';
  const filtered = filterSql(ask.index, filter, parameters);
  if (mode === 'browse') return `d.generation_id = ${parameters.add(ask.generation.id, 'int')} and ${filtered}`;
  const { looks, parts, closed } = ask.question;
  const found = `d.lexemes @@ ${parameters.add(looks.join(' & '), 'tsquery')}`;
  if (closed === 0) return `${found} and ${filtered}`;
  return `${found} and ${openSql(closed, parameters.add(parts.join(' & '), 'tsquery'), parameters)} and ${filtered}`;
}

function listed(sources: Sources, ask: Ask, filter: SearchFilter): Promise<Found[]> {
  const key = JSON.stringify(filter);
  const list = ask.lists.get(key) ?? looseList(sources, ask, filter);
  ask.lists.set(key, list);
  return list;
}

async function looseList(sources: Sources, ask: Ask, filter: SearchFilter): Promise<Found[]> {
  if (ask.question.looks.length < 2) return [];
  const { documents } = await sources.statistics.of(ask.index);
  const query = { filter, limit: LOOSE_HITS, documents };
  const { found, asked } = await byVisibleWords(sources.database, ask.index, ask.question, query);
  return keptOf(found, asked).map(({ id, score }) => ({ id, score, sort: null }));
}

function listPage(list: readonly Found[], cursor: string[] | null, limit: number): Found[] {
  const start = cursor ? list.findIndex((found) => found.id === cursor[2]) + 1 : 0;
  return list.slice(start, start + limit + 1);
}
