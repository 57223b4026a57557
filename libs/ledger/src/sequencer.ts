// Seals promised entries, many in one commit: the one holder in this process. The order between processes, seq and hashes
// are the database's (ledger_seal in migrations/0060-ledger.ts); promising is in ledger.service.ts.
import { Database, Log, problem } from '@app/platform';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import './ledger.problems.js';

/** Entries that are sealed in one commit at most; ledger_seal takes no more. */
const BATCH = 200;
/** So long a seal waits for those who have promised and are about to commit. */
const GATHER_MS = 4;
/** So often every process looks for promises whose own process did not seal them. */
const SWEEP_MS = 2_000;
/** Younger promises are left to the process that made them. */
const ORPHAN_AGE_S = 1;
/** Pauses between attempts, and how long a caller is kept waiting while sealing fails. */
const RETRY_MS = [50, 100, 250, 500, 1_000];
const PATIENCE_MS = 5_000;

export interface SealedEntry {
  seq: bigint;
  /** 64 hex digits; what a certificate shows and a proof starts from. */
  leafHash: string;
  chainHash: string;
}

interface Waiter {
  id: string;
  key: string;
  untilMs: number;
  resolve: (entry: SealedEntry) => void;
  reject: (reason: unknown) => void;
}

/** Who waits in this process for one stream, and whether a seal is under way. */
interface Line {
  waiting: Waiter[];
  /** Transactions that promise an entry and have not ended. */
  expected: number;
  /** Called when nobody is expected any more. */
  complete: () => void;
  isSealing: boolean;
  /** Attempts that failed since the last one that did not. */
  failures: number;
}

interface SealedRow {
  o_key: string;
  o_seq: string;
  o_leaf_hash: Buffer;
  o_chain_hash: Buffer;
}

@Injectable()
export class Sequencer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly lines = new Map<string, Line>();
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => (this.sweeping ??= this.sweepQuietly()), SWEEP_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  /** Says that a transaction will promise an entry, so that a seal waits for its commit for a moment; `sealed` follows or … */
  expect(streamKey: string): void {
    this.lineOf(streamKey).expected += 1;
  }

  /** … this, when there will be nothing to seal. */
  unexpect(streamKey: string): void {
    this.arrived(streamKey, this.lineOf(streamKey));
  }

  /**
   * Resolves with the entry once it is sealed, by this process or another one. Those who come while one seal is under way,
   * or within four milliseconds, are sealed together. An `expect` came before.
   * @param id of the committed promise
   * @throws problem ledger.not-sealed-yet after five seconds; the promise stands and is kept later
   */
  sealed(streamKey: string, id: string, key: string): Promise<SealedEntry> {
    const line = this.lineOf(streamKey);
    return new Promise((resolve, reject) => {
      line.waiting.push({ id, key, untilMs: performance.now() + PATIENCE_MS, resolve, reject });
      this.arrived(streamKey, line);
      if (!line.isSealing) void this.sealAll(streamKey, line);
    });
  }

  /** Seals what processes that died have promised. Returns when nothing is left that is older than a second. */
  async sweep(): Promise<void> {
    for (;;) {
      const left = await this.database.query<{ stream_key: string }>(
        `select distinct stream_key from ledger_intake where submitted_at < now() - interval '${ORPHAN_AGE_S} seconds'`,
      );
      if (left.length === 0) return;
      for (const { stream_key } of left) await this.seal(stream_key, null, []);
    }
  }

  private async sweepQuietly(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.log.fault(error, 'promised ledger entries could not be sealed; the next sweep tries again');
    } finally {
      this.sweeping = undefined;
    }
  }

  private async sealAll(streamKey: string, line: Line): Promise<void> {
    line.isSealing = true;
    while (line.waiting.length > 0) {
      if (line.expected > 0 && line.waiting.length < BATCH) await gathered(line);
      const batch = line.waiting.splice(0, BATCH);
      const left = await this.sealBatch(streamKey, line, batch);
      if (left.length === 0) continue;
      line.waiting.unshift(...left);
      const pauseMs = RETRY_MS[line.failures - 1] ?? RETRY_MS.at(-1);
      await new Promise((wake) => setTimeout(wake, pauseMs));
    }
    line.isSealing = false;
    this.forget(streamKey, line);
  }

  /** Returns those who have to wait for another attempt. */
  private async sealBatch(streamKey: string, line: Line, batch: readonly Waiter[]): Promise<Waiter[]> {
    const sealed = new Map<string, SealedRow>();
    try {
      const ids = [...new Set(batch.map(({ id }) => id))];
      for (const row of await this.seal(streamKey, ids, [...new Set(batch.map(({ key }) => key))])) {
        sealed.set(row.o_key, row);
      }
      line.failures = 0;
    } catch (error) {
      line.failures += 1;
      if (line.failures === 1) this.log.fault(error, 'promised ledger entries could not be sealed', { streamKey });
    }
    return batch.filter((waiter) => {
      const row = sealed.get(waiter.key);
      if (row) waiter.resolve(toEntry(row));
      else if (performance.now() < waiter.untilMs) return true;
      else waiter.reject(problem('ledger.not-sealed-yet', { retryAfterS: 2 }));
      return false;
    });
  }

  private seal(streamKey: string, ids: string[] | null, keys: string[]): Promise<SealedRow[]> {
    return this.database.query<SealedRow>('select * from ledger_seal($1, $2, $3)', [streamKey, ids, keys]);
  }

  private arrived(streamKey: string, line: Line): void {
    line.expected -= 1;
    if (line.expected > 0) return;
    line.complete();
    this.forget(streamKey, line);
  }

  private forget(streamKey: string, line: Line): void {
    if (line.expected === 0 && line.waiting.length === 0 && !line.isSealing) this.lines.delete(streamKey);
  }

  private lineOf(streamKey: string): Line {
    const line = this.lines.get(streamKey) ?? {
      waiting: [],
      expected: 0,
      complete: () => undefined,
      isSealing: false,
      failures: 0,
    };
    this.lines.set(streamKey, line);
    return line;
  }
}

function gathered(line: Line): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, GATHER_MS);
    line.complete = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

function toEntry(row: SealedRow): SealedEntry {
  return {
    seq: BigInt(row.o_seq),
    leafHash: row.o_leaf_hash.toString('hex'),
    chainHash: row.o_chain_hash.toString('hex'),
  };
}
