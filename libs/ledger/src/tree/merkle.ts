// The Merkle tree of RFC 9162 §2.1 as pure functions over subtree hashes. Not for storage: tile-reader.ts finds the hashes.
// Leaf hashes are made by canonical.ts. Sizes and indexes are whole numbers below 2^53.
import { createHash, hash as digestOf } from 'node:crypto';

/** A complete subtree: the leaves from `index × 2^level` on, 2^level of them. Level 0 is the leaf itself. */
export interface Subtree {
  level: number;
  index: number;
}

/** Leaves `from` (inclusive) to `to` (exclusive) whose root is one hash of a proof. */
export interface Span {
  from: number;
  to: number;
}

/** Answers the hash of a complete subtree. */
export type HashOf = (subtree: Subtree) => Buffer;

/** MTH({}) of RFC 9162 §2.1.1: the root of a tree without leaves. */
export const EMPTY_ROOT = createHash('sha256').digest();

const INNER = Buffer.of(1);

/** RFC 9162 §2.1.1 inner node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return digestOf('sha256', Buffer.concat([INNER, left, right]), 'buffer');
}

/** The complete subtrees that a span falls into, from left to right; `from` is a multiple of the largest of them. */
export function subtreesOf({ from, to }: Span): Subtree[] {
  const parts: Subtree[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    while (at + 2 ** (level + 1) <= to && at % 2 ** (level + 1) === 0) level++;
    parts.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return parts;
}

/** Root of a span; the root of the whole tree for `{ from: 0, to: size }`. */
export function rootOf(span: Span, hashOf: HashOf): Buffer {
  return foldRight(subtreesOf(span).map(hashOf));
}

/** Hashes of neighbouring subtrees, the larger ones first, become one: the smaller ones on the right are joined first. */
export function foldRight(hashes: readonly Buffer[]): Buffer {
  const last = hashes.at(-1);
  if (last === undefined) return EMPTY_ROOT;
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** PATH(index, D_size) of RFC 9162 §2.1.3.1: whose roots prove that leaf `index` is in the tree, the nearest first. */
export function inclusionSpans(index: number, size: number): Span[] {
  const path: Span[] = [];
  let span: Span = { from: 0, to: size };
  while (span.to - span.from > 1) {
    const middle = span.from + splitOf(span.to - span.from);
    const [left, right] = [
      { from: span.from, to: middle },
      { from: middle, to: span.to },
    ];
    path.push(index < middle ? right : left);
    span = index < middle ? left : right;
  }
  return path.toReversed();
}

/** PROOF(first, D_second) of RFC 9162 §2.1.4.1: whose roots prove that the larger tree extends the smaller one. */
export function consistencySpans(first: number, second: number): Span[] {
  if (first === 0 || first === second) return [];
  const path: Span[] = [];
  let span: Span = { from: 0, to: second };
  while (span.to !== first) {
    const middle = span.from + splitOf(span.to - span.from);
    if (first <= middle) {
      path.push({ from: middle, to: span.to });
      span = { from: span.from, to: middle };
    } else {
      path.push({ from: span.from, to: middle });
      span = { from: middle, to: span.to };
    }
  }
  // The smaller tree as a whole needs no hash: who checks the proof knows its root.
  if (span.from > 0) path.push(span);
  return path.toReversed();
}

/** RFC 9162 §2.1.3.2. True when `path` leads from the leaf hash to the root. */
export function verifyInclusion(
  leaf: Buffer,
  { index, size }: { index: number; size: number },
  path: readonly Buffer[],
  root: Buffer,
): boolean {
  if (index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const part of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(part, hash);
      for (; fn % 2 === 0 && fn !== 0; fn = half(fn)) sn = half(sn);
    } else {
      hash = nodeHash(hash, part);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && hash.equals(root);
}

/** A tree by its size and root. */
export interface TreeHead {
  size: number;
  root: Buffer;
}

/** RFC 9162 §2.1.4.2. True when `path` shows that `second` has the leaves of `first` as its first ones. */
export function verifyConsistency(first: TreeHead, second: TreeHead, path: readonly Buffer[]): boolean {
  if (first.size > second.size) return false;
  if (first.size === second.size) return path.length === 0 && first.root.equals(second.root);
  if (first.size === 0) return path.length === 0 && first.root.equals(EMPTY_ROOT);
  const [start, ...rest] = isPowerOfTwo(first.size) ? [first.root, ...path] : path;
  if (start === undefined || path.length === 0) return false;
  let fn = first.size - 1;
  let sn = second.size - 1;
  for (; fn % 2 === 1; fn = half(fn)) sn = half(sn);
  let [smaller, larger] = [start, start];
  for (const part of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      smaller = nodeHash(part, smaller);
      larger = nodeHash(part, larger);
      for (; fn % 2 === 0 && fn !== 0; fn = half(fn)) sn = half(sn);
    } else {
      larger = nodeHash(larger, part);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && smaller.equals(first.root) && larger.equals(second.root);
}

/** The largest power of two below `count`, which is 2 or more. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size)) && 2 ** Math.log2(size) === size;
}

const half = (value: number): number => Math.floor(value / 2);
