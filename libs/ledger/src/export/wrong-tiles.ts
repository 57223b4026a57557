// Compares the stored hash tiles with the leaf hashes of the entries. Tiles only save work: what they hold follows from the
// entries, so a wrong one cannot be seen in an exported ledger and is looked for where it is stored.
import type { Tx } from '@app/platform';
import { nodeHash } from '../tree/merkle.js';

interface TileRow {
  level: number;
  n: string;
  root: Buffer;
  /** The stored hashes are those of the entries or tiles below. */
  is_sound: boolean;
  hashes: Buffer;
}

const HASH_BYTES = 32;
const TILES = 500;

const BELOW = `
  select t.level, t.n, t.root, t.hashes, t.hashes is not distinct from case
    when t.level = 0 then (select string_agg(e.leaf_hash, ''::bytea order by e.seq) from ledger_entry e
      where e.stream_key = t.stream_key and e.seq between t.n * 256 + 1 and t.n * 256 + 256)
    else (select string_agg(b.root, ''::bytea order by b.n) from ledger_tile b
      where b.stream_key = t.stream_key and b.level = t.level - 1 and b.n between t.n * 256 and t.n * 256 + 255)
    end as is_sound
  from ledger_tile t where t.stream_key = $1 and (t.level, t.n) > ($2, $3) order by t.level, t.n limit ${TILES}`;

/** Tiles that are wrong or, before a later one, missing: `level/n`, in order; usually none. */
export async function wrongTiles(tx: Tx, stream: string): Promise<string[]> {
  const wrong: string[] = [];
  /** Per level the number of the tile that comes next. */
  const due = [0];
  for (let after: [number, string] = [-1, '0']; ;) {
    const rows: TileRow[] = await tx.query(BELOW, [stream, ...after]);
    for (const { level, n, root, hashes, is_sound } of rows) {
      for (let missing = due[level] ?? 0; missing < Number(n); missing += 1) wrong.push(`${level}/${missing}`);
      if (!is_sound || !rootOf(hashes).equals(root)) wrong.push(`${level}/${n}`);
      due[level] = Number(n) + 1;
      after = [level, n];
    }
    if (rows.length < TILES) break;
  }
  for (const [level, tiles] of due.entries()) {
    const above = Math.floor(tiles / 256);
    for (let missing = due[level + 1] ?? 0; missing < above; missing += 1) wrong.push(`${level + 1}/${missing}`);
  }
  return wrong;
}

/** Root of 256 hashes that stand one after the other. */
function rootOf(hashes: Buffer): Buffer {
  if (hashes.length <= HASH_BYTES) return hashes;
  const middle = hashes.length / 2;
  return nodeHash(rootOf(hashes.subarray(0, middle)), rootOf(hashes.subarray(middle)));
}
