// An independent implementation agrees: what Go's sumdb/note and sumdb/tlog read from a running instance, what they computed
// from its hashes, and what they refused (go.vectors.json).
import { readFileSync } from 'node:fs';
import {
  consistencySpans,
  inclusionSpans,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../tree/merkle.js';
import type { HashOf, Span } from '../tree/merkle.js';
import { keyId, openNote, readCheckpoint } from './note.js';
import type { NoteKey } from './note.js';

interface Vectors {
  keys: string[];
  notes: { note: string; size: number; root: string; signatures: number }[];
  refusedNotes: string[];
  otherKey: string;
  otherNote: string;
  leaves: string[];
  roots: { size: number; root: string }[];
  inclusion: { index: number; size: number; leafHash: string; path: string[]; accepted: boolean }[];
  consistency: { first: number; second: number; path: string[]; accepted: boolean }[];
}

const vectors: Vectors = JSON.parse(readFileSync(new URL('./go.vectors.json', import.meta.url), 'utf8'));
const buffers = (hashes: readonly string[]): Buffer[] => hashes.map((hash) => Buffer.from(hash, 'hex'));
const leaves = buffers(vectors.leaves);
const roots = new Map([...vectors.roots, ...vectors.notes].map(({ size, root }) => [size, Buffer.from(root, 'hex')]));
const hashOf: HashOf = ({ level, index }) =>
  level === 0
    ? (leaves[index] as Buffer)
    : nodeHash(hashOf({ level: level - 1, index: index * 2 }), hashOf({ level: level - 1, index: index * 2 + 1 }));
const rootAt = (size: number): Buffer => roots.get(size) ?? rootOf({ from: 0, to: size }, hashOf);
const pathOf = (spans: Span[]): string[] => spans.map((span) => rootOf(span, hashOf).toString('hex'));

function parsed(vkey: string): NoteKey {
  const [name = '', id = '', encoded = ''] = vkey.split(/\+([0-9a-f]{8})\+/);
  const key = { name, publicKey: Buffer.from(encoded, 'base64').subarray(1) };
  expect(keyId(key).toString('hex')).toBe(id);
  return key;
}

describe('Go’s sumdb/note', () => {
  it.each(vectors.notes)('found as many valid signatures on the checkpoint of $size as we do', (vector) => {
    const opened = openNote(vector.note, vectors.keys.map(parsed));
    expect(opened?.signedBy).toHaveLength(vector.signatures);
    const body = readCheckpoint(opened?.text ?? '');
    expect([body?.size, body?.root.toString('hex')]).toEqual([vector.size, vector.root]);
  });

  it.each(vectors.refusedNotes.map((note) => [note]))('refused as we do: %j', (note) => {
    expect(openNote(note, vectors.keys.map(parsed))).toBeNull();
  });

  it('signs notes that we accept', () => {
    expect(openNote(vectors.otherNote, [parsed(vectors.otherKey)])?.signedBy).toHaveLength(1);
    expect(openNote(vectors.otherNote, vectors.keys.map(parsed))?.signedBy).toHaveLength(0);
  });
});

describe('Go’s sumdb/tlog', () => {
  it.each(vectors.roots)('has our root at size $size', ({ size, root }) => {
    expect(rootOf({ from: 0, to: size }, hashOf).toString('hex')).toBe(root);
  });

  it.each(vectors.inclusion)('says what we say of inclusion: $index in $size, $accepted', (vector) => {
    const { index, size, path, accepted } = vector;
    expect(verifyInclusion(Buffer.from(vector.leafHash, 'hex'), { index, size }, buffers(path), rootAt(size))).toBe(
      accepted,
    );
    if (accepted && size <= leaves.length) expect(pathOf(inclusionSpans(index, size))).toEqual(path);
  });

  it.each(vectors.consistency)('says what we say of consistency: $first to $second, $accepted', (vector) => {
    const [first, second] = [vector.first, vector.second].map((size) => ({ size, root: rootAt(size) }));
    if (!first || !second) throw new Error('no such vector');
    expect(verifyConsistency(first, second, buffers(vector.path))).toBe(vector.accepted);
    if (vector.accepted && second.size <= leaves.length) {
      expect(pathOf(consistencySpans(first.size, second.size))).toEqual(vector.path);
    }
  });

  it('has vectors of both kinds', () => {
    expect(vectors.inclusion.filter(({ accepted }) => accepted).length).toBeGreaterThan(20);
    expect(vectors.inclusion.filter(({ accepted }) => !accepted).length).toBeGreaterThan(10);
    expect(vectors.consistency.filter(({ accepted }) => !accepted).length).toBeGreaterThan(5);
  });
});
