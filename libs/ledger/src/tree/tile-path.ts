// Where a hash stands in the tiles of C2SP tlog-tiles (height 8), and how a tile is addressed. Pure.
import type { Subtree } from './merkle.js';

/** Tiles hold 2^8 hashes. */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 2 ** TILE_HEIGHT;

/** One tile of a tree: the hashes of its level 8 × `level`, from `n × 256` on, `width` of them (256: full, never changes). */
export interface Tile {
  level: number;
  n: number;
  width: number;
}

/** The tile that a subtree's hash is computed from, as it is in a tree of `size` leaves, and its place inside. */
export function tileOf({ level, index }: Subtree, size: number): { tile: Tile; first: number; count: number } {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level % TILE_HEIGHT);
  const n = Math.floor((index * count) / TILE_WIDTH);
  return {
    tile: { level: tileLevel, n, width: widthOf(tileLevel, n, size) },
    first: index * count - n * TILE_WIDTH,
    count,
  };
}

/** Hashes that tile `n` of a level has in a tree of `size` leaves: 0 (there is none) to 256. */
export function widthOf(level: number, n: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - n * TILE_WIDTH));
}

/** Tile numbers in groups of three digits, all but the last marked with x; see C2SP tlog-tiles, "Merkle Tree". */
const PATH = /^(0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;
/** The specification knows levels 0 to 63; trees of this ledger stay below 2^53 leaves, which is level 6. */
const MAX_LEVEL = 6;

/** `0/x001/x234/067.p/12` → level 0, tile 1234067, the first 12 hashes; null where the path is not in its one form. */
export function parseTilePath(path: string): Tile | null {
  const [, level = '', number = '', width] = PATH.exec(path) ?? [];
  const n = Number(number.replaceAll(/[x/]/g, ''));
  const tile = { level: Number(level), n, width: width === undefined ? TILE_WIDTH : Number(width) };
  if (level === '' || tile.level > MAX_LEVEL || !Number.isSafeInteger(n * TILE_WIDTH)) return null;
  if (width !== undefined && tile.width >= TILE_WIDTH) return null;
  return tilePath(tile) === path ? tile : null;
}

/** The path of a tile, without `tile/` before it. */
export function tilePath({ level, n, width }: Tile): string {
  const digits = n.toString().padStart(Math.ceil(n.toString().length / 3) * 3, '0');
  const groups = digits.match(/\d{3}/g) ?? [];
  const number = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `${level}/${number}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}
