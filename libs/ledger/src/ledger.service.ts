// Writes the ledger: an entry is promised in the caller's transaction, and that transaction's call returns when the entry
// is sealed, counted and proven. Sealing is in sequencer.ts, reading in ledger.reader.ts.
import { randomBytes } from 'node:crypto';
import { atCommit, Database, isUniqueViolation, problem, thenAwait } from '@app/platform';
import type { Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { SALT_BYTES } from './canonical.js';
import { draftEntry } from './entry.js';
import type { DraftEntry } from './entry.js';
import type { AppendInput } from './ledger.schema.js';
import { Sequencer } from './sequencer.js';
import type { SealedEntry } from './sequencer.js';

export interface AppendedEntry extends SealedEntry {
  /** The entry existed already: the same input came earlier under this idempotency key. */
  isReplay: boolean;
}

interface SubmitRow {
  /** Of the promise; null where the entry is sealed already and the following stand for it. */
  o_id: string | null;
  o_seq: string;
  o_leaf_hash: Buffer;
  o_chain_hash: Buffer;
  o_replayed: boolean;
}

const SUBMIT = `select * from ledger_submit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
  $18)`;
/** What ledger_submit raises: the key belongs to another input, nothing to correct, cancelled before. */
const REFUSALS: Record<string, string> = {
  TM001: 'ledger.other-input',
  TM002: 'ledger.no-such-entry',
  TM003: 'ledger.already-cancelled',
};

/** An entry of a transaction under way. It has no place in the ledger before `Database.tx` has returned. */
export class PromisedEntry implements AppendedEntry {
  private entry: AppendedEntry | undefined;

  get seq(): bigint {
    return this.sealed.seq;
  }
  get leafHash(): string {
    return this.sealed.leafHash;
  }
  get chainHash(): string {
    return this.sealed.chainHash;
  }
  get isReplay(): boolean {
    return this.sealed.isReplay;
  }

  keep(entry: AppendedEntry): void {
    this.entry = entry;
  }

  private get sealed(): AppendedEntry {
    if (!this.entry) throw new Error('the entry is sealed when its transaction has returned, not before');
    return this.entry;
  }
}

@Injectable()
export class Ledger {
  constructor(
    private readonly database: Database,
    private readonly sequencer: Sequencer,
  ) {}

  /**
   * Appends one entry to a stream, as part of `tx`: it is there if and only if `tx` commits. The same idempotency key with
   * the same input answers the entry that exists (time of the request aside).
   *
   * The statement travels with the commit, and `Database.tx` returns when the entry is sealed. So nobody holds a lock that
   * other writers of the stream wait for; only those of the same key or of a cancellation of the same entry meet.
   *
   * @throws problem ledger.invalid-entry at once; from the transaction ledger.other-input, ledger.no-such-entry,
   *   ledger.already-cancelled, and ledger.not-sealed-yet (503), after which the transaction stands and is sealed later
   */
  async append(tx: Tx, input: AppendInput): Promise<PromisedEntry> {
    const draft = draftEntry(input, randomBytes(SALT_BYTES));
    const promised = new PromisedEntry();
    let submitted: SubmitRow | undefined;
    await atCommit<SubmitRow>(tx, SUBMIT, parameters(draft), explained, ([row]) => (submitted = row));
    const { streamKey } = draft.statistics;
    this.sequencer.expect(streamKey);
    thenAwait(
      tx,
      async () => promised.keep(await this.placeOf(draft, submitted)),
      () => this.sequencer.unexpect(streamKey),
    );
    return promised;
  }

  /** Appends one entry in a transaction of its own. @throws as `append` and its transaction */
  async appendAlone(input: AppendInput): Promise<AppendedEntry> {
    const { seq, leafHash, chainHash, isReplay } = await this.database.tx((tx) => this.append(tx, input));
    return { seq, leafHash, chainHash, isReplay };
  }

  private async placeOf(
    { statistics: { streamKey }, identityPart: { idempotencyKey } }: DraftEntry,
    row: SubmitRow | undefined,
  ): Promise<AppendedEntry> {
    if (!row) throw new Error('ledger_submit answered nothing');
    const isReplay = row.o_replayed;
    if (row.o_id !== null) return { ...(await this.sequencer.sealed(streamKey, row.o_id, idempotencyKey)), isReplay };
    this.sequencer.unexpect(streamKey);
    return {
      seq: BigInt(row.o_seq),
      leafHash: row.o_leaf_hash.toString('hex'),
      chainHash: row.o_chain_hash.toString('hex'),
      isReplay,
    };
  }
}

/** The problem behind an error of the database; other errors as they are. */
function explained(error: unknown): unknown {
  const refusal = REFUSALS[codeOf(error) ?? ''];
  if (refusal) return problem(refusal);
  return isUniqueViolation(error, 'ledger_intake_cancelled_once') ? problem('ledger.already-cancelled') : error;
}

function codeOf(error: unknown): string | undefined {
  const fault = error as { code?: string; driverError?: { code?: string } };
  return fault.driverError?.code ?? fault.code;
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
