// The code on a certificate that opens the statistics of its own entry to whoever holds the certificate.
import { createHmac, timingSafeEqual } from 'node:crypto';

const CODE_DIGITS = 16;

/**
 * Made from the salt, which nobody else knows: a code cut from the leaf hash, which tiles and proofs publish, would open the
 * amounts of every contract to whoever counts up registration numbers.
 */
export function proofCode(salt: Buffer, leafHash: Buffer): string {
  return createHmac('sha256', salt).update(leafHash).digest('hex').slice(0, CODE_DIGITS);
}

/** Compares in constant time; `given` has 16 hex digits. */
export function isProofCode(given: string, salt: Buffer, leafHash: Buffer): boolean {
  return timingSafeEqual(Buffer.from(given.toLowerCase()), Buffer.from(proofCode(salt, leafHash)));
}
