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

const FULL_TILES = `
  select t.level, t.n, t.hashes from ledger_tile t
    join unnest($2::smallint[], $3::bigint[]) as wanted (level, n) on wanted.level = t.level and wanted.n = t.n
  where t.stream_key = $1`;
const EDGE_OF_LEAVES = `
  select string_agg(leaf_hash, ''::bytea order by seq) as hashes from ledger_entry
  where stream_key = $1 and seq between $2::bigint and $3::bigint`;
const EDGE_OF_ROOTS = `
  select string_agg(root, ''::bytea order by n) as hashes from ledger_tile
  where stream_key = $1 and level = $4 and n between $2::bigint and $3::bigint`;

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

  /** Reads each tile once: full ones in one statement, and one statement for the edge of each level. */
  private async read(tiles: readonly Tile[]): Promise<Map<string, Buffer>> {
    const wanted = new Map(tiles.map((tile) => [tilePath(tile), tile]));
    const full = [...wanted.values()].filter(({ width }) => width === TILE_WIDTH);
    const read = new Map<string, Buffer>();
    for (const { level, n, hashes } of await this.fullTiles(full)) {
      read.set(tilePath({ level, n: Number(n), width: TILE_WIDTH }), hashes);
    }
    for (const [path, tile] of wanted) {
      const hashes = tile.width < TILE_WIDTH ? await this.edge(tile) : undefined;
      if (hashes?.length === tile.width * HASH_BYTES) read.set(path, hashes);
    }
    return read;
  }

  private async fullTiles(tiles: readonly Tile[]): Promise<{ level: number; n: string; hashes: Buffer }[]> {
    if (tiles.length === 0) return [];
    const [levels, numbers] = [tiles.map(({ level }) => level), tiles.map(({ n }) => n)];
    return this.statements.query(FULL_TILES, [this.stream, levels, numbers]);
  }

  private async edge({ level, n, width }: Tile): Promise<Buffer | undefined> {
    const first = n * TILE_WIDTH;
    const [row] =
      level === 0
        ? await this.statements.query<Edge>(EDGE_OF_LEAVES, [this.stream, first + 1, first + width])
        : await this.statements.query<Edge>(EDGE_OF_ROOTS, [this.stream, first, first + width - 1, level - 1]);
    return row?.hashes ?? undefined;
  }

  private found(tiles: ReadonlyMap<string, Buffer>, tile: Tile): Buffer {
    const hashes = tiles.get(tilePath(tile));
    if (hashes === undefined) throw new Error(`ledger ${this.stream} has no tile ${tilePath(tile)}`);
    return hashes;
  }
}

interface Edge {
  hashes: Buffer | null;
}

/** Root of hashes that stand one after the other, 2^k of them. */
function joined(hashes: Buffer): Buffer {
  if (hashes.length === HASH_BYTES) return hashes;
  const middle = hashes.length / 2;
  return nodeHash(joined(hashes.subarray(0, middle)), joined(hashes.subarray(middle)));
}
