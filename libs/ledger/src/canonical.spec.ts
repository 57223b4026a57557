// Pins the canonical form. A failure here means that every hash of the past would change: add a version instead.
import { readFileSync } from 'node:fs';
import { canonicalForm, chainHash, GENESIS, identityHash, inputHash, leafHash } from './canonical.js';
import type { IdentityPart, StatisticsPart } from './canonical.js';

interface Vector {
  about: string;
  seq: string;
  statistics: Omit<StatisticsPart, 'correctsSeq' | 'totalFen' | 'technicalFen' | 'receivedFen'> &
    Record<'totalFen' | 'technicalFen' | 'receivedFen', string> & { correctsSeq: string | null };
  identity: IdentityPart;
  salt: string;
  canonical: string;
  identityHash: string;
  inputHash: string;
  leafHash: string;
  chainHash: string;
}

const vectors = JSON.parse(readFileSync(new URL('./canonical.golden.json', import.meta.url), 'utf8')) as Vector[];

function statisticsOf({ statistics: s }: Vector): StatisticsPart {
  return {
    ...s,
    correctsSeq: s.correctsSeq === null ? null : BigInt(s.correctsSeq),
    totalFen: BigInt(s.totalFen),
    technicalFen: BigInt(s.technicalFen),
    receivedFen: BigInt(s.receivedFen),
  };
}

describe('the canonical form', () => {
  let chain: Buffer = GENESIS;

  it.each(vectors.map((vector) => [vector.about, vector] as const))('is pinned: %s', (_about, vector) => {
    const statistics = statisticsOf(vector);
    const hash = identityHash(Buffer.from(vector.salt, 'hex'), vector.identity);
    expect(hash.toString('hex')).toBe(vector.identityHash);
    const canonical = canonicalForm(statistics, hash, BigInt(vector.seq));
    expect(canonical).toBe(vector.canonical);
    expect(inputHash(statistics, vector.identity).toString('hex')).toBe(vector.inputHash);
    const leaf = leafHash(canonical);
    expect(leaf.toString('hex')).toBe(vector.leafHash);
    chain = chainHash(chain, leaf);
    expect(chain.toString('hex')).toBe(vector.chainHash);
  });

  it('does not depend on the order in which codes or identity members were given', () => {
    const [first] = vectors as [Vector];
    const statistics = statisticsOf(first);
    const turned = {
      ...statistics,
      dimensions: Object.fromEntries(Object.entries(statistics.dimensions).toReversed()),
    };
    expect(canonicalForm(turned, GENESIS, 1n)).toBe(canonicalForm(statistics, GENESIS, 1n));
    const identity = {
      ...first.identity,
      identity: Object.fromEntries(Object.entries(first.identity.identity).toReversed()),
    };
    expect(inputHash(turned, identity)).toEqual(inputHash(statistics, first.identity));
  });

  it('shows no identity: two salts give two hashes and the clear text names neither contract nor actor', () => {
    const [first] = vectors as [Vector];
    expect(identityHash(Buffer.alloc(32, 1), first.identity)).not.toEqual(
      identityHash(Buffer.alloc(32, 2), first.identity),
    );
    for (const secret of [first.identity.actorId, ...Object.values(first.identity.identity)]) {
      if (secret.length > 3) expect(first.canonical).not.toContain(secret);
    }
  });

  it('refuses a version that it does not know', () => {
    expect(() => canonicalForm({ ...statisticsOf(vectors[0] as Vector), version: 2 }, GENESIS, 1n)).toThrow(
      'ledger.unknown-version',
    );
  });
});
