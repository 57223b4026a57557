// Keyset paging: an opaque cursor holds the sort values of the last row. No offsets, a hard limit.
import { z } from 'zod';
import { problem } from './problem.js';

export { Abilities, pageOf, PageQuery } from './page.schema.js';

/** The cursor behind which the next page begins. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The sort values in `cursor`. Throws problem `page.bad-cursor` unless they are `length` strings or numbers. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const parsed = z
      .array(z.union([z.string().max(300), z.number()]))
      .length(length)
      .parse(values);
    return parsed.map(String);
  } catch {
    throw problem('page.bad-cursor');
  }
}
