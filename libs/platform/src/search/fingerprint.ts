// Content hashes of indexed documents, so that "index equals database" can be proved by count and checksum.
import { createHash } from 'node:crypto';
import type { IndexFingerprint, SearchDocument } from './search.port.js';

function sorted(values: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** 64 bits in hexadecimal over id, texts and attributes; the order of keys and absent values do not count. */
export function documentHash(document: SearchDocument): string {
  const canonical = JSON.stringify([document.id, sorted(document.text), sorted(document.attributes)]);
  return createHash('sha256').update(canonical).digest('hex').slice(0, 16);
}

/** Sum of the hashes modulo 2^64: independent of order, cheap to compute on both sides. */
export class Fingerprint {
  private count = 0;
  private sum = 0n;

  add(hash: string): void {
    this.count += 1;
    this.sum = BigInt.asUintN(64, this.sum + BigInt(`0x${hash || '0'}`));
  }

  value(): IndexFingerprint {
    return { count: this.count, checksum: this.sum.toString(16).padStart(16, '0') };
  }
}

export function fingerprintOf(hashes: Iterable<string>): IndexFingerprint {
  const fingerprint = new Fingerprint();
  for (const hash of hashes) fingerprint.add(hash);
  return fingerprint.value();
}

export function isSameFingerprint(one: IndexFingerprint, other: IndexFingerprint): boolean {
  return one.count === other.count && one.checksum === other.checksum;
}
