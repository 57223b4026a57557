// Proofs for the public: an entry is in the tree of a signed checkpoint, one checkpoint extends another, the tiles of the
// tree. Nothing beyond the latest checkpoint is shown.
import { Database, problem, ProblemError } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { canonicalForm } from '../canonical.js';
import { statisticsOf } from '../chain-walk.js';
import type { StoredStatistics } from '../chain-walk.js';
import { CONTRACT_STREAM } from '../stream.js';
import { StoredTree } from '../tree/stored-tree.js';
import { parseTilePath, TILE_WIDTH, widthOf } from '../tree/tile-path.js';
import type { Tile } from '../tree/tile-path.js';
import { Checkpoints } from './checkpoints.service.js';
import type { Checkpoint } from './checkpoints.service.js';
import { isProofCode } from './proof-code.js';
import type { ConsistencyProofView, ConsistencyQuery, InclusionProofView, ProvenEntry } from './proof.schema.js';
import '../ledger.problems.js';

interface Row extends StoredStatistics {
  seq: string;
  identity_hash: Buffer;
  leaf_hash: Buffer;
  salt: Buffer;
}

/** More entries than any contract has. */
const MAX_ENTRIES = 500;

/** The entries of one contract: those that bear its number, and those of the same contract. Erased identities are not found. */
const BY_NUMBER = `
  with numbered as (
    select seq, identity ->> 'contractId' as contract from ledger_identity
    where stream_key = $1 and identity ->> 'registrationNumber' = $2
  ), found as (
    select seq from numbered
    union select i.seq from ledger_identity i
      where i.stream_key = $1 and i.identity ->> 'contractId' = any(array(select contract from numbered))
  )
  select e.seq, e.version, e.kind, e.corrects_seq, to_char(e.ledger_date, 'YYYY-MM-DD') as ledger_date, e.count_delta,
    e.total_fen, e.technical_fen, e.received_fen, e.dimensions, e.identity_hash, e.leaf_hash, i.salt
  from found join ledger_entry e on e.stream_key = $1 and e.seq = found.seq
    join ledger_identity i on i.stream_key = $1 and i.seq = found.seq
  order by e.seq limit ${MAX_ENTRIES}`;

@Injectable()
export class Proofs {
  constructor(
    private readonly database: Database,
    private readonly checkpoints: Checkpoints,
  ) {}

  /**
   * Proves the entries of the contract with that registration number. Without a code the answer says no more than that the
   * number stands in the ledger; `canonical` is given for the entry whose code it is.
   * @throws problem ledger.no-such-certificate, ledger.not-signed-yet
   */
  async inclusion(registrationNumber: string, code?: string): Promise<InclusionProofView> {
    const rows = await this.database.query<Row>(BY_NUMBER, [CONTRACT_STREAM, registrationNumber]);
    if (rows.length === 0) throw problem('ledger.no-such-certificate');
    const checkpoint = await this.covering(rows);
    const covered = rows.filter((row) => Number(row.seq) <= checkpoint.size);
    const tree = new StoredTree(this.database, checkpoint.stream);
    const paths = await tree.inclusions(
      covered.map((row) => Number(row.seq) - 1),
      checkpoint.size,
    );
    const entries = covered.map((row, at) => toProof(row, checkpoint, paths[at] ?? [], code));
    const [first] = entries;
    if (!first) throw problem('ledger.not-signed-yet');
    return entries.length > 1 ? { ...first, entries } : first;
  }

  /** @throws problem ledger.no-checkpoint: nothing was signed at that size */
  async consistency({ stream, from, to }: ConsistencyQuery): Promise<ConsistencyProofView> {
    const [first, second] = [await this.signedAt(stream, 'from', from), await this.signedAt(stream, 'to', to)];
    const path = await new StoredTree(this.database, stream).consistency(first.size, second.size);
    return { stream, from, to, path: hexOf(path), fromCheckpoint: first.note, toCheckpoint: second.note };
  }

  /**
   * The hashes of a tile by its path below `tile/`.
   * @throws problem ledger.no-such-tile, also for what the latest checkpoint does not cover; ledger.no-such-log
   */
  async tile(stream: string, path: string): Promise<Buffer> {
    const tile = parseTilePath(path);
    if (!tile) throw problem('ledger.no-such-tile');
    const { size } = await this.latest(stream);
    const width = widthOf(tile.level, tile.n, size);
    if (tile.width > width) throw problem('ledger.no-such-tile');
    const whole: Tile = { ...tile, width: width === TILE_WIDTH ? TILE_WIDTH : tile.width };
    return (await new StoredTree(this.database, stream).tile(whole)).subarray(0, tile.width * 32);
  }

  /** @throws problem ledger.no-such-log */
  async latest(stream: string): Promise<Checkpoint> {
    const checkpoint = await this.checkpoints.latest(stream);
    if (!checkpoint) throw problem('ledger.no-such-log');
    return checkpoint;
  }

  /** The latest checkpoint, or a new one where an entry is younger; where none can be signed, the latest if it covers any. */
  private async covering(rows: readonly Row[]): Promise<Checkpoint> {
    const latest = await this.checkpoints.latest(CONTRACT_STREAM);
    const [first, last] = [Number(rows[0]?.seq), Number(rows.at(-1)?.seq)];
    if (latest && latest.size >= last) return latest;
    try {
      return await this.checkpoints.sign(CONTRACT_STREAM);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (latest && latest.size >= first) return latest;
      throw problem('ledger.not-signed-yet');
    }
  }

  private async signedAt(stream: string, field: string, size: string): Promise<Checkpoint> {
    const checkpoint = await this.checkpoints.at(stream, Number(size));
    if (checkpoint) return checkpoint;
    const detail = `没有签署过 ${size} 条处的检查点`;
    throw problem('ledger.no-checkpoint', { detail, errors: [{ pointer: `?${field}`, detail }] });
  }
}

function toProof(row: Row, { stream, size, note }: Checkpoint, path: readonly Buffer[], code?: string): ProvenEntry {
  const isOpened = code !== undefined && isProofCode(code, row.salt, row.leaf_hash);
  return {
    stream,
    seq: row.seq,
    leafIndex: (BigInt(row.seq) - 1n).toString(),
    size: size.toString(),
    leafHash: row.leaf_hash.toString('hex'),
    path: hexOf(path),
    checkpoint: note,
    canonical: isOpened ? canonicalForm(statisticsOf(row, stream), row.identity_hash, BigInt(row.seq)) : null,
    identity: null,
  };
}

function hexOf(hashes: readonly Buffer[]): string[] {
  return hashes.map((hash) => hash.toString('hex'));
}
