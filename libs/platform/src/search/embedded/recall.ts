// Candidates for a scorer: one index lookup per term, union, Σ idf, best N (matching.md §1).
import type { Database } from '../../database/database.js';
import type { IndexStatistics, RecallQuery, SearchIndex } from '../search.port.js';
import { filterSql, Parameters } from './filter-sql.js';

/** The rarest terms are asked until their postings would exceed a share of the index, at least FEW and at most MANY. */
const FEW_TERMS = 12;
const MANY_TERMS = 64;
const POSTINGS_SHARE = 1;
const POSTINGS_CAP = 30_000;

export interface WeightedTerm {
  readonly term: string;
  readonly idf: number;
}

/** BM25's idf; a term that the snapshot does not know counts as one document. */
export function idfOf(documents: number, frequency: number | undefined): number {
  const found = Math.max(1, frequency ?? 1);
  return Math.log(1 + Math.max(0, documents - found + 0.5) / (found + 0.5));
}

/** The terms worth a lookup, rarest first. */
export async function rarestTerms(statistics: IndexStatistics, terms: readonly string[]): Promise<WeightedTerm[]> {
  const distinct = [...new Set(terms)];
  const frequencies = await statistics.frequencies(distinct);
  const documents = statistics.documents;
  const known = distinct
    .map((term) => ({ term, frequency: frequencies.get(term) ?? 1, idf: idfOf(documents, frequencies.get(term)) }))
    .sort((a, b) => a.frequency - b.frequency || (a.term < b.term ? -1 : 1));
  const budget = Math.min(POSTINGS_CAP, Math.max(2_000, documents * POSTINGS_SHARE));
  const chosen: WeightedTerm[] = [];
  let postings = 0;
  for (const { term, idf, frequency } of known) {
    postings += frequency;
    if (chosen.length >= MANY_TERMS || (chosen.length >= FEW_TERMS && postings > budget)) break;
    chosen.push({ term, idf });
  }
  return chosen;
}

/** The restricted question, asked only of documents that hold text under a closed label: others need no unpacking. */
export function openSql(closed: number, restricted: string, parameters: Parameters): string {
  return `((d.labels & ${parameters.add(closed, 'smallint')}) = 0 or d.lexemes @@ ${restricted})`;
}

export interface WeightedQuestion {
  /** A tsquery in text form, without labels. */
  readonly query: string;
  /** The same with labels, asked only of documents that hold one of the `closed` ones. */
  readonly restricted?: string | undefined;
  readonly idf: number;
}

/**
 * Documents by Σ idf of the questions they answer.
 * @param closed bits of the labels that may not be searched
 */
export async function recallRows(
  database: Database,
  index: SearchIndex,
  questions: readonly WeightedQuestion[],
  query: Pick<RecallQuery, 'filter' | 'limit'>,
  closed = 0,
): Promise<{ id: string; score: number }[]> {
  if (questions.length === 0) return [];
  const parameters = new Parameters();
  const queries = parameters.add(
    questions.map((question) => question.query),
    'text[]',
  );
  const weights = parameters.add(
    questions.map((question) => question.idf),
    'float8[]',
  );
  const restricted = parameters.add(
    questions.map((question) => question.restricted ?? question.query),
    'text[]',
  );
  const open = closed === 0 ? 'true' : openSql(closed, 't.restricted::tsquery', parameters);
  const filter = filterSql(index, query.filter, parameters);
  const limit = parameters.add(query.limit, 'int');
  return database.query(
    `select h.id, sum(h.idf) as score from (
       select d.id, t.idf from unnest(${queries}, ${weights}, ${restricted}) as t (question, idf, restricted)
       join search_document d on d.lexemes @@ t.question::tsquery and ${open} and ${filter}
     ) h group by h.id order by score desc, h.id limit ${limit}`,
    parameters.values,
  );
}
