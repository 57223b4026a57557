// Writes the ledger: one entry, its hashes and its rollups in the caller's transaction. Reading is in ledger.reader.ts.
import { randomBytes } from 'node:crypto';
import { isUniqueViolation, prepared, problem } from '@app/platform';
import type { Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { SALT_BYTES } from './canonical.js';
import { rollupCells } from './dimensions.js';
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
  o_input_hash: Buffer;
  o_replayed: boolean;
}

const APPEND = `select * from ledger_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
  $18, $19, $20)`;

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
    const row = await write(tx, draft);
    if (row.o_replayed && !row.o_input_hash.equals(draft.inputHash)) {
      throw problem('ledger.other-input', { detail: `台账第 ${row.o_seq} 条` });
    }
    return {
      seq: BigInt(row.o_seq),
      leafHash: row.o_leaf_hash.toString('hex'),
      chainHash: row.o_chain_hash.toString('hex'),
      isReplay: row.o_replayed,
    };
  }
}

async function write(tx: Tx, draft: DraftEntry): Promise<AppendRow> {
  try {
    const rows = await prepared<AppendRow>(tx, APPEND, parameters(draft));
    return rows[0] as AppendRow;
  } catch (error) {
    if (isUniqueViolation(error, 'ledger_entry_cancelled_once')) throw problem('ledger.already-cancelled');
    if (isMissingEntry(error)) throw problem('ledger.no-such-entry');
    throw error;
  }
}

function parameters({ statistics: s, identityPart: part, ...draft }: DraftEntry): unknown[] {
  const cells = rollupCells(s.dimensions);
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
    cells.map((cell) => cell.dimension),
    cells.map((cell) => cell.code),
  ];
}

/** The corrected entry is looked up by the foreign key (23503), its being earlier by a check (23514). */
function isMissingEntry(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === '23503' || code === '23514';
}
