// The walk over the leaves makes the roots and tiles of the tree.
import { leafHash } from '../canonical.js';
import { nodeHash, rootOf } from './merkle.js';
import type { HashOf } from './merkle.js';
import { TreeWalk } from './tree-walk.js';
import type { FullTile } from './tree-walk.js';

const LENGTH = 66_100;
const leaves = Array.from({ length: LENGTH }, (_, n) => leafHash(String(n)));
const cache = new Map<string, Buffer>();
const hashOf: HashOf = ({ level, index }) => {
  if (level === 0) return leaves[index] as Buffer;
  const key = `${level}/${index}`;
  const below = { level: level - 1, index: index * 2 };
  const hash = cache.get(key) ?? nodeHash(hashOf(below), hashOf({ ...below, index: below.index + 1 }));
  cache.set(key, hash);
  return hash;
};

it('a walk has the root of the tree at every size, and its full tiles in their order', () => {
  const walk = new TreeWalk();
  expect(walk.root()).toEqual(rootOf({ from: 0, to: 0 }, hashOf));
  const tiles: FullTile[] = [];
  leaves.forEach((leaf, at) => {
    tiles.push(...walk.add(leaf));
    const size = at + 1;
    if (size < 600 || size % 1_021 === 0 || size > 65_500) {
      expect(walk.root().equals(rootOf({ from: 0, to: size }, hashOf))).toBe(true);
    }
  });
  expect(walk.tiles).toEqual([258, 1]);
  for (const { level, n, hashes, root } of tiles) {
    const wanted = Array.from({ length: 256 }, (_, at) => hashOf({ level: level * 8, index: n * 256 + at }));
    expect(hashes.equals(Buffer.concat(wanted))).toBe(true);
    expect(root.equals(hashOf({ level: level * 8 + 8, index: n }))).toBe(true);
  }
  expect(tiles.filter(({ level }) => level === 1)).toHaveLength(1);
});
