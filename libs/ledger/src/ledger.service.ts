// Writes the ledger: one entry, its hashes and its rollups in the caller's transaction. Reading is in ledger.reader.ts.
import { randomBytes } from 'node:crypto';
import { atCommit, isUniqueViolation, prepared, problem } from '@app/platform';
import type { Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { SALT_BYTES } from './canonical.js';
import { draftEntry } from './entry.js';
import type { DraftEntry } from './entry.js';
import type { AppendInput } from './ledger.schema.js';

export interface AppendedEntry {
  seq: bigint;
  /** 64 hex digits; what a certificate shows and a proof starts from. */
  leafHash: string;
  chainHash: string;
  /** The entry existed already: the same input came earlier under this idempotency key. */
  isReplay: boolean;
}

interface AppendRow {
  o_seq: string;
  o_leaf_hash: Buffer;
  o_chain_hash: Buffer;
  o_replayed: boolean;
}

const APPEND = `select * from ledger_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
  $18)`;
/** Raised by ledger_append when the key belongs to another input. */
const OTHER_INPUT = 'TM001';

@Injectable()
export class Ledger {
  /**
   * Appends one entry to a stream, as part of `tx`. The same idempotency key with the same input answers the entry that
   * exists (time of the request aside); two at once wait for each other.
   *
   * Lock order: the head of the stream stays locked until `tx` ends and every append of the stream waits for it. Lock
   * the rows of the use case first, append last, and only insert (audit, outbox) afterwards. A transaction that appends
   * to several streams takes them in the order of their keys.
   *
   * @throws problem ledger.invalid-entry, ledger.other-input, ledger.no-such-entry, ledger.already-cancelled
   */
  async append(tx: Tx, input: AppendInput): Promise<AppendedEntry> {
    const draft = draftEntry(input, randomBytes(SALT_BYTES));
    const [row] = await prepared<AppendRow>(tx, APPEND, parameters(draft)).catch((error: unknown) =>
      Promise.reject(explained(error)),
    );
    if (!row) throw new Error('ledger_append answered nothing');
    return {
      seq: BigInt(row.o_seq),
      leafHash: row.o_leaf_hash.toString('hex'),
      chainHash: row.o_chain_hash.toString('hex'),
      isReplay: row.o_replayed,
    };
  }

  /**
   * The same for a use case that does not need the answer: the statement travels with the commit, so that the stream is
   * locked for no round trip. What follows from the entry can be written by a later `atCommit`, which finds it by its key.
   * @throws from the transaction what `append` throws; ledger.invalid-entry at once
   */
  async appendAtCommit(tx: Tx, input: AppendInput): Promise<void> {
    await atCommit(tx, APPEND, parameters(draftEntry(input, randomBytes(SALT_BYTES))), explained);
  }
}

/** The problem behind an error of the database; other errors as they are. */
function explained(error: unknown): unknown {
  const { code, detail } = driverFault(error);
  if (code === OTHER_INPUT) return problem('ledger.other-input', { detail: `台账第 ${detail} 条` });
  if (isUniqueViolation(error, 'ledger_entry_cancelled_once')) return problem('ledger.already-cancelled');
  // The corrected entry is looked up by the foreign key (23503), its being earlier by a check (23514).
  return code === '23503' || code === '23514' ? problem('ledger.no-such-entry') : error;
}

function driverFault(error: unknown): { code?: string; detail?: string } {
  const fault = error as { code?: string; detail?: string; driverError?: { code?: string; detail?: string } };
  return fault.driverError ?? fault;
}

function parameters({ statistics: s, identityPart: part, ...draft }: DraftEntry): unknown[] {
  return [
    s.streamKey,
    part.idempotencyKey,
    draft.inputHash,
    s.version,
    s.kind,
    s.correctsSeq,
    s.ledgerDate,
    s.countDelta,
    s.totalFen,
    s.technicalFen,
    s.receivedFen,
    JSON.stringify(s.dimensions),
    part.occurredAt,
    draft.salt,
    part.actorId,
    JSON.stringify(part.identity),
    draft.identityHash,
    draft.body,
  ];
}
