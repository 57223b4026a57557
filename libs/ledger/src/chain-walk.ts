// Recomputes a stream entry by entry: order, hashes, chain, rollups. Pure: rows come from wherever they were read.
import { chainHash, canonicalForm, GENESIS, identityHash, inputHash, leafHash } from './canonical.js';
import type { IdentityPart, StatisticsPart } from './canonical.js';
import { rollupCells } from './dimensions.js';

/** The columns that the statistics part is made of; 64-bit numbers as decimal text. */
export interface StoredStatistics {
  version: number;
  kind: string;
  corrects_seq: string | null;
  ledger_date: string;
  count_delta: number;
  total_fen: string;
  technical_fen: string;
  received_fen: string;
  dimensions: Record<string, string>;
}

/** An entry as stored; 64-bit numbers as decimal text, instants as UTC text with microseconds. */
export interface StoredEntry extends StoredStatistics {
  seq: string;
  identity_hash: Buffer;
  prev_hash: Buffer;
  leaf_hash: Buffer;
  chain_hash: Buffer;
  occurred_at: string;
  idempotency_key: string;
  input_hash: Buffer;
  salt: Buffer | null;
  actor_id: string | null;
  identity: Record<string, string> | null;
}

export interface StoredRollup {
  dimension: string;
  month: string;
  code: string;
  count: string;
  total_fen: string;
  technical_fen: string;
  received_fen: string;
}

/** What is wrong, and with which entry; `seq` is null for a rollup cell. */
export interface LedgerFault {
  seq: bigint | null;
  code: string;
  detail: string;
}

interface Sums {
  count: bigint;
  totalFen: bigint;
  technicalFen: bigint;
  receivedFen: bigint;
}

export class ChainWalk {
  private readonly sums = new Map<string, Sums>();
  private at = 0n;
  private chain: Buffer = GENESIS;

  constructor(private readonly streamKey: string) {}

  /** The last entry that was found right. */
  get seq(): bigint {
    return this.at;
  }

  get chainHash(): Buffer {
    return this.chain;
  }

  /** Checks the entry that must come next. A fault ends the walk: everything after it hangs on a broken chain. */
  next(entry: StoredEntry): LedgerFault | null {
    const expected = this.at + 1n;
    if (BigInt(entry.seq) !== expected)
      return fault(expected, 'missing', `缺少第 ${expected} 条，下一条是第 ${entry.seq} 条`);
    const wrong = this.wrongPart(entry, expected);
    if (wrong) return fault(expected, ...wrong);
    this.at = expected;
    this.chain = entry.chain_hash;
    this.addUp(entry);
    return null;
  }

  /** Checks the head of the stream (null: there is no such row) after the last entry. */
  end(head: { seq: string; chain_hash: Buffer } | null): LedgerFault | null {
    if (!head) return this.at === 0n ? null : fault(1n, 'no-head', '流的头记录不存在');
    const seq = BigInt(head.seq);
    if (seq > this.at) return fault(this.at + 1n, 'missing', `头记录为第 ${seq} 条，实际只到第 ${this.at} 条`);
    if (seq < this.at) return fault(seq + 1n, 'unsealed', `头记录为第 ${seq} 条，其后还有分录`);
    if (!head.chain_hash.equals(this.chain)) return fault(seq > 0n ? seq : 1n, 'head', '头记录的链哈希与最后一条不符');
    return null;
  }

  /** Compares one stored rollup cell with the sums of the entries; every cell may come once. */
  rollup(cell: StoredRollup): LedgerFault | null {
    const key = keyOf(cell.dimension, cell.month, cell.code);
    const sums = this.sums.get(key);
    this.sums.delete(key);
    const isEqual =
      sums !== undefined &&
      sums.count.toString() === cell.count &&
      sums.totalFen.toString() === cell.total_fen &&
      sums.technicalFen.toString() === cell.technical_fen &&
      sums.receivedFen.toString() === cell.received_fen;
    return isEqual ? null : fault(null, 'rollup', `汇总 ${key} 与分录之和不符`);
  }

  /** A cell that the entries call for and `rollup` never saw. */
  endOfRollups(): LedgerFault | null {
    const [key] = this.sums.keys();
    return key === undefined ? null : fault(null, 'rollup', `汇总 ${key} 缺失`);
  }

  private wrongPart(entry: StoredEntry, seq: bigint): [code: string, detail: string] | null {
    if (entry.version !== 1) return ['version', `不认识的格式版本 ${entry.version}`];
    if (!entry.prev_hash.equals(this.chain)) return ['chain', '前一条的链哈希不符'];
    const statistics = statisticsOf(entry, this.streamKey);
    const leaf = leafHash(canonicalForm(statistics, entry.identity_hash, seq));
    if (!leaf.equals(entry.leaf_hash)) return ['leaf', '内容与叶哈希不符'];
    if (!chainHash(this.chain, leaf).equals(entry.chain_hash)) return ['chain', '链哈希不符'];
    return wrongIdentity(entry, statistics);
  }

  private addUp(entry: StoredEntry): void {
    const month = `${entry.ledger_date.slice(0, 7)}-01`;
    for (const { dimension, code } of rollupCells(entry.dimensions)) {
      const key = keyOf(dimension, month, code);
      const sums = this.sums.get(key) ?? { count: 0n, totalFen: 0n, technicalFen: 0n, receivedFen: 0n };
      sums.count += BigInt(entry.count_delta);
      sums.totalFen += BigInt(entry.total_fen);
      sums.technicalFen += BigInt(entry.technical_fen);
      sums.receivedFen += BigInt(entry.received_fen);
      this.sums.set(key, sums);
    }
  }
}

function wrongIdentity(entry: StoredEntry, statistics: StatisticsPart): [code: string, detail: string] | null {
  if (!entry.salt || !entry.identity || !entry.actor_id) return ['identity', '身份部分缺失'];
  const part: IdentityPart = {
    actorId: entry.actor_id,
    idempotencyKey: entry.idempotency_key,
    occurredAt: entry.occurred_at,
    identity: entry.identity,
  };
  if (!identityHash(entry.salt, part).equals(entry.identity_hash)) return ['identity', '身份部分与其哈希不符'];
  return inputHash(statistics, part).equals(entry.input_hash) ? null : ['input', '输入哈希不符'];
}

/** The statistics part of a stored entry. */
export function statisticsOf(entry: StoredStatistics, streamKey: string): StatisticsPart {
  return {
    version: entry.version,
    streamKey,
    kind: entry.kind,
    correctsSeq: entry.corrects_seq === null ? null : BigInt(entry.corrects_seq),
    ledgerDate: entry.ledger_date,
    countDelta: entry.count_delta,
    totalFen: BigInt(entry.total_fen),
    technicalFen: BigInt(entry.technical_fen),
    receivedFen: BigInt(entry.received_fen),
    dimensions: entry.dimensions,
  };
}

function keyOf(dimension: string, month: string, code: string): string {
  return `${month.slice(0, 7)} ${dimension}=${code}`;
}

function fault(seq: bigint | null, code: string, detail: string): LedgerFault {
  return { seq, code, detail };
}
