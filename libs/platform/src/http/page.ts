// Keyset paging: an opaque cursor holds the sort values of the last row. No offsets, a hard limit.
import { z } from 'zod';
import { Uuid } from '../ids.schema.js';
import { problem } from './problem.js';

export { Abilities, pageOf, PageQuery, wholeNumber } from './page.schema.js';

/** The cursor behind which the next page begins. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

const KINDS = {
  any: z.union([z.string().max(300), z.number()]),
  /** Also numbers as text: 64-bit ones do not fit otherwise. */
  number: z.union([z.number(), z.string().regex(/^-?\d{1,19}(\.\d{1,17})?$/)]),
  uuid: Uuid,
  day: z.iso.date(),
  /** As toISOString writes it, or PostgreSQL as text. */
  instant: z.string().regex(/^\d{4}-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]\d{2}(:\d{2})?)$/),
} as const;
/** What a sort value may be. Anything else, such as `now` or `infinity`, would be read by PostgreSQL in its own way. */
export type CursorKind = keyof typeof KINDS;

/**
 * The sort values in `cursor`.
 * @param shape their kinds; or only how many, where the caller looks at them itself
 * @throws problem `page.bad-cursor`
 */
export function decodeCursor(cursor: string, shape: number | readonly CursorKind[]): string[] {
  const kinds = typeof shape === 'number' ? Array.from({ length: shape }, () => 'any' as const) : shape;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const given = z.array(z.unknown()).length(kinds.length).parse(values);
    return given.map((value, at) => String(KINDS[kinds[at] ?? 'any'].parse(value)));
  } catch {
    throw problem('page.bad-cursor');
  }
}
