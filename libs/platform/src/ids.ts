// Identifiers of rows. Not for secrets: those come from node:crypto.
import { v7 } from 'uuid';
import { z } from 'zod';
import { Uuid } from './ids.schema.js';

/** A new uuid v7 (RFC 9562): unique and ordered by time, so that index pages stay warm. */
export function newId(): string {
  return v7();
}

/** Path parameter `:id`. */
export const IdParam = z.object({ id: Uuid });
export type IdParam = z.infer<typeof IdParam>;
