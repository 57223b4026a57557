// One door to PostgreSQL: explicit transactions and plain queries. No repositories are wrapped here.
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';

/** The manager of an open transaction. A method that joins one takes it as its first parameter. */
export type Tx = EntityManager;

/** SQLSTATE 40001 serialization_failure, 40P01 deadlock_detected: the transaction may be run again as a whole. */
const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? sqlState(error.driverError) : undefined;
}

/** True when `error` is a unique violation (SQLSTATE 23505), of `constraint` if one is named. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (sqlState(error) !== '23505') return false;
  if (constraint === undefined) return true;
  const driver = (error as { driverError?: { constraint?: string }; constraint?: string }).driverError ?? error;
  return (driver as { constraint?: string }).constraint === constraint;
}

/**
 * A statement on a hot path, parsed once per connection instead of at every call. `sql` is a constant: each text stays
 * prepared as long as its connection lives. Only inside of a transaction.
 */
export async function prepared<T extends object>(tx: Tx, sql: string, params: unknown[]): Promise<T[]> {
  const runner = tx.queryRunner;
  if (!runner) throw new Error('a prepared statement needs a transaction');
  const client: PoolClient = await runner.connect();
  return (await client.query<T>({ name: nameOf(sql), text: sql, values: params })).rows;
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `hot_${names.size + 1}`;
  names.set(sql, name);
  return name;
}

interface Statement {
  sql: string;
  params: unknown[];
  explain: (error: unknown) => unknown;
  take: (rows: never[]) => void;
}

/** What an open transaction leaves for its end. */
interface Ending {
  /** Travel with the commit, in this order. */
  statements: Statement[];
  /** Travel behind the commit, whose success they do not wait for. */
  signals: Set<string>;
  /** Run when the commit has succeeded and the connection is free again. */
  sequels: (() => Promise<void>)[];
  /** Run when there was no commit. */
  regrets: (() => void)[];
}

const endings = new WeakMap<Tx, Ending>();

/**
 * Runs a statement whose answer the use case does not need as the last of the transaction: it travels with the commit in
 * one round trip, so that locks are held no longer for it. The transaction fails with it. Later statements of the transaction do
 * not see its effect; those that wait run in the order of the calls. `sql` is a constant and stays prepared, see
 * `prepared`. Where `tx` is no transaction of `Database.tx`, it runs at once.
 * @param explain what the transaction throws when this statement fails, made from the driver's error
 * @param take is given the rows, before it is known whether the transaction commits
 */
export async function atCommit<T extends object>(
  tx: Tx,
  sql: string,
  params: unknown[],
  explain: (error: unknown) => unknown = (error) => error,
  take: (rows: T[]) => void = () => undefined,
): Promise<void> {
  const ending = endings.get(tx);
  if (ending) ending.statements.push({ sql, params, explain, take });
  else take(await tx.query(sql, params).catch((error: unknown) => Promise.reject(explain(error))));
}

/**
 * Sends a statement behind the commit, in the same write, once however often it is asked for: a NOTIFY inside of the
 * transaction would make every commit that has one wait for the others to reach the disk, one after the other. It is
 * sent even when the commit fails, and its own failure is not told: for signals that somebody else makes up for.
 */
export async function afterCommit(tx: Tx, signal: string): Promise<void> {
  const ending = endings.get(tx);
  if (ending) ending.signals.add(signal);
  else await tx.query(signal);
}

/**
 * Has `Database.tx` wait for `sequel` once the commit has succeeded, before it answers; the connection is free by then.
 * What `sequel` throws, `Database.tx` throws, although the transaction stands. Only in a transaction of `Database.tx`.
 * @param regret runs instead, when the transaction is rolled back
 */
export function thenAwait(tx: Tx, sequel: () => Promise<void>, regret: () => void = () => undefined): void {
  const ending = endings.get(tx);
  if (!ending) throw new Error('only a transaction of Database.tx can have a sequel');
  ending.sequels.push(sequel);
  ending.regrets.push(regret);
}

@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** Entity access outside a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /**
   * Runs `work` in one READ COMMITTED transaction: committed when it resolves, rolled back when it throws.
   * A deadlock or serialisation failure runs the whole of `work` again, at most four times in all.
   */
  async tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { result, sequels } = await this.committed(work);
    // Not tried again: the transaction stands.
    await Promise.all(sequels.map((sequel) => sequel()));
    return result;
  }

  private async committed<T>(work: (tx: Tx) => Promise<T>): Promise<{ result: T; sequels: Ending['sequels'] }> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
        await new Promise((wake) => setTimeout(wake, attempt * 10 * (1 + Math.random())));
      }
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<{ result: T; sequels: Ending['sequels'] }> {
    const runner = this.dataSource.createQueryRunner();
    const tx = runner.manager;
    const ending: Ending = { statements: [], signals: new Set(), sequels: [], regrets: [] };
    endings.set(tx, ending);
    try {
      // The level is the connection's default (data-source.ts); naming it here would be one statement more.
      await runner.startTransaction();
      const result = await work(tx);
      await commit(runner, ending);
      return { result, sequels: ending.sequels };
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined);
      for (const regret of ending.regrets) regret();
      throw error;
    } finally {
      endings.delete(tx);
      await runner.release();
    }
  }

  /** One statement outside a transaction; rows as plain objects (bigint and numeric columns are strings). */
  query<T = Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.dataSource.query(sql, params);
  }
}

/**
 * Sends the waiting statements, COMMIT and the signals in one write and without waiting in between; a statement that fails
 * turns it into a rollback. TypeORM's own commit would send it some turns later. The runner is released next and not used
 * again.
 */
async function commit(runner: QueryRunner, { statements, signals }: Ending): Promise<void> {
  const client: PoolClient = await runner.connect();
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  const sent: Promise<unknown>[] = statements.map(({ sql, params, explain, take }) =>
    client.query<never>({ name: nameOf(sql), text: sql, values: params }).then(
      ({ rows }) => take(rows),
      (error: unknown) => Promise.reject(explain(error)),
    ),
  );
  sent.push(client.query('COMMIT'));
  for (const signal of signals) void client.query(signal).catch(() => undefined);
  stream.uncork();
  const answers = await Promise.allSettled(sent);
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
}
