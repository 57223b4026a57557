// A question on its way through Meilisearch, and what every way of answering it shares.
import type { EmbeddedEngine } from '../embedded/embedded.engine.js';
import { decodeCursor } from '../../http/page.js';
import type { SearchIndex, SearchQuery } from '../search.port.js';
import type { MeiliServer } from './meili.server.js';

/** First value of a cursor that this engine made. */
export const CURSOR = 'meili';

export interface Ask {
  readonly server: MeiliServer;
  readonly embedded: EmbeddedEngine;
  readonly index: SearchIndex;
  readonly query: SearchQuery;
  /** Words of the question, normalised, each with those that may stand in its place. */
  readonly asked: readonly (readonly string[])[];
  /** Attributes of the server that may be searched. */
  readonly fields: string[];
}

export function isMeiliCursor(cursor: string): boolean {
  return decodeCursor(cursor, 3)[0] === CURSOR;
}

export function sortOf(query: SearchQuery): string[] | undefined {
  if (query.sort) return [`attributes.${query.sort.field}:${query.sort.direction}`];
  return (query.q ?? '').trim() === '' ? ['key:desc'] : undefined;
}

/** Counts of several answers, by field of the definition. */
export function countsOf(fields: readonly string[], found: readonly Record<string, Record<string, number>>[]) {
  return Object.fromEntries(
    fields.map((field) => [field, Object.assign({}, ...found.map((counts) => counts[`attributes.${field}`] ?? {}))]),
  );
}
