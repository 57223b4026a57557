// Wire shapes that every list and every view shares: the page asked for, the page answered, and what may be done.
import { z } from 'zod';

export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** The wire form of one page. `total` only where counting is cheap. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().optional() });
}

/** Per action: true, or the code of the reason why not. An action that the actor never has is absent. */
export const Abilities = z.record(z.string(), z.union([z.literal(true), z.string()]));
export type Abilities = z.infer<typeof Abilities>;
