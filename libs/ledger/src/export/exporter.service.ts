// Writes a whole stream as JSON lines that tools/verify-ledger.mjs checks without the database: one snapshot, read in chunks.
// Judges nothing: a ledger that was changed is exported as it is, and the verifier finds it.
import { Clock, Database } from '@app/platform';
import type { Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { GENESIS } from '../canonical.js';
import type { StoredEntry, StoredRollup } from '../chain-walk.js';
import { Checkpoints } from '../proof/checkpoints.service.js';
import { Keys, publishedKey } from '../proof/keys.service.js';
import { checkpointLine, endLine, entryLine, headerLine, strayLine, totalLine } from './records.js';
import type { StoredCheckpoint } from './records.js';
import { wrongTiles } from './wrong-tiles.js';

export interface ExportResult {
  entries: number;
  totals: number;
  /** Why no checkpoint covers the last entry; null where one does. */
  refusal: string | null;
}

/** Takes the next piece of the file; resolves when more may come. */
export type Sink = (text: string) => Promise<void>;

const CHUNK = 1_000;
/** Entries that come between signing and snapshot make both be done again; so often at most. */
const ATTEMPTS = 50;

const ENTRIES = `declare ledger_export no scroll cursor for
  select e.seq, e.version, e.kind, e.corrects_seq, to_char(e.ledger_date, 'YYYY-MM-DD') as ledger_date, e.count_delta,
    e.total_fen, e.technical_fen, e.received_fen, e.dimensions, e.identity_hash, e.prev_hash, e.leaf_hash, e.chain_hash,
    to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as occurred_at, e.idempotency_key,
    e.input_hash, i.salt, i.actor_id, i.identity
  from ledger_entry e left join ledger_identity i on i.stream_key = e.stream_key and i.seq = e.seq
  where e.stream_key = $1 order by e.seq`;
const CHECKPOINTS = 'select size, root, note, signed_at from ledger_checkpoint where stream_key = $1 order by size';
const ROLLUPS = `
  select dimension, to_char(month, 'YYYY-MM-DD') as month, code, count, total_fen, technical_fen, received_fen
  from ledger_rollup where stream_key = $1 order by month, dimension, code`;
const STRAY_IDENTITIES = `
  select i.seq from ledger_identity i left join ledger_entry e on e.stream_key = i.stream_key and e.seq = i.seq
  where i.stream_key = $1 and e.seq is null order by i.seq`;

@Injectable()
export class LedgerExporter {
  constructor(
    private readonly database: Database,
    private readonly checkpoints: Checkpoints,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * Exports all entries, checkpoints and totals of a stream as of one instant, which a checkpoint is signed for.
   * @param hasIdentities with the identity parts and their salts: for an auditor, not for the public
   */
  async write(stream: string, hasIdentities: boolean, sink: Sink): Promise<ExportResult> {
    for (let attempt = 1; ; attempt++) {
      const refusal = await this.sign(stream);
      const isLast = refusal !== null || attempt === ATTEMPTS;
      const result = await this.database.tx(async (tx) => {
        await tx.query('set transaction isolation level repeatable read read only');
        const isCovered = isLast || (await this.isCovered(tx, stream));
        return isCovered ? this.snapshot(tx, { stream, hasIdentities, sink, refusal }) : null;
      });
      if (result) return result;
    }
  }

  /** Why it could not be signed for. A ledger that the signer refuses is exported all the same, to be looked at. */
  private async sign(stream: string): Promise<string | null> {
    try {
      await this.checkpoints.sign(stream);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  private async isCovered(tx: Tx, stream: string): Promise<boolean> {
    const [row] = await tx.query(
      `select (select max(seq) from ledger_entry where stream_key = $1) is not distinct from
         (select nullif(max(size), 0) from ledger_checkpoint where stream_key = $1) as covered`,
      [stream],
    );
    return row.covered;
  }

  private async snapshot(
    tx: Tx,
    {
      stream,
      hasIdentities,
      sink,
      refusal,
    }: { stream: string; hasIdentities: boolean; sink: Sink; refusal: string | null },
  ): Promise<ExportResult> {
    const [head] = await tx.query('select seq, chain_hash from ledger_stream where stream_key = $1', [stream]);
    const keys = await this.keys.list(stream, tx);
    const origin = keys.at(-1)?.name ?? (await this.keys.nextName(tx, stream));
    await sink(
      headerLine({
        origin,
        stream,
        size: head?.seq ?? '0',
        hasIdentities,
        keys: keys.map((key) => publishedKey(key).vkey),
        exportedAt: this.clock.now(),
      }),
    );
    const { entries, chain } = await this.entries(tx, { stream, hasIdentities, sink });
    const strays: { seq: string }[] = await tx.query(STRAY_IDENTITIES, [stream]);
    for (const { seq } of strays) await sink(strayLine('ledger_identity', { seq }));
    for (const tile of await wrongTiles(tx, stream)) await sink(strayLine('ledger_tile', { tile }));
    const totals: StoredRollup[] = await tx.query(ROLLUPS, [stream]);
    await sink(totals.map((cell) => totalLine(cell)).join(''));
    const isHead = head === undefined || chain.equals(head.chain_hash);
    await sink(endLine(entries, totals.length, isHead ? [] : ['ledger_stream.chain_hash']));
    return { entries, totals: totals.length, refusal };
  }

  /** Every entry, and each stored checkpoint after the entry that its size names. */
  private async entries(
    tx: Tx,
    { stream, hasIdentities, sink }: { stream: string; hasIdentities: boolean; sink: Sink },
  ): Promise<{ entries: number; chain: Buffer }> {
    const checkpoints: StoredCheckpoint[] = await tx.query(CHECKPOINTS, [stream]);
    let chain: Buffer = GENESIS;
    let [entries, at] = [0, 0];
    const due = (seq: bigint): string => {
      let lines = '';
      for (let next = checkpoints[at]; next && BigInt(next.size) <= seq; next = checkpoints[++at]) {
        lines += checkpointLine(next);
      }
      return lines;
    };
    await tx.query(ENTRIES, [stream]);
    for (;;) {
      const rows: StoredEntry[] = await tx.query(`fetch ${CHUNK} from ledger_export`);
      let text = '';
      for (const row of rows) {
        text += due(BigInt(row.seq) - 1n) + entryLine(row, { stream, chainBefore: chain, hasIdentities });
        chain = row.chain_hash;
      }
      entries += rows.length;
      if (text !== '') await sink(text);
      if (rows.length < CHUNK) break;
    }
    await tx.query('close ledger_export');
    const [last] = checkpoints.slice(-1);
    if (last) await sink(due(BigInt(last.size)));
    return { entries, chain };
  }
}
