// Recomputes chain, rollups, tiles and checkpoints from the stored entries, in one snapshot and in chunks. Changes nothing.
import { Clock, Database, problem } from '@app/platform';
import type { Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ChainWalk } from './chain-walk.js';
import type { LedgerFault, StoredEntry, StoredRollup } from './chain-walk.js';
import type { LedgerVerificationView } from './ledger.schema.js';
import { TreeCheck } from './proof/tree-check.js';
import './ledger.problems.js';

/** Entries read at once; between chunks other requests get their turn. */
const CHUNK = 1_000;
/** Longest stream that is verified inside a request: some seconds of work. */
const REQUEST_LIMIT = 200_000n;

const ENTRIES = `
  select e.seq, e.version, e.kind, e.corrects_seq, to_char(e.ledger_date, 'YYYY-MM-DD') as ledger_date, e.count_delta,
    e.total_fen, e.technical_fen, e.received_fen, e.dimensions, e.identity_hash, e.prev_hash, e.leaf_hash, e.chain_hash,
    to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as occurred_at, e.idempotency_key,
    e.input_hash, i.salt, i.actor_id, i.identity
  from ledger_entry e left join ledger_identity i on i.stream_key = e.stream_key and i.seq = e.seq
  where e.stream_key = $1 and e.seq > $2 order by e.seq limit ${CHUNK}`;

const ROLLUPS = `
  select dimension, to_char(month, 'YYYY-MM-DD') as month, code, count, total_fen, technical_fen, received_fen
  from ledger_rollup where stream_key = $1 order by dimension, month, code`;

/** Streams that any table knows, so that rows moved to a made-up stream are found as well. */
const STREAMS = `
  select stream_key from ledger_stream union select stream_key from ledger_entry
  union select stream_key from ledger_tile union select stream_key from ledger_checkpoint
  union select stream_key from ledger_identity union select stream_key from ledger_sum order by 1`;

/** An identity part whose entry is gone or never was. */
const STRAY_IDENTITY = `
  select i.seq from ledger_identity i left join ledger_entry e on e.stream_key = i.stream_key and e.seq = i.seq
  where i.stream_key = $1 and e.seq is null order by i.seq limit 1`;

@Injectable()
export class LedgerVerifier {
  private isRunning = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Verifies one stream, or all of them; stops at the first fault. The result describes the last stream looked at and
   * counts over all.
   */
  verify(streamKey?: string): Promise<LedgerVerificationView> {
    return this.database.tx(async (tx) => {
      await tx.query('set transaction isolation level repeatable read read only');
      const known: { stream_key: string }[] = streamKey ? [{ stream_key: streamKey }] : await tx.query(STREAMS);
      const startedAt = performance.now();
      let result = emptyResult(this.clock.now());
      for (const { stream_key } of known) {
        result = await verifyStream(tx, stream_key, result);
        if (!result.isSound) break;
      }
      return { ...result, durationMs: Math.round(performance.now() - startedAt) };
    });
  }

  /**
   * The same inside a request: one at a time in a process, and only while it takes seconds.
   * @throws problem ledger.verifying, ledger.too-long-to-verify
   */
  async verifyOnRequest(streamKey: string): Promise<LedgerVerificationView> {
    const [head] = await this.database.query<{ seq: string }>('select seq from ledger_stream where stream_key = $1', [
      streamKey,
    ]);
    if (BigInt(head?.seq ?? 0) > REQUEST_LIMIT) throw problem('ledger.too-long-to-verify');
    if (this.isRunning) throw problem('ledger.verifying');
    this.isRunning = true;
    try {
      return await this.verify(streamKey);
    } finally {
      this.isRunning = false;
    }
  }
}

async function verifyStream(
  tx: Tx,
  streamKey: string,
  before: LedgerVerificationView,
): Promise<LedgerVerificationView> {
  const walk = new ChainWalk(streamKey);
  let fault = await walkEntries(tx, streamKey, walk);
  let checkedRollups = 0;
  if (!fault) {
    const cells: StoredRollup[] = await tx.query(ROLLUPS, [streamKey]);
    for (const cell of cells) fault ??= walk.rollup(cell);
    fault ??= walk.endOfRollups();
    checkedRollups = cells.length;
  }
  return {
    ...before,
    isSound: fault === null,
    checkedEntries: before.checkedEntries + Number(walk.seq),
    checkedRollups: before.checkedRollups + checkedRollups,
    seq: walk.seq.toString(),
    chainHash: walk.chainHash.toString('hex'),
    fault: fault && { streamKey, seq: fault.seq?.toString() ?? null, code: fault.code, detail: fault.detail },
  };
}

async function walkEntries(tx: Tx, streamKey: string, walk: ChainWalk): Promise<LedgerFault | null> {
  const tree = new TreeCheck(tx, streamKey);
  for (;;) {
    const rows: StoredEntry[] = await tx.query(ENTRIES, [streamKey, walk.seq]);
    for (const row of rows) {
      const fault = walk.next(row);
      if (fault) return fault;
    }
    const fault = await tree.next(rows);
    if (fault) return fault;
    if (rows.length < CHUNK) break;
  }
  const [head] = await tx.query('select seq, chain_hash from ledger_stream where stream_key = $1', [streamKey]);
  const [stray] = await tx.query(STRAY_IDENTITY, [streamKey]);
  if (stray) return { seq: BigInt(stray.seq), code: 'identity', detail: '身份部分没有对应的分录' };
  return walk.end(head ?? null) ?? tree.end();
}

function emptyResult(now: Date): LedgerVerificationView {
  return {
    isSound: true,
    checkedEntries: 0,
    checkedRollups: 0,
    seq: '0',
    chainHash: '0'.repeat(64),
    asOf: now.toISOString(),
    durationMs: 0,
    fault: null,
  };
}
