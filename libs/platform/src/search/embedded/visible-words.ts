// Documents by Σ idf of the words they hold, for readers: each word is weighed by how many documents show it to this
// reader under this filter. The index's own statistics also count closed fields, so a weight from there would tell.
import type { Database } from '../../database/database.js';
import type { SearchFilter, SearchIndex } from '../search.port.js';
import { filterSql, Parameters } from './filter-sql.js';
import { openSql } from './recall.js';

export interface VisibleWords {
  /** One tsquery per word, without labels. */
  readonly looks: readonly string[];
  /** The same with the labels that may be searched. */
  readonly parts: readonly string[];
  /** Bits of the labels that may not be searched. */
  readonly closed: number;
}

export interface VisibleHits {
  /** Best first. */
  readonly found: readonly { readonly id: string; readonly score: number }[];
  /** Σ idf of all words; one that is shown nowhere counts like one shown once. */
  readonly asked: number;
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly score: number;
  readonly held: number;
  readonly words: number;
}

const IDF = (count: string, documents: string) =>
  `ln(1 + (greatest(0, ${documents} - ${count}) + 0.5) / (${count} + 0.5))`;

/** @param documents size of the index */
export async function byVisibleWords(
  database: Database,
  index: SearchIndex,
  words: VisibleWords,
  query: { readonly filter: SearchFilter; readonly limit: number; readonly documents: number },
): Promise<VisibleHits> {
  if (words.looks.length === 0) return { found: [], asked: 0 };
  const parameters = new Parameters();
  const looks = parameters.add(words.looks, 'text[]');
  const parts = parameters.add(words.parts, 'text[]');
  const documents = parameters.add(query.documents, 'float8');
  const open = words.closed === 0 ? 'true' : openSql(words.closed, 't.part::tsquery', parameters);
  const filter = filterSql(index, query.filter, parameters);
  const limit = parameters.add(query.limit, 'int');
  const rows = await database.query<Row>(
    `with h as (
       select d.id, t.at from unnest(${looks}, ${parts}) with ordinality as t (look, part, at)
       join search_document d on d.lexemes @@ t.look::tsquery and ${open} and ${filter}
     ), w as (select at, ${IDF('count(*)', documents)} as idf from h group by at)
     select h.id, sum(w.idf)::float8 as score, (select sum(idf) from w)::float8 as held,
       (select count(*) from w)::int as words
     from h join w using (at) group by h.id order by score desc, h.id limit ${limit}`,
    parameters.values,
  );
  const first = rows[0];
  if (!first) return { found: [], asked: 0 };
  const unheld = words.looks.length - first.words;
  const once = Math.log(1 + Math.max(0, query.documents - 1 + 0.5) / 1.5);
  return { found: rows.map(({ id, score }) => ({ id, score })), asked: first.held + unheld * once };
}
