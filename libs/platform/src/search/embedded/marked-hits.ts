// Hits with the passages in which the words of the question stand; fields that the reader may not see are left out.
import type { Database } from '../../database/database.js';
import { readingsOf, spelledIn, synonymsIn, type AlsoAsked } from '../also-asked.js';
import { highlightPieces } from '../highlight.js';
import type { SearchHit, SearchIndex, SearchQuery } from '../search.port.js';
import type { Generation } from './generations.js';
import { textFields } from './lexemes.js';

const LENGTH = 120;

type Ask = { readonly index: SearchIndex; readonly query: SearchQuery; readonly generation: Generation };

/** What a first page was asked for beside its words; readings of pinyin from the titles found, if these may be read. */
export async function alsoAskedIn(
  database: Database,
  { index, query, generation }: Ask,
  asked: readonly (readonly string[])[],
  found: readonly { readonly id: string }[],
): Promise<AlsoAsked[]> {
  if (query.cursor !== undefined || query.isExhaustive) return [];
  const typed = spelledIn(asked);
  const [heaviest] = textFields(index);
  const isOpen = heaviest && (!query.within || query.within.includes(heaviest.field));
  if (typed.length === 0 || !isOpen || found.length === 0) return synonymsIn(asked);
  const rows = await database.query<{ title: string | null }>(
    'select texts ->> $3 as title from search_document where generation_id = $1 and id = any($2::text[])',
    [generation.id, found.map((hit) => hit.id), heaviest.field],
  );
  const readings = readingsOf(
    typed,
    rows.map(({ title }) => title ?? ''),
  );
  return [...synonymsIn(asked), ...readings];
}

export async function markHits(
  database: Database,
  ask: Ask,
  words: readonly string[],
  found: readonly { readonly id: string; readonly score: number }[],
): Promise<SearchHit[]> {
  const open = new Set(ask.query.within ?? Object.keys(ask.index.text));
  const fields = (ask.query.highlight ?? []).filter((field) => open.has(field));
  if (fields.length === 0 || found.length === 0) return found.map(({ id, score }) => ({ id, score, highlights: {} }));
  const rows = await database.query<{ id: string; texts: Record<string, string | null> }>(
    'select id, texts from search_document where generation_id = $1 and id = any($2::text[])',
    [ask.generation.id, found.map((hit) => hit.id)],
  );
  const textsById = new Map(rows.map((row) => [row.id, row.texts]));
  const length = ask.query.highlightLength ?? LENGTH;
  return found.map(({ id, score }) => {
    const marked = fields.flatMap((field) => {
      const text = textsById.get(id)?.[field];
      return text ? [[field, highlightPieces(text, words, length)] as const] : [];
    });
    return { id, score, highlights: Object.fromEntries(marked) };
  });
}
