// Signed notes of C2SP signed-note with Ed25519, and the body of a checkpoint (C2SP tlog-checkpoint). Pure; keys are given.
import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A public key under the name that it signs for. */
export interface NoteKey {
  name: string;
  /** 32 bytes of RFC 8032. */
  publicKey: Buffer;
}

export interface NoteSigner extends NoteKey {
  privateKey: KeyObject;
}

/** Signature type of Ed25519 in C2SP signed-note. */
const ED25519 = Buffer.of(1);
/** What stands before the 32 bytes of a key in its DER form (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_ID_BYTES = 4;

/** First four bytes of SHA-256(name ‖ LF ‖ type ‖ key). */
export function keyId({ name, publicKey }: NoteKey): Buffer {
  const hash = createHash('sha256').update(`${name}\n`, 'utf8').update(ED25519).update(publicKey).digest();
  return hash.subarray(0, KEY_ID_BYTES);
}

/** The verifier key as it is handed to others: `name+id+base64(type ‖ key)`. */
export function verifierKey(key: NoteKey): string {
  return `${key.name}+${keyId(key).toString('hex')}+${Buffer.concat([ED25519, key.publicKey]).toString('base64')}`;
}

/** The 32 bytes of the public half of an Ed25519 key. @throws Error for a key of another kind */
export function publicBytes(key: KeyObject): Buffer {
  const der = (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`not an Ed25519 key: ${key.asymmetricKeyType}`);
  return der.subarray(SPKI_PREFIX.length);
}

/** The note: `text`, which ends with a line feed, an empty line, and one line per signer. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  const lines = signers.map((signer) => {
    const signature = sign(null, Buffer.from(text, 'utf8'), signer.privateKey);
    return `— ${signer.name} ${Buffer.concat([keyId(signer), signature]).toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** The keys of `known` whose valid signature the note carries, with the text that they signed; null: not a note. */
export function openNote(note: string, known: readonly NoteKey[]): { text: string; signedBy: NoteKey[] } | null {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  const signedBy: NoteKey[] = [];
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded = ''] = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
    if (name === undefined) return null;
    const bytes = Buffer.from(encoded, 'base64');
    const key = known.find((each) => each.name === name && keyId(each).equals(bytes.subarray(0, KEY_ID_BYTES)));
    if (!key) continue;
    if (!isSignedBy(text, bytes.subarray(KEY_ID_BYTES), key)) return null;
    signedBy.push(key);
  }
  return { text, signedBy };
}

function isSignedBy(text: string, signature: Buffer, key: NoteKey): boolean {
  const der = Buffer.concat([SPKI_PREFIX, key.publicKey]);
  return verify(null, Buffer.from(text, 'utf8'), createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
}

/** Count and amounts in fen of the entries that fall into a plan period. */
export interface PlanTotals {
  code: string;
  /** First and last day, inclusive. */
  from: string;
  to: string;
  count: bigint;
  totalFen: bigint;
  technicalFen: bigint;
  receivedFen: bigint;
}

export interface CheckpointBody {
  origin: string;
  size: number;
  root: Buffer;
  /** Instant of signing, seconds exact. */
  signedAt: Date;
  plans: PlanTotals[];
}

/** The text that is signed: origin, size, root, then the extension lines `time` and `plan`. */
export function checkpointText({ origin, size, root, signedAt, plans }: CheckpointBody): string {
  const time = `time ${signedAt.toISOString().slice(0, 19)}Z`;
  const lines = plans.map(
    (plan) =>
      `plan ${plan.code} ${plan.from} ${plan.to} ${plan.count} ${plan.totalFen} ${plan.technicalFen} ${plan.receivedFen}`,
  );
  return [origin, size, root.toString('base64'), time, ...lines, ''].join('\n');
}

const SIZE = /^(0|[1-9]\d{0,15})$/;
const ROOT = /^[A-Za-z0-9+/]{43}=$/;
const TIME = /^time (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)$/;
const PLAN = /^plan (\S+) (\d{4}-\d{2}-\d{2}) (\d{4}-\d{2}-\d{2}) (-?\d+) (-?\d+) (-?\d+) (-?\d+)$/;

/** Reads what `checkpointText` wrote; null where the text is of another form. */
export function readCheckpoint(text: string): CheckpointBody | null {
  const [origin = '', size = '', root = '', time = '', ...lines] = text.split('\n');
  const instant = TIME.exec(time)?.[1];
  const plans = lines.slice(0, -1).map((line) => readPlan(line));
  if (origin === '' || !SIZE.test(size) || !ROOT.test(root) || instant === undefined || lines.at(-1) !== '')
    return null;
  if (plans.some((plan) => plan === null)) return null;
  return {
    origin,
    size: Number(size),
    root: Buffer.from(root, 'base64'),
    signedAt: new Date(instant),
    plans: plans.filter((plan) => plan !== null),
  };
}

function readPlan(line: string): PlanTotals | null {
  const [, code, from, to, count, totalFen, technicalFen, receivedFen] = PLAN.exec(line) ?? [];
  if (!code || !from || !to || !count || !totalFen || !technicalFen || !receivedFen) return null;
  return {
    code,
    from,
    to,
    count: BigInt(count),
    totalFen: BigInt(totalFen),
    technicalFen: BigInt(technicalFen),
    receivedFen: BigInt(receivedFen),
  };
}
