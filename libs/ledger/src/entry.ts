// From what a caller asks to what is stored and hashed. Pure: no clock, no database; the salt is given.
import { problem } from '@app/platform';
import { shanghaiDate } from '@app/reference';
import { CANONICAL_VERSION, canonicalBody, identityHash, inputHash } from './canonical.js';
import type { IdentityPart, StatisticsPart } from './canonical.js';
import { completeDimensions } from './dimensions.js';
import { AppendInput, LEDGER_KINDS } from './ledger.schema.js';
import './ledger.problems.js';

/** An entry before it has a seq. */
export interface DraftEntry {
  statistics: StatisticsPart;
  identityPart: IdentityPart;
  salt: Buffer;
  identityHash: Buffer;
  inputHash: Buffer;
  /** The canonical form without its last member, the seq. */
  body: string;
}

/** Checks the input and lays out the entry. @throws problem ledger.invalid-entry with a pointer per fault */
export function draftEntry(input: AppendInput, salt: Buffer): DraftEntry {
  const parsed = AppendInput.safeParse(input);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, detail: issue.message }));
    throw problem('ledger.invalid-entry', { errors });
  }
  const { amounts, dimensions, kind, occurredAt, ...rest } = parsed.data;
  const statistics: StatisticsPart = {
    version: CANONICAL_VERSION,
    streamKey: rest.streamKey,
    kind,
    correctsSeq: rest.correctsSeq ?? null,
    ledgerDate: shanghaiDate(occurredAt),
    countDelta: LEDGER_KINDS[kind].countDelta,
    ...amounts,
    dimensions: completeDimensions(dimensions, amounts.totalFen),
  };
  const identityPart: IdentityPart = {
    actorId: rest.actorId.toLowerCase(),
    idempotencyKey: rest.idempotencyKey,
    occurredAt: microseconds(occurredAt),
    identity: rest.identity,
  };
  const hash = identityHash(salt, identityPart);
  return {
    statistics,
    identityPart,
    salt,
    identityHash: hash,
    inputHash: inputHash(statistics, identityPart),
    body: canonicalBody(statistics, hash),
  };
}

/** An instant as PostgreSQL keeps it, so that the stored value can be hashed again. */
function microseconds(instant: Date): string {
  return instant.toISOString().replace('Z', '000Z');
}
