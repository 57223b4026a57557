// Wire shapes that every list and every view shares: the page asked for, the page answered, and what may be done.
import { z } from 'zod';

/** A whole number in a query string, in decimal digits only: no sign, no exponent, no `0x`. */
export function wholeNumber(min: number, max: number) {
  const isPlain = (given: unknown) =>
    typeof given === 'number' || (typeof given === 'string' && /^\d{1,9}$/.test(given));
  const error = `须为 ${min} 到 ${max} 的整数`;
  return z.preprocess(
    (given) => (isPlain(given) ? given : Number.NaN),
    z.coerce.number({ error }).int(error).min(min, error).max(max, error),
  );
}

export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: wholeNumber(1, 100).default(20),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** The wire form of one page. `total` only where counting is cheap. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().optional() });
}

/** Per action: true, or the code of the reason why not. An action that the actor never has is absent. */
export const Abilities = z.record(z.string(), z.union([z.literal(true), z.string()]));
export type Abilities = z.infer<typeof Abilities>;
