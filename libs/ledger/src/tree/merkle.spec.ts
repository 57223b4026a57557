// The tree against the recursive definition of RFC 9162 §2.1 and against the vectors of RFC 6962's reference code.
import * as fc from 'fast-check';
import { leafHash } from '../canonical.js';
import {
  consistencySpans,
  EMPTY_ROOT,
  inclusionSpans,
  nodeHash,
  rootOf,
  subtreesOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.js';
import type { HashOf, Span } from './merkle.js';

/** MTH, PATH and SUBPROOF word for word as the RFC has them. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0] as Buffer;
  const k = splitAt(leaves.length);
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}
function naivePath(m: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const k = splitAt(leaves.length);
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
}
function naiveProof(m: number, leaves: readonly Buffer[], isWhole = true): Buffer[] {
  if (m === leaves.length) return isWhole ? [] : [naiveRoot(leaves)];
  const k = splitAt(leaves.length);
  return m <= k
    ? [...naiveProof(m, leaves.slice(0, k), isWhole), naiveRoot(leaves.slice(k))]
    : [...naiveProof(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))];
}
function splitAt(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

const leavesOf = (count: number, salt = ''): Buffer[] =>
  Array.from({ length: count }, (_, n) => leafHash(`${salt}${n}`));
const readerOf =
  (leaves: readonly Buffer[]): HashOf =>
  ({ level, index }) =>
    naiveRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
const hashesOf = (spans: Span[], leaves: readonly Buffer[]): Buffer[] =>
  spans.map((span) => rootOf(span, readerOf(leaves)));
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

const size = fc.integer({ min: 1, max: 70 });
const sizeAndIndex = size.chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n - 1 })));
const twoSizes = fc.tuple(size, size).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

describe('the tree', () => {
  it('has the root of the recursive definition at every size', () => {
    for (let n = 0; n <= 70; n++) {
      const leaves = leavesOf(n);
      expect(rootOf({ from: 0, to: n }, readerOf(leaves)).equals(naiveRoot(leaves))).toBe(true);
    }
  });

  it('cuts a tree of any size into at most one complete subtree per level', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 50 }), (n) => {
        const parts = subtreesOf({ from: 0, to: n });
        const levels = parts.map(({ level }) => level);
        expect(levels).toEqual([...new Set(levels)].sort((a, b) => b - a));
        expect(parts.reduce((sum, { level }) => sum + 2 ** level, 0)).toBe(n);
      }),
    );
  });

  it('proves inclusion as the recursive definition does, and the proof verifies', () => {
    fc.assert(
      fc.property(sizeAndIndex, ([n, index]) => {
        const leaves = leavesOf(n);
        const path = hashesOf(inclusionSpans(index, n), leaves);
        expect(hex(path)).toEqual(hex(naivePath(index, leaves)));
        expect(verifyInclusion(leaves[index] as Buffer, { index, size: n }, path, naiveRoot(leaves))).toBe(true);
      }),
    );
  });

  it('proves consistency as the recursive definition does, and the proof verifies', () => {
    fc.assert(
      fc.property(twoSizes, ([m, n]) => {
        const leaves = leavesOf(n);
        const path = hashesOf(consistencySpans(m, n), leaves);
        expect(hex(path)).toEqual(hex(naiveProof(m, leaves)));
        const first = { size: m, root: naiveRoot(leaves.slice(0, m)) };
        expect(verifyConsistency(first, { size: n, root: naiveRoot(leaves) }, path)).toBe(true);
      }),
    );
  });

  it('needs at most 20 hashes at a million leaves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (index) => {
        expect(inclusionSpans(index, 1_000_000).length).toBeLessThanOrEqual(20);
        expect(consistencySpans(index + 1, 1_000_000).length).toBeLessThanOrEqual(21);
      }),
    );
  });
});

describe('a wrong proof', () => {
  const flipped = (hash: Buffer): Buffer => Buffer.from(hash.map((byte, at) => (at === 5 ? byte ^ 1 : byte)));

  it('of inclusion is refused: another leaf, place, size, root, a hash changed, missing or too many', () => {
    fc.assert(
      fc.property(sizeAndIndex, fc.nat(), ([n, index], pick) => {
        const leaves = leavesOf(n);
        const root = naiveRoot(leaves);
        const path = naivePath(index, leaves);
        const leaf = leaves[index] as Buffer;
        const at = path.length === 0 ? 0 : pick % path.length;
        const holds = (l: Buffer, i: number, s: number, p: Buffer[], r: Buffer) =>
          verifyInclusion(l, { index: i, size: s }, p, r);
        expect(holds(flipped(leaf), index, n, path, root)).toBe(false);
        expect(holds(leaf, index, n, path, flipped(root))).toBe(false);
        expect(holds(leaf, index, n, [...path, root], root)).toBe(false);
        expect(holds(leaf, n, n, path, root)).toBe(false);
        if (path.length === 0) return;
        expect(holds(leaf, index, n, path.slice(1), root)).toBe(false);
        expect(holds(leaf, index, n, path.toSpliced(at, 1, flipped(path[at] as Buffer)), root)).toBe(false);
        expect(holds(leaf, (index + 1) % n, n, path, root)).toBe(false);
      }),
    );
  });

  it('of consistency is refused: a history that was rewritten, cut, or a hash changed', () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(), ([m, n], pick) => {
        const leaves = leavesOf(n);
        const rewritten = leaves.toSpliced(pick % m, 1, leafHash('another'));
        const [first, second] = [
          { size: m, root: naiveRoot(leaves.slice(0, m)) },
          { size: n, root: naiveRoot(leaves) },
        ];
        const other = { size: n, root: naiveRoot(rewritten) };
        expect(verifyConsistency(first, other, naiveProof(m, rewritten))).toBe(false);
        expect(verifyConsistency(first, second, [...naiveProof(m, leaves), first.root])).toBe(false);
        if (m === n) return;
        expect(verifyConsistency(second, first, naiveProof(m, leaves))).toBe(false);
        expect(verifyConsistency(first, second, naiveProof(m, leaves).slice(1))).toBe(false);
      }),
    );
  });
});

describe('the vectors of certificate-transparency (RFC 6962)', () => {
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const leaves = inputs.map((input) => leafHash(Buffer.from(input, 'hex').toString('latin1')));
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];

  it('agree with the root at every size', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    roots.forEach((root, at) => {
      expect(rootOf({ from: 0, to: at + 1 }, readerOf(leaves)).toString('hex')).toBe(root);
    });
  });

  it('agree with the proofs', () => {
    expect(hex(hashesOf(inclusionSpans(0, 8), leaves))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(hex(hashesOf(inclusionSpans(5, 8), leaves))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hex(hashesOf(consistencySpans(6, 8), leaves))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});
