// Holds what is stored beside the entries against them: tiles, checkpoints and the totals they state. Fed with the entries in
// their order by the verifier, in chunks; remembers one tile per level and the sums per day.
import type { LedgerFault } from '../chain-walk.js';
import type { StoredEntry } from '../chain-walk.js';
import type { Statements } from '../tree/stored-tree.js';
import { TILE_WIDTH } from '../tree/tile-path.js';
import { TreeWalk } from '../tree/tree-walk.js';
import type { FullTile } from '../tree/tree-walk.js';
import { listedKeys } from './keys.service.js';
import { openNote, readCheckpoint } from './note.js';
import type { CheckpointBody, NoteKey, PlanTotals } from './note.js';

interface StoredTile {
  level: number;
  n: string;
  root: Buffer;
  hashes: Buffer;
}

interface StoredCheckpoint {
  size: string;
  root: Buffer;
  note: string;
}

const TILES = `
  select t.level, t.n, t.root, t.hashes from ledger_tile t
    join unnest($2::smallint[], $3::bigint[]) as wanted (level, n) on wanted.level = t.level and wanted.n = t.n
  where t.stream_key = $1`;
const TILE_COUNTS = `
  select level, count(*)::int as tiles, min(n) as first, max(n) as last from ledger_tile where stream_key = $1
  group by level order by level`;
const CHECKPOINTS = `
  select size, root, note from ledger_checkpoint where stream_key = $1 and size > $2 and size <= $3 order by size`;
const BEYOND = 'select min(size) as size from ledger_checkpoint where stream_key = $1 and size > $2';

type Sums = [count: bigint, totalFen: bigint, technicalFen: bigint, receivedFen: bigint];

export class TreeCheck {
  private readonly walk = new TreeWalk();
  private readonly days = new Map<string, Sums>();
  private size = 0;
  private keys: NoteKey[] | undefined;

  constructor(
    private readonly statements: Statements,
    private readonly stream: string,
  ) {}

  /** Checks the tiles and checkpoints that end within the next entries, which are themselves found right. */
  async next(entries: readonly StoredEntry[]): Promise<LedgerFault | null> {
    const start = this.size;
    const checkpoints = await this.statements.query<StoredCheckpoint>(CHECKPOINTS, [
      this.stream,
      start === 0 ? -1 : start,
      start + entries.length,
    ]);
    let wrong = await this.checkpointsAt(checkpoints);
    const full: FullTile[] = [];
    for (const entry of entries) {
      full.push(...this.walk.add(entry.leaf_hash));
      this.addUp(entry);
      this.size += 1;
      wrong ??= await this.checkpointsAt(checkpoints);
    }
    return (await this.wrongTile(full)) ?? wrong;
  }

  /** After the last entry: nothing may be stored for entries that do not exist. */
  async end(): Promise<LedgerFault | null> {
    const counts = await this.statements.query<{ level: number; tiles: number; first: string; last: string }>(
      TILE_COUNTS,
      [this.stream],
    );
    for (const { level, tiles, first, last } of counts) {
      const isComplete = first === '0' && Number(last) === tiles - 1;
      if (!isComplete || tiles > (this.walk.tiles[level] ?? 0) || level < 0) {
        return fault(null, 'tile', `第 ${level} 级哈希瓦片缺失或多出（共 ${tiles} 个，最后一个是第 ${last} 个）`);
      }
    }
    const [beyond] = await this.statements.query<{ size: string | null }>(BEYOND, [this.stream, this.size]);
    if (!beyond?.size) return null;
    return fault(BigInt(this.size) + 1n, 'missing', `已签署到第 ${beyond.size} 条的检查点，分录只到第 ${this.size} 条`);
  }

  /** The lowest wrong tile, at the first entry whose hash is wrong in it. A tile that is not stored yet is not wrong. */
  private async wrongTile(full: readonly FullTile[]): Promise<LedgerFault | null> {
    if (full.length === 0) return null;
    const stored = await this.statements.query<StoredTile>(TILES, [
      this.stream,
      full.map(({ level }) => level),
      full.map(({ n }) => n),
    ]);
    for (const tile of full) {
      const found = stored.find(({ level, n }) => level === tile.level && Number(n) === tile.n);
      if (!found || (found.hashes.equals(tile.hashes) && found.root.equals(tile.root))) continue;
      const at = firstDifference(found.hashes, tile.hashes);
      const seq = (tile.n * TILE_WIDTH + at) * TILE_WIDTH ** tile.level + 1;
      return fault(BigInt(seq), 'tile', `第 ${tile.level} 级第 ${tile.n} 个哈希瓦片与分录不符`);
    }
    return null;
  }

  private async checkpointsAt(checkpoints: readonly StoredCheckpoint[]): Promise<LedgerFault | null> {
    const stored = checkpoints.find(({ size }) => Number(size) === this.size);
    if (!stored) return null;
    this.keys ??= await listedKeys(this.statements, this.stream);
    const opened = openNote(stored.note, this.keys);
    const body = opened && opened.signedBy.length > 0 ? readCheckpoint(opened.text) : null;
    const wrong = body ? this.wrongPart(stored, body) : '没有有效签名';
    const seq = BigInt(Math.max(this.size, 1));
    return wrong === null ? null : fault(seq, 'checkpoint', `第 ${this.size} 条处的检查点：${wrong}`);
  }

  private wrongPart(stored: StoredCheckpoint, body: CheckpointBody): string | null {
    if (body.size !== this.size || !body.root.equals(stored.root)) return '与签名内容不符';
    if (!body.root.equals(this.walk.root())) return '树根与分录不符';
    const plan = body.plans.find((each) => !this.isSum(each));
    return plan ? `规划期 ${plan.code} 的合计与分录之和不符` : null;
  }

  private isSum(plan: PlanTotals): boolean {
    const sums: Sums = [0n, 0n, 0n, 0n];
    for (const [day, amounts] of this.days) {
      if (day >= plan.from && day <= plan.to) amounts.forEach((amount, at) => (sums[at] = (sums[at] ?? 0n) + amount));
    }
    const stated = [plan.count, plan.totalFen, plan.technicalFen, plan.receivedFen];
    return stated.every((amount, at) => amount === sums[at]);
  }

  private addUp(entry: StoredEntry): void {
    const sums = this.days.get(entry.ledger_date) ?? [0n, 0n, 0n, 0n];
    sums[0] += BigInt(entry.count_delta);
    sums[1] += BigInt(entry.total_fen);
    sums[2] += BigInt(entry.technical_fen);
    sums[3] += BigInt(entry.received_fen);
    this.days.set(entry.ledger_date, sums);
  }
}

/** Number of the first hash that differs; 0 where only the root does. */
function firstDifference(stored: Buffer, wanted: Buffer): number {
  const at = wanted.findIndex((byte, index) => stored[index] !== byte);
  return Math.floor(Math.max(at, 0) / 32);
}

function fault(seq: bigint | null, code: string, detail: string): LedgerFault {
  return { seq, code, detail };
}
