// Questions that are kept to be asked of documents that come later: the search box turned round, for alerts. Here is how
// a question is kept and how new documents are taken apart for it; who keeps questions, and for whom, is a room's business.
import type { Database } from '../../database/database.js';
import type { IndexStatistics, SearchIndex } from '../search.port.js';
import { NO_WORDS } from '../words.js';
import type { WordList } from '../words.schema.js';
import { lexemePrefix, openLabels, questionOf } from './lexemes.js';

/** No index has this number: a kept question outlives the generations, and gets the number of the one it is asked of. */
const NO_GENERATION = 0;
/** Shortest and longest beginning of a Latin word, or of a spelling (`~`), that a document is looked up by; see lexemes. */
const SHORTEST_START = 3;
const LONGEST_START = 24;
const LEXEME = /'((?:[^'\\]|''|\\\\)*)'(:\*)?/g;

export interface StoredQuestion {
  /** Text form of a tsquery: all words of the question, as the strict stage of the search box asks them. */
  readonly question: string;
  /**
   * One list per word, by which a document that answers the question can be looked up: it holds one token of EACH list.
   * A room keeps the list that is rarest.
   */
  readonly tokens: readonly (readonly string[])[];
}

/** What to keep of a question as typed, asked with these synonyms and stop words; null when it has no words. */
export function storedQuestion(q: string, list: WordList = NO_WORDS): StoredQuestion | null {
  const { parts } = questionOf(q, NO_GENERATION, ['A', 'B', 'C', 'D'], list);
  if (parts.length === 0) return null;
  return { question: parts.join(' & '), tokens: parts.flatMap(tokenLists) };
}

/** Terms joined by "and" are a list each; where one of several is enough, all of them together are one list. */
function tokenLists(part: string): string[][] {
  const start = lexemePrefix(NO_GENERATION).length;
  const tokens = [...part.matchAll(LEXEME)].map(([, lexeme = '', isStart]) => {
    const term = lexeme.slice(start).replace(/''/g, "'").replace(/\\\\/g, '\\');
    return isStart ? term.slice(0, LONGEST_START) : term;
  });
  const outside = part.replace(LEXEME, '');
  return outside.includes('|') ? [tokens] : tokens.map((token) => [token]);
}

/** The list of tokens that the fewest documents of the index hold. */
export async function rarestTokens(
  statistics: IndexStatistics,
  lists: StoredQuestion['tokens'],
): Promise<readonly string[]> {
  const frequencies = await statistics.frequencies(lists.flat());
  const sumOf = (list: readonly string[]) => list.reduce((sum, token) => sum + (frequencies.get(token) ?? 0), 0);
  return lists.toSorted((a, b) => sumOf(a) - sumOf(b))[0] ?? [];
}

/** Where the documents of one statement come from. */
export interface NewDocuments {
  readonly generationId: number;
  readonly prefix: string;
  /** Those of the asked ids that are in the index now. */
  readonly ids: readonly string[];
}

/** One round trip: it is asked again until the mirror has brought all of them. */
export async function newDocuments(
  database: Database,
  index: SearchIndex,
  ids: readonly string[],
): Promise<NewDocuments> {
  const [row] = await database.query<{ id: number; ids: string[] }>(
    `select g.id, array(select d.id from search_document d where d.generation_id = g.id and d.id = any($2::text[])) as ids
     from search_generation g where g.index_name = $1 and g.state = 'live'`,
    [index.name, ids],
  );
  const generationId = row?.id ?? NO_GENERATION;
  return { generationId, prefix: lexemePrefix(generationId), ids: row?.ids ?? [] };
}

/**
 * Parameters of `NEW_DOCUMENTS`, $1 to $4.
 * @param within text fields that everybody reads; left out: all
 */
export function newDocumentParameters(
  index: SearchIndex,
  documents: NewDocuments,
  within?: readonly string[],
): readonly [generationId: number, ids: readonly string[], prefix: string, open: readonly string[]] {
  const open = openLabels(index, within);
  return [documents.generationId, documents.ids, documents.prefix, open.map((label) => label.toLowerCase())];
}

/**
 * Two members of a WITH: `document` (id, lexemes, open_lexemes, facets, attributes) and `token` (id, token), every token
 * by which a kept question may look for the document. `open_lexemes` are those of the fields that everybody reads.
 */
export const NEW_DOCUMENTS = `document as materialized (
  select d.id, d.lexemes, ts_filter(d.lexemes, $4::text[]::"char"[]) as open_lexemes, d.facets, d.attributes
  from search_document d where d.generation_id = $1::int and d.id = any($2::text[])
), term as materialized (
  select d.id, substr(lexeme, length($3::text) + 1) as term from document d, unnest(tsvector_to_array(d.lexemes)) lexeme
), token as (
  select id, term as token from term
  union all
  select t.id, left(t.term, size) from term t, generate_series(${SHORTEST_START}, ${LONGEST_START}) size
  where t.term ~ '^~?[a-z0-9.]{3}' and size < length(t.term) and left(t.term, size) ~ '^~?[a-z0-9.]+$'
)`;

/** SQL of a kept question `column` as a tsquery on these documents; uses $3. */
export function askedQuestion(column: string): string {
  return `replace(${column}, '''${lexemePrefix(NO_GENERATION)}', '''' || $3::text)::tsquery`;
}
