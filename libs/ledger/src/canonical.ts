// What is hashed. The only place that knows the canonical form of an entry; golden vectors pin it (canonical.golden.json).
// Not for storage or rollups. A change of form is a new version with its own branch here, never an edit of version 1.
import { createHash } from 'node:crypto';
import { problem } from '@app/platform';
import './ledger.problems.js';

/** Version of the canonical form that new entries are written in. */
export const CANONICAL_VERSION = 1;

/** The part that is published in clear: everything a total is made of. Amounts in fen, signed. */
export interface StatisticsPart {
  version: number;
  streamKey: string;
  kind: string;
  /** The entry that this one corrects. */
  correctsSeq: bigint | null;
  /** Day in Asia/Shanghai that the entry counts in, `YYYY-MM-DD`. */
  ledgerDate: string;
  /** What the entry adds to the number of contracts: 1, 0 or −1. */
  countDelta: number;
  totalFen: bigint;
  technicalFen: bigint;
  receivedFen: bigint;
  /** Code per dimension, derived ones included. */
  dimensions: Readonly<Record<string, string>>;
}

/** The part that only appears as a salted hash: whom and what the entry is about, and who wrote it when. */
export interface IdentityPart {
  actorId: string;
  idempotencyKey: string;
  /** Instant in UTC with microseconds, `2025-06-30T02:03:04.567000Z`. */
  occurredAt: string;
  identity: Readonly<Record<string, string>>;
}

/** Bytes of salt before the identity part; without the salt nobody can confirm a guess from the hash. */
export const SALT_BYTES = 32;

/**
 * The canonical form of an entry: one line of JSON with fixed member order, all numbers as decimal strings, dimensions
 * sorted by key. `seq` comes last, because it is known only under the lock of the stream: `canonicalBody` is everything
 * before it, and ledger_seal closes the line with `,"seq":"<n>"}`.
 */
export function canonicalForm(statistics: StatisticsPart, hashOfIdentity: Buffer, seq: bigint): string {
  return `${canonicalBody(statistics, hashOfIdentity)},"seq":"${seq}"}`;
}

/** The canonical form without its last member. @throws problem ledger.unknown-version */
export function canonicalBody(statistics: StatisticsPart, hashOfIdentity: Buffer): string {
  return `${statisticsText(statistics)},"identity":"${hashOfIdentity.toString('hex')}"`;
}

/** RFC 9162 §2.1.1 leaf: SHA-256(0x00 ‖ canonical form). */
export function leafHash(canonical: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(canonical, 'utf8').digest();
}

/** SHA-256(0x02 ‖ previous chain hash ‖ leaf hash); 0x00 and 0x01 are taken by the leaves and nodes of RFC 9162. */
export function chainHash(previous: Buffer, leaf: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(2)).update(previous).update(leaf).digest();
}

/** The chain hash before the first entry. */
export const GENESIS = Buffer.alloc(32);

/** SHA-256(salt ‖ identity part as JSON with sorted keys). */
export function identityHash(salt: Buffer, part: IdentityPart): Buffer {
  return createHash('sha256').update(salt).update(identityText(part), 'utf8').digest();
}

/**
 * Fingerprint of what a caller asked for, to tell a repeated request from another one under the same key. The time of
 * the request and the date it falls on are left out: a retry comes later and is still the same request.
 */
export function inputHash(statistics: StatisticsPart, part: IdentityPart): Buffer {
  const asked = statisticsText({ ...statistics, ledgerDate: '' }) + identityText({ ...part, occurredAt: '' });
  return createHash('sha256').update(asked, 'utf8').digest();
}

function statisticsText(s: StatisticsPart): string {
  if (s.version !== 1) throw problem('ledger.unknown-version', { detail: `版本 ${s.version}` });
  const members = {
    v: 'techmart-ledger/1',
    stream: s.streamKey,
    kind: s.kind,
    corrects: s.correctsSeq === null ? null : s.correctsSeq.toString(),
    ledgerDate: s.ledgerDate,
    count: s.countDelta.toString(),
    totalFen: s.totalFen.toString(),
    technicalFen: s.technicalFen.toString(),
    receivedFen: s.receivedFen.toString(),
  };
  return `${JSON.stringify(members).slice(0, -1)},"dimensions":${sortedText(s.dimensions)}`;
}

/** The identity part as it is hashed and exported. */
export function identityText(part: IdentityPart): string {
  const { actorId, idempotencyKey, occurredAt } = part;
  const head = JSON.stringify({ actorId, idempotencyKey }).slice(0, -1);
  return `${head},"identity":${sortedText(part.identity)},"occurredAt":${JSON.stringify(occurredAt)}}`;
}

/** Members in order of UTF-16 code units, as RFC 8785 sorts them; JavaScript objects would put number-like keys first. */
function sortedText(record: Readonly<Record<string, string>>): string {
  const members = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`;
}
