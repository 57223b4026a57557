import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import {
  checkConsistency,
  checkInclusion,
  checkSignature,
  readCheckpoint,
  type Consistency,
  type Proof,
} from './verify.js';

const golden = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../../libs/ledger/src/export/golden/${name}`, import.meta.url)), 'utf8');
const inclusion = JSON.parse(golden('inclusion.data.json')) as Proof;
const consistency = JSON.parse(golden('consistency.data.json')) as Consistency;
const key = golden('key.txt').trim();
const otherHash = (hash: string) => hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));

describe('the browser finds', () => {
  it('a right inclusion proof right', async () => {
    expect(await checkInclusion(inclusion)).toEqual({ content: 'good', path: 'good' });
    expect(await checkInclusion({ ...inclusion, canonical: null })).toEqual({ content: null, path: 'good' });
    expect(await checkSignature(inclusion.checkpoint, [key])).toEqual({ outcome: 'good', vkey: key });
    expect(readCheckpoint(inclusion.checkpoint)).toMatchObject({ size: 12, signedAt: '2025-12-01T00:00:00Z' });
  });

  it.each<[string, Partial<Proof>]>([
    ['another leaf', { leafHash: otherHash(inclusion.leafHash) }],
    ['another place', { seq: '4' }],
    ['another size', { size: '11' }],
    ['another node', { path: inclusion.path.with(1, otherHash(inclusion.path[1] ?? '')) }],
    ['a node too few', { path: inclusion.path.slice(1) }],
    ['a node too many', { path: [...inclusion.path, inclusion.leafHash] }],
    ['no checkpoint', { checkpoint: 'hello' }],
  ])('%s wrong', async (_what, change) => {
    expect((await checkInclusion({ ...inclusion, ...change })).path).toBe('wrong');
  });

  it('another text wrong', async () => {
    const canonical = inclusion.canonical?.replace('3000000021', '3000000022') ?? '';
    expect(await checkInclusion({ ...inclusion, canonical })).toEqual({ content: 'wrong', path: 'good' });
  });

  it('a changed checkpoint, or one of another key, wrong', async () => {
    const changed = inclusion.checkpoint.replace('\n12\n', '\n13\n');
    expect((await checkSignature(changed, [key])).outcome).toBe('wrong');
    expect((await checkSignature(inclusion.checkpoint, [])).outcome).toBe('wrong');
  });

  it('an extension right, and wrong with another node', async () => {
    expect(await checkConsistency(consistency)).toBe('good');
    const path = consistency.path.with(0, otherHash(consistency.path[0] ?? ''));
    expect(await checkConsistency({ ...consistency, path })).toBe('wrong');
    expect(await checkConsistency({ ...consistency, path: [] })).toBe('wrong');
    const [fromCheckpoint, toCheckpoint] = [consistency.toCheckpoint, consistency.fromCheckpoint];
    expect(await checkConsistency({ ...consistency, fromCheckpoint, toCheckpoint })).toBe('wrong');
    expect(await checkConsistency({ path: [], fromCheckpoint, toCheckpoint: fromCheckpoint })).toBe('good');
  });
});
