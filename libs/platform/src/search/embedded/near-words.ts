// What a reader may have meant by a mistyped Latin word: words of titles that this reader may see, and of no other text.
import type { Database } from '../../database/database.js';
import type { SearchFilter, SearchIndex } from '../search.port.js';
import { forgivenErrors, isNear } from '../spelling.js';
import { filterSql, Parameters } from './filter-sql.js';

/** Share of its trigrams that a title must have in common with the typed word to be looked at. */
const LOOKED_AT_SHARE = 0.3;
const TITLES = 100;
const WORDS_CORRECTED = 8;
const NEAR_WORDS = 5;

interface Row extends Record<string, unknown> {
  readonly word: string;
  readonly latin: string;
}

/** The words asked, each with what may stand in its place, and now also what it may be a misspelling of. */
export async function withNearWords(
  database: Database,
  place: { readonly index: SearchIndex; readonly generationId: number; readonly filter: SearchFilter },
  asked: readonly (readonly string[])[],
): Promise<string[][] | null> {
  const typed = asked.flatMap(([word = '']) => (forgivenErrors(word) > 0 ? [word] : [])).slice(0, WORDS_CORRECTED);
  if (typed.length === 0) return null;
  const parameters = new Parameters();
  const words = parameters.add(typed, 'text[]');
  const generation = parameters.add(place.generationId, 'int');
  const filter = filterSql(place.index, place.filter, parameters);
  const rows: Row[] = await database.tx(async (tx) => {
    await tx.query(`set local pg_trgm.word_similarity_threshold = ${LOOKED_AT_SHARE}`);
    return tx.query(
      `select w.word, t.latin from unnest(${words}) w (word) cross join lateral (
         select d.latin from search_document d
         where w.word <% d.latin and d.generation_id = ${generation} and ${filter}
         order by word_similarity(w.word, d.latin) desc, d.id limit ${TITLES}
       ) t`,
      parameters.values,
    );
  });
  const nearByWord = new Map<string, Set<string>>();
  for (const { word, latin } of rows) {
    const near = nearByWord.get(word) ?? new Set();
    for (const known of latin.split(' ')) if (known !== word && isNear(word, known)) near.add(known);
    if (near.size > 0) nearByWord.set(word, near);
  }
  if (nearByWord.size === 0) return null;
  return asked.map((alternatives) => [
    ...alternatives,
    ...[...(nearByWord.get(alternatives[0] ?? '') ?? [])].slice(0, NEAR_WORDS),
  ]);
}
