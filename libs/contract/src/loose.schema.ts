// Turns the shape of a complete form into that of a form being filled in.
import type { z } from 'zod';

type Loose<S extends z.ZodRawShape> = { [K in keyof S]: z.ZodOptional<z.ZodNullable<S[K]>> };

/** Every field may be absent (left as it is) or null (emptied); what is given is checked by the field's own rule. */
export function loose<S extends z.ZodRawShape>(shape: S): Loose<S> {
  const fields = Object.entries(shape).map(([name, field]) => [name, (field as z.ZodType).nullable().optional()]);
  return Object.fromEntries(fields) as Loose<S>;
}
