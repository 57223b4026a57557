// Checks proofs of the ledger in the browser, with nothing but WebCrypto: paths by RFC 9162 §2.1, signed notes by C2SP
// signed-note and tlog-checkpoint. The server is not asked whether they are right.

/** What is known of one step; `unsupported`: this browser cannot tell. */
export type Outcome = 'good' | 'wrong' | 'unsupported';

export interface Proof {
  seq: string;
  size: string;
  leafHash: string;
  path: string[];
  checkpoint: string;
  canonical: string | null;
}

export interface Consistency {
  path: string[];
  fromCheckpoint: string;
  toCheckpoint: string;
}

/** A checkpoint as it says of itself. */
export interface Checkpoint {
  origin: string;
  size: number;
  /** Base64, as written. */
  root: string;
  /** Instant of signing; null where it is not said. */
  signedAt: string | null;
  /** The text that is signed. */
  text: string;
}

export interface Signature {
  outcome: Outcome;
  /** The key that signed, of those that were given. */
  vkey: string | null;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Browsers offer cryptography to pages over HTTPS, and to localhost. */
export const canHash = (): boolean => globalThis.crypto?.subtle !== undefined;

const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
const fromHex = (text: string): Bytes =>
  Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16));
const toHex = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));

async function sha256(...parts: Bytes[]): Promise<Bytes> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

const leafHash = (text: string) => sha256(Uint8Array.of(0), utf8(text));
const nodeHash = (left: Bytes, right: Bytes) => sha256(Uint8Array.of(1), left, right);

/** Reads a checkpoint without checking it; null where the text is none. */
export function readCheckpoint(note: string): Checkpoint | null {
  const [, text] = /^([^]*\n)\n(?:— \S+ \S+\n)+$/.exec(note) ?? [];
  const [origin, size, root, ...more] = text?.split('\n') ?? [];
  if (!text || !origin || !/^\d{1,15}$/.test(size ?? '') || !/^[A-Za-z0-9+/]{43}=$/.test(root ?? '')) return null;
  const signedAt = more.find((line) => line.startsWith('time '))?.slice(5) ?? null;
  return { origin, size: Number(size), root: root ?? '', signedAt, text };
}

/** Whether one of the keys signed the note, and none of their signatures is wrong. */
export async function checkSignature(note: string, vkeys: readonly string[]): Promise<Signature> {
  const checkpoint = readCheckpoint(note);
  let signed: string | null = null;
  for (const line of checkpoint ? note.slice(checkpoint.text.length + 1, -1).split('\n') : []) {
    const [, name, signature = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = fromBase64(signature);
    const id = toHex(bytes.slice(0, 4));
    const vkey = vkeys.find((each) => each.startsWith(`${name}+${id}+`) && name === checkpoint?.origin);
    if (vkey === undefined) continue;
    const outcome = await isSignedBy(checkpoint?.text ?? '', bytes.slice(4), vkey);
    if (outcome !== 'good') return { outcome, vkey };
    signed ??= vkey;
  }
  return { outcome: signed === null ? 'wrong' : 'good', vkey: signed };
}

async function isSignedBy(text: string, signature: Bytes, vkey: string): Promise<Outcome> {
  const key = fromBase64(/^[^+]+\+[0-9a-f]{8}\+(.+)$/.exec(vkey)?.[1] ?? '');
  if (key.length !== 33 || key[0] !== 1) return 'wrong';
  let publicKey: CryptoKey;
  try {
    publicKey = await crypto.subtle.importKey('raw', key.slice(1), 'Ed25519', false, ['verify']);
  } catch {
    return 'unsupported';
  }
  return (await crypto.subtle.verify('Ed25519', publicKey, signature, utf8(text))) ? 'good' : 'wrong';
}

/** Content (null: none was given) and path of an entry against the root that the checkpoint names. */
export async function checkInclusion(proof: Proof): Promise<{ content: Outcome | null; path: Outcome }> {
  const checkpoint = readCheckpoint(proof.checkpoint);
  const index = Number(proof.seq) - 1;
  const isSized = checkpoint !== null && String(checkpoint.size) === proof.size && index < checkpoint.size;
  const climbed = isSized ? await climb(fromHex(proof.leafHash), index, checkpoint.size - 1, proof.path) : null;
  const isText = proof.canonical === null ? null : toHex(await leafHash(proof.canonical)) === proof.leafHash;
  return {
    content: isText === null ? null : told(isText),
    path: told(climbed !== null && toBase64(climbed.newer) === checkpoint?.root),
  };
}

/** Whether the later checkpoint extends the earlier one. */
export async function checkConsistency({ path, fromCheckpoint, toCheckpoint }: Consistency): Promise<Outcome> {
  const [older, newer] = [readCheckpoint(fromCheckpoint), readCheckpoint(toCheckpoint)];
  if (!older || !newer || older.size < 1 || older.size > newer.size || older.origin !== newer.origin) return 'wrong';
  let [index, last] = older.size === newer.size ? [0, 0] : [older.size - 1, newer.size - 1];
  for (; index % 2 === 1; last = Math.floor(last / 2)) index = Math.floor(index / 2);
  const root = fromBase64(older.root);
  const [start, ...rest] = index === 0 ? [toHex(root), ...path] : path;
  const climbed = await climb(fromHex(start ?? ''), index, last, rest);
  return told(climbed !== null && toBase64(climbed.older) === older.root && toBase64(climbed.newer) === newer.root);
}

/** RFC 9162 §2.1.3.2 and §2.1.4.2: from a node to the roots of the older tree, which ends there, and the newer one. */
async function climb(
  start: Bytes,
  startIndex: number,
  startLast: number,
  path: readonly string[],
): Promise<{ older: Bytes; newer: Bytes } | null> {
  let [index, last] = [startIndex, startLast];
  let [older, newer] = [start, start];
  for (const node of path.map(fromHex)) {
    if (last === 0) return null;
    if (index % 2 === 1 || index === last) {
      [older, newer] = [await nodeHash(node, older), await nodeHash(node, newer)];
      for (; index % 2 === 0 && index > 0; last = Math.floor(last / 2)) index = Math.floor(index / 2);
    } else newer = await nodeHash(newer, node);
    [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
  }
  return last === 0 ? { older, newer } : null;
}

const toBase64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));
const told = (isRight: boolean): Outcome => (isRight ? 'good' : 'wrong');
