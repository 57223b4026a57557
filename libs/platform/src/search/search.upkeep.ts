// Keeps every search index the mirror of its table: a cheap look every few minutes, a comparison of everything at
// night, and both on request (`npm run search:reconcile`, `npm run search:rebuild`).
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Log } from '../log/log.js';
import { Task } from '../queue/task.js';
import { EmbeddedEngine } from './embedded/embedded.engine.js';
import { isSameFingerprint } from './fingerprint.js';
import { mend, type Mended } from './mending.js';
import { SearchEngine, type IndexFingerprint, type SearchIndex, type ServerReconciliation } from './search.port.js';
import { pagesOf, SearchSources, type RegisteredSource } from './search.sources.js';

/** Rows may change between the reading of the table and that of the index: then it is compared once more. */
const PASSES = 3;
const REBUILT = 1_000;

export interface Reconciliation {
  readonly index: string;
  /** Of the table, the embedded index, and the engine that answers (the same where there is no server). */
  readonly database: IndexFingerprint;
  readonly embedded: IndexFingerprint;
  readonly engine: IndexFingerprint;
  readonly isEqual: boolean;
  /** What was brought into line in the embedded index, and on the server. */
  readonly mended: Pick<Mended, 'written' | 'removed'>;
  readonly server: ServerReconciliation;
  readonly durationMs: number;
}

@Injectable()
export class SearchUpkeep implements OnApplicationBootstrap {
  private readonly embedded: EmbeddedEngine;

  constructor(
    private readonly database: Database,
    private readonly engine: SearchEngine,
    private readonly sources: SearchSources,
    private readonly log: Log,
  ) {
    this.embedded = new EmbeddedEngine(database);
  }

  /** Tells what is wrong with a server at start. Keeps nobody waiting, and a server that is down stops nobody. */
  onApplicationBootstrap(): void {
    if (this.engine.engine === 'embedded') return;
    const tell = async () => {
      for (const { index } of this.sources.named()) {
        const faults = await this.engine.faults(index);
        if (faults.length > 0) this.log.warn('search index needs reconciling', { index: index.name, faults });
      }
    };
    tell().catch((error: unknown) => this.log.warn('search server cannot be looked at', { error: String(error) }));
  }

  /** Every few minutes: what a cheap look finds wrong is put right. After an outage the server is complete again. */
  @Task('search.check')
  async check(): Promise<void> {
    for (const registered of this.sources.named()) {
      const faults = await this.engine.faults(registered.index);
      if (faults.length === 0) continue;
      this.log.warn('search index is put right', { index: registered.index.name, faults });
      const isOutdated = (await this.embedded.faults(registered.index)).length > 0;
      const mended = await (isOutdated ? this.rebuildOne(registered) : this.reconcileServer(registered.index));
      this.log.info({ index: registered.index.name, ...mended }, 'search index was put right');
    }
  }

  /** Every night: table, embedded index and server are compared document by document. */
  @Task('search.reconcile')
  async reconcileAll(): Promise<void> {
    for (const done of await this.reconcile()) {
      const { index, isEqual, mended, server, database, durationMs } = done;
      this.log.info({ index, isEqual, mended, server, database, durationMs }, 'search index reconciled');
    }
  }

  /** Brings table, embedded index and server into line, and proves it by count and checksum. */
  async reconcile(name?: string): Promise<Reconciliation[]> {
    const done: Reconciliation[] = [];
    for (const registered of this.sources.named(name)) done.push(await this.reconcileOne(registered));
    return done;
  }

  /** Builds afresh beside the live index and swaps; searches never see a gap. */
  async rebuild(name?: string): Promise<Reconciliation[]> {
    const done: Reconciliation[] = [];
    for (const registered of this.sources.named(name)) done.push(await this.rebuildOne(registered));
    return done;
  }

  private async rebuildOne(registered: RegisteredSource): Promise<Reconciliation> {
    const startedAt = performance.now();
    await this.alone(registered.index, () =>
      this.engine.rebuild(registered.index, pagesOf(registered.source, REBUILT)),
    );
    const reconciled = await this.reconcileOne(registered);
    return { ...reconciled, durationMs: Math.round(performance.now() - startedAt) };
  }

  private reconcileServer(index: SearchIndex): Promise<ServerReconciliation> {
    return this.alone(index, () => this.engine.reconcile(index));
  }

  private async reconcileOne(registered: RegisteredSource): Promise<Reconciliation> {
    const startedAt = performance.now();
    const { index } = registered;
    return this.alone(index, async () => {
      const mended = { written: 0, removed: 0 };
      for (let pass = 1; ; pass += 1) {
        const { database, written, removed } = await mend(this.embedded, registered);
        mended.written += written;
        mended.removed += removed;
        const embedded = await this.embedded.fingerprint(index);
        const isMended = isSameFingerprint(database, embedded);
        if (!isMended && pass < PASSES) continue;
        const server = await this.engine.reconcile(index);
        const engine = this.engine.engine === 'embedded' ? embedded : await this.engine.fingerprint(index);
        const isEqual = isMended && isSameFingerprint(embedded, engine);
        const durationMs = Math.round(performance.now() - startedAt);
        return { index: index.name, database, embedded, engine, isEqual, mended, server, durationMs };
      }
    });
  }

  /** One process at a time works on an index; another one waits. */
  private async alone<T>(index: SearchIndex, work: () => Promise<T>): Promise<T> {
    const runner = this.database.manager.connection.createQueryRunner();
    const key = [`search ${index.name}`];
    try {
      await runner.query('select pg_advisory_lock(7313, hashtext($1))', key);
      return await work();
    } finally {
      await runner.query('select pg_advisory_unlock(7313, hashtext($1))', key).catch(() => undefined);
      await runner.release();
    }
  }
}
