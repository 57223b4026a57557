// Keyset paging: an opaque cursor holds the sort values of the last row. No offsets, a hard limit.
import { z } from 'zod';
import { problem } from './problem.js';

export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** The wire form of one page. `total` only where counting is cheap. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().optional() });
}

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

/** Per action: true, or the code of the reason why not. An action that the actor never has is absent. */
export const Abilities = z.record(z.string(), z.union([z.literal(true), z.string()]));
export type Abilities = z.infer<typeof Abilities>;
