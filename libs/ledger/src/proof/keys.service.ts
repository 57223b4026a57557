// The list of public keys of a stream, and which keys sign now. The private ones are in key-ring.ts.
import { Clock, Config, Database, problem } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Statements } from '../tree/stored-tree.js';
import { KeyRing } from './key-ring.js';
import type { HeldKey } from './key-ring.js';
import { keyId, verifierKey } from './note.js';
import type { NoteKey, NoteSigner } from './note.js';
import '../ledger.problems.js';

/** How long an old key signs beside its successor, unless an operator says otherwise. */
export const OVERLAP_DAYS = 30;
const DAY_MS = 86_400_000;

/** A key that checkpoints of a stream are or were signed with. */
export interface ListedKey extends NoteKey {
  from: Date;
  /** Signs until then; null: in use. */
  until: Date | null;
}

interface KeyRow {
  name: string;
  public_key: Buffer;
  from_at: Date;
  until_at: Date | null;
}

@Injectable()
export class Keys {
  constructor(
    private readonly database: Database,
    private readonly ring: KeyRing,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Every key of the stream, retired ones too, oldest first. */
  list(stream: string, statements: Statements = this.database): Promise<ListedKey[]> {
    return listedKeys(statements, stream);
  }

  /** The name, and origin, that the next checkpoint is signed under. */
  async nextName(statements: Statements, stream: string): Promise<string> {
    return this.nameAfter(await this.list(stream, statements), stream);
  }

  /**
   * The keys that sign now, the one in use first; all have the same name, which is the stream's origin. Takes note of a new key
   * or origin: the key before it signs beside it for `overlapDays`. Called under the signer's lock.
   * @param isLost the keys that signed until now are gone for good: the one that is held takes over without them
   * @throws problem ledger.key-missing: none of the stream's keys is held here
   */
  async signers(
    tx: Statements,
    stream: string,
    { overlapDays = OVERLAP_DAYS, isLost = false } = {},
  ): Promise<NoteSigner[]> {
    const listed = await this.list(stream, tx);
    if (listed.length === 0) this.ring.makeFirst();
    const held = this.ring.held();
    const [current] = held;
    const now = this.clock.now();
    const active = listed.filter(({ until }) => until === null || until > now);
    const isKnown = active.some((key) => held.some((own) => own.publicKey.equals(key.publicKey)));
    if (!current || (listed.length > 0 && !isKnown && !isLost))
      throw problem('ledger.key-missing', { detail: MISSING });
    const name = this.nameAfter(listed, stream);
    if (!listed.some((key) => key.name === name && key.publicKey.equals(current.publicKey))) {
      await this.enlist(tx, stream, {
        name,
        current,
        now,
        until: new Date(now.getTime() + overlapDays * DAY_MS),
        isLost,
      });
    }
    return this.signing(held, name, await this.list(stream, tx));
  }

  /**
   * Makes a new key and lets it sign from now on, in every stream that has been signed; answers the streams.
   * @throws problem ledger.key-missing; Error where the keys come from LEDGER_KEY
   */
  async rotate(options: { overlapDays: number; isLost: boolean }): Promise<string[]> {
    const rows = await this.database.query<{ stream_key: string }>(
      'select distinct stream_key from ledger_key order by 1',
    );
    const streams = rows.map(({ stream_key }) => stream_key);
    // First without a new key: this must be the place that signed until now.
    if (!options.isLost) await this.take(streams, options);
    this.ring.rotate();
    await this.take(streams, options);
    return streams;
  }

  private async take(streams: readonly string[], options: { overlapDays: number; isLost: boolean }): Promise<void> {
    await this.database.tx(async (tx) => {
      for (const stream of streams) {
        await lockSigning(tx, stream);
        await this.signers(tx, stream, options);
      }
    });
  }

  /** Ends the time of the keys in use and enters the one that follows; an origin that changed has no overlap. */
  private async enlist(
    tx: Statements,
    stream: string,
    next: { name: string; current: HeldKey; now: Date; until: Date; isLost: boolean },
  ): Promise<void> {
    await tx.query(
      `update ledger_key set until_at = case when name = $2 and not $5 then $3::timestamptz else $4::timestamptz end
       where stream_key = $1 and until_at is null`,
      [stream, next.name, next.until, next.now, next.isLost],
    );
    await tx.query('insert into ledger_key (stream_key, name, public_key, from_at) values ($1, $2, $3, $4)', [
      stream,
      next.name,
      next.current.publicKey,
      next.now,
    ]);
  }

  private signing(held: readonly HeldKey[], name: string, listed: readonly ListedKey[]): NoteSigner[] {
    const now = this.clock.now();
    const isActive = (own: HeldKey): boolean =>
      listed.some(
        (key) => key.name === name && key.publicKey.equals(own.publicKey) && (key.until === null || key.until > now),
      );
    const signers = held
      .filter((own) => isActive(own))
      .map(({ privateKey, publicKey }) => ({ name, privateKey, publicKey }));
    if (signers.length === 0) throw problem('ledger.key-missing', { detail: MISSING });
    return signers;
  }

  /** An installation that names no address keeps the one that its first checkpoint was signed under. */
  private nameAfter(listed: readonly ListedKey[], stream: string): string {
    const { ledgerOrigin, host, port } = this.config;
    if (ledgerOrigin !== undefined) return `${ledgerOrigin}/${stream}`;
    return listed.at(-1)?.name ?? `${['0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}/${stream}`;
  }
}

/** Every key of the stream, retired ones too, oldest first. */
export async function listedKeys(statements: Statements, stream: string): Promise<ListedKey[]> {
  const rows = await statements.query<KeyRow>(
    'select name, public_key, from_at, until_at from ledger_key where stream_key = $1 order by from_at, public_key',
    [stream],
  );
  return rows.map((row) => ({ name: row.name, publicKey: row.public_key, from: row.from_at, until: row.until_at }));
}

/** One signer of a stream at a time, in all processes, until the transaction ends. */
export async function lockSigning(tx: Statements, stream: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(62, hashtext($1))', [stream]);
}

const MISSING =
  '请把签署过检查点的私钥放回 DATA_DIR/ledger.key（或 LEDGER_KEY、LEDGER_KEY_FILE）；若已永久丢失，运行 npm run ledger:rotate-key -- --lost。';

/** A key as it is published: verifier key of C2SP signed-note, its id, and from when to when it signs. */
export function publishedKey(key: ListedKey): { vkey: string; keyId: string; from: string; until: string | null } {
  return {
    vkey: verifierKey(key),
    keyId: keyId(key).toString('hex'),
    from: key.from.toISOString(),
    until: key.until?.toISOString() ?? null,
  };
}
