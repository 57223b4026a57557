// Recomputes the tree leaf by leaf: roots at any size on the way, and the full tiles as they must be stored. Pure; holds one
// tile per level.
import { foldRight, nodeHash } from './merkle.js';
import { TILE_HEIGHT } from './tile-path.js';

/** A full tile as it follows from the leaves. */
export interface FullTile {
  level: number;
  n: number;
  /** 256 hashes, one after the other. */
  hashes: Buffer;
  root: Buffer;
}

export class TreeWalk {
  /** Roots of the complete subtrees that the leaves fall into, from left to right, with their levels. */
  private readonly parts: { level: number; hash: Buffer }[] = [];
  /** Per tile level the hashes of the tile that is not full yet. */
  private readonly edge: Buffer[][] = [];
  private readonly made: number[] = [];

  /** Adds the next leaf and answers the tiles that it fills. */
  add(leaf: Buffer): FullTile[] {
    const full: FullTile[] = [];
    let [level, hash] = [0, leaf];
    this.collect(level, hash, full);
    for (let last = this.parts.at(-1); last?.level === level; last = this.parts.at(-1)) {
      this.parts.pop();
      hash = nodeHash(last.hash, hash);
      level += 1;
      this.collect(level, hash, full);
    }
    this.parts.push({ level, hash });
    return full;
  }

  /** Root of the tree of the leaves so far. */
  root(): Buffer {
    return foldRight(this.parts.map(({ hash }) => hash));
  }

  /** Full tiles so far, by level. */
  get tiles(): readonly number[] {
    return this.made;
  }

  /** A hash of the tree's level 8, 16, … is the root of the tile below it and a hash of the tile of its own level. */
  private collect(level: number, hash: Buffer, full: FullTile[]): void {
    if (level % TILE_HEIGHT !== 0) return;
    const own = level / TILE_HEIGHT;
    const below = this.edge[own - 1];
    if (below) {
      const n = this.made[own - 1] ?? 0;
      full.push({ level: own - 1, n, hashes: Buffer.concat(below), root: hash });
      this.made[own - 1] = n + 1;
      this.edge[own - 1] = [];
    }
    (this.edge[own] ??= []).push(hash);
  }
}
