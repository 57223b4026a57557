// The stored Merkle tree of a stream: grows its tiles and answers roots and proofs from them, with a few tiles each.
// The arithmetic is in merkle.ts. Tiles themselves are computed by the database function ledger_seal_tiles (migration 0061).
import { consistencySpans, foldRight, inclusionSpans, nodeHash, subtreesOf } from './merkle.js';
import type { Span } from './merkle.js';
import { TILE_WIDTH, tileOf, tilePath } from './tile-path.js';
import type { Tile } from './tile-path.js';

/** Where statements go: the database, or the transaction that a caller holds open. */
export interface Statements {
  query<T>(sql: string, params: unknown[]): Promise<T[]>;
}

/** Lowest tiles sealed in one transaction: 16,384 entries, some tenths of a second. */
const TILES_AT_ONCE = 64;
const HASH_BYTES = 32;

/** All tiles in one round trip: full ones as they are stored, the right edge from the entries or the tiles below. */
const TILES = `
  select w.level, w.n, case
    when w.width = ${TILE_WIDTH} then (
      select t.hashes from ledger_tile t where t.stream_key = $1 and t.level = w.level and t.n = w.n)
    when w.level = 0 then (
      select string_agg(e.leaf_hash, ''::bytea order by e.seq) from ledger_entry e
      where e.stream_key = $1 and e.seq between w.n * ${TILE_WIDTH} + 1 and w.n * ${TILE_WIDTH} + w.width)
    else (
      select string_agg(t.root, ''::bytea order by t.n) from ledger_tile t
      where t.stream_key = $1 and t.level = w.level - 1
        and t.n between w.n * ${TILE_WIDTH} and w.n * ${TILE_WIDTH} + w.width - 1)
    end as hashes
  from unnest($2::smallint[], $3::bigint[], $4::int[]) as w (level, n, width)`;

/** Every method but `grow` needs a tree that has grown to the size asked for; else they throw an Error. */
export class StoredTree {
  constructor(
    private readonly statements: Statements,
    private readonly stream: string,
  ) {}

  /** Entries that the stream has now. */
  async length(): Promise<number> {
    const [row] = await this.statements.query<{ size: string }>(
      'select coalesce(max(seq), 0)::text as size from ledger_entry where stream_key = $1',
      [this.stream],
    );
    return Number(row?.size ?? 0);
  }

  /**
   * Seals the full tiles that the entries allow, and answers how many entries the tree may have. Reads only entries after the
   * last sealed tile. May be broken off, and called by several processes at once.
   */
  async grow(): Promise<number> {
    const size = await this.length();
    for (;;) {
      const [made] = await this.statements.query<{ tiles: number }>('select ledger_seal_tiles($1, $2) as tiles', [
        this.stream,
        TILES_AT_ONCE,
      ]);
      if ((made?.tiles ?? 0) < TILES_AT_ONCE) return size;
    }
  }

  /** Root of the tree of the first `size` entries. */
  async root(size: number): Promise<Buffer> {
    const [root] = await this.hashes([{ from: 0, to: size }], size);
    return root ?? foldRight([]);
  }

  /** Hashes of RFC 9162 §2.1.3 for each leaf of `indexes`, 0-based, in the tree of `size`; tiles are read once for all. */
  async inclusions(indexes: readonly number[], size: number): Promise<Buffer[][]> {
    const spans = indexes.map((index) => inclusionSpans(index, size));
    const hashes = await this.hashes(spans.flat(), size);
    return spans.map(({ length }) => hashes.splice(0, length));
  }

  /** Hashes of RFC 9162 §2.1.4: the tree of `second` entries extends that of `first`. */
  consistency(first: number, second: number): Promise<Buffer[]> {
    return this.hashes(consistencySpans(first, second), second);
  }

  /** The hashes of one tile, one after the other. */
  async tile(tile: Tile): Promise<Buffer> {
    return this.found(await this.read([tile]), tile);
  }

  private async hashes(spans: readonly Span[], size: number): Promise<Buffer[]> {
    const places = spans.map((span) => subtreesOf(span).map((subtree) => tileOf(subtree, size)));
    const tiles = await this.read(places.flat().map(({ tile }) => tile));
    return places.map((parts) =>
      foldRight(
        parts.map(({ tile, first, count }) =>
          joined(this.found(tiles, tile).subarray(first * HASH_BYTES, (first + count) * HASH_BYTES)),
        ),
      ),
    );
  }

  /** Reads each tile once. One that has not grown to its width is left out. */
  private async read(tiles: readonly Tile[]): Promise<Map<string, Buffer>> {
    const wanted = [...new Map(tiles.map((tile) => [tilePath(tile), tile])).values()];
    if (wanted.length === 0) return new Map();
    const rows = await this.statements.query<TileRow>(TILES, [
      this.stream,
      wanted.map(({ level }) => level),
      wanted.map(({ n }) => n),
      wanted.map(({ width }) => width),
    ]);
    const read = new Map<string, Buffer>();
    for (const { level, n, hashes } of rows) {
      const width = (hashes?.length ?? 0) / HASH_BYTES;
      if (hashes) read.set(tilePath({ level, n: Number(n), width }), hashes);
    }
    return read;
  }

  private found(tiles: ReadonlyMap<string, Buffer>, tile: Tile): Buffer {
    const hashes = tiles.get(tilePath(tile));
    if (hashes === undefined) throw new Error(`ledger ${this.stream} has no tile ${tilePath(tile)}`);
    return hashes;
  }
}

interface TileRow {
  level: number;
  n: string;
  /** Null where the tile, or an entry of it, is not there. */
  hashes: Buffer | null;
}

/** Root of hashes that stand one after the other, 2^k of them. */
function joined(hashes: Buffer): Buffer {
  if (hashes.length === HASH_BYTES) return hashes;
  const middle = hashes.length / 2;
  return nodeHash(joined(hashes.subarray(0, middle)), joined(hashes.subarray(middle)));
}
