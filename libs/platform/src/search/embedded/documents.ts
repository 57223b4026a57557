// Writing documents into a generation. One statement per batch: arrays are unnested on the server.
import type { Database, Tx } from '../../database/database.js';
import { documentHash } from '../fingerprint.js';
import type { SearchDocument, SearchIndex } from '../search.port.js';
import { writtenGenerations } from './generations.js';
import { normalise } from '../text.js';
import { lexemesOf, textFields } from './lexemes.js';

/** About 60 ms of cutting text; between two chunks the process answers others. */
const CHUNK = 100;

/** Between the members of a packed list: chr(31). */
const UNIT_SEPARATOR = '\u001F';

const UPSERT = `
  insert into search_document as old (generation_id, id, revision, hash, attributes, facets, labels, sort1, sort2, sort3,
    sort4, word_length, bigram_length, character_length, latin, texts, normalised, words, lexemes)
  select $1, id, revision, hash, attributes, string_to_array(facets, chr(31)), labels, sort1, sort2, sort3, sort4,
    word_length, bigram_length, character_length, latin, texts, normalised, words, lexemes::tsvector
  from unnest($2::text[], $3::bigint[], $4::text[], $5::jsonb[], $6::text[], $7::smallint[], $8::float8[], $9::float8[],
    $10::float8[], $11::float8[], $12::int[], $13::int[], $14::int[], $15::text[], $16::jsonb[], $17::text[],
    $18::text[], $19::text[])
    as new (id, revision, hash, attributes, facets, labels, sort1, sort2, sort3, sort4,
      word_length, bigram_length, character_length, latin, texts, normalised, words, lexemes)
  on conflict (generation_id, id) do update set revision = excluded.revision, hash = excluded.hash,
    attributes = excluded.attributes, facets = excluded.facets, labels = excluded.labels, sort1 = excluded.sort1,
    sort2 = excluded.sort2, sort3 = excluded.sort3, sort4 = excluded.sort4, word_length = excluded.word_length, bigram_length = excluded.bigram_length,
    character_length = excluded.character_length, latin = excluded.latin, texts = excluded.texts,
    normalised = excluded.normalised, words = excluded.words, lexemes = excluded.lexemes
  where old.revision <= excluded.revision and old.hash <> excluded.hash
  returning 1`;

/** The newest revision of each id, in id order, so that two batches lock rows in one order. */
function distinct(documents: readonly SearchDocument[]): SearchDocument[] {
  const newest = new Map<string, SearchDocument>();
  for (const document of documents) {
    const known = newest.get(document.id);
    if (!known || known.revision <= document.revision) newest.set(document.id, document);
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** For finding mistyped words: trigrams of Han text would only repeat what character pairs do better. */
function latinWords(text: string): string {
  return (normalise(text).match(/[a-z]{3,}/g) ?? []).join(' ');
}

/** What counting needs, ready: `field=value`, one per value, each once. Unpacking attributes costs ten times as much. */
function facetValues(index: SearchIndex, document: SearchDocument): string[] {
  const values = index.facets.flatMap((field) => {
    const value = document.attributes[field] ?? [];
    return (typeof value === 'object' ? value : [value]).map((each) => `${field}=${String(each)}`);
  });
  return [...new Set(values)];
}

function rowOf(index: SearchIndex, generationId: number, document: SearchDocument): unknown[] {
  const lexemes = lexemesOf(index, generationId, document);
  const sorts = [0, 1, 2, 3].map((at) => {
    const value = document.attributes[index.sortable[at] ?? ''];
    return typeof value === 'number' ? value : null;
  });
  const heaviest = textFields(index)[0]?.field ?? '';
  return [
    document.id,
    document.revision,
    documentHash(document),
    JSON.stringify(document.attributes),
    facetValues(index, document).join(UNIT_SEPARATOR),
    lexemes.labels,
    ...sorts,
    lexemes.lengths.word,
    lexemes.lengths.bigram,
    lexemes.lengths.character,
    latinWords(document.text[heaviest] ?? ''),
    JSON.stringify(document.text),
    lexemes.normalised,
    lexemes.words,
    lexemes.literal,
  ];
}

async function insertChunk(
  tx: Tx,
  index: SearchIndex,
  generationId: number,
  chunk: readonly SearchDocument[],
): Promise<number> {
  const rows = chunk.map((document) => rowOf(index, generationId, document));
  const columns = rows[0]!.map((_, column) => rows.map((row) => row[column]));
  const changed: unknown[] = await tx.query(UPSERT, [generationId, ...columns]);
  return changed.length;
}

/** Writes `documents` into the named generations, or into those that take writes now. */
export async function writeDocuments(
  database: Database,
  index: SearchIndex,
  documents: readonly SearchDocument[],
  generations?: readonly number[],
): Promise<void> {
  const all = distinct(documents);
  for (let at = 0; at < all.length; at += CHUNK) {
    const chunk = all.slice(at, at + CHUNK);
    await database.tx(async (tx) => {
      for (const generationId of generations ?? (await writtenGenerations(tx, index))) {
        await countChanges(tx, generationId, await insertChunk(tx, index, generationId, chunk));
      }
    });
    await new Promise((resume) => setImmediate(resume));
  }
}

export async function removeDocuments(database: Database, index: SearchIndex, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await database.tx(async (tx) => {
    for (const generationId of await writtenGenerations(tx, index)) {
      const removed: unknown[] = await tx.query(
        `with gone as (delete from search_document where generation_id = $1 and id = any($2::text[]) returning 1)
         select 1 from gone`,
        [generationId, ids],
      );
      await countChanges(tx, generationId, removed.length);
    }
  });
}

/** Last in the transaction: this row is shared by all writers of the index. */
async function countChanges(tx: Tx, generationId: number, documents: number): Promise<void> {
  if (documents === 0) return;
  await tx.query(
    `insert into search_generation_change as c (generation_id, documents) values ($1, $2)
     on conflict (generation_id) do update set documents = c.documents + excluded.documents`,
    [generationId, documents],
  );
}
