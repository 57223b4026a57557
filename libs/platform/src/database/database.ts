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

interface Waiting {
  sql: string;
  params: unknown[];
  explain: (error: unknown) => unknown;
}

/** Statements of open transactions that wait for the commit. */
const waiting = new WeakMap<Tx, Waiting[]>();

/**
 * Runs a statement whose answer nobody needs as the last of the transaction: it travels with the commit in one round
 * trip, so that locks are held no longer for it. The transaction fails with it. Later statements of the transaction do
 * not see its effect; those that wait run in the order of the calls. `sql` is a constant and stays prepared, see
 * `prepared`. Where `tx` is no transaction of `Database.tx`, it runs at once.
 * @param explain what the transaction throws when this statement fails, made from the driver's error
 */
export async function atCommit(
  tx: Tx,
  sql: string,
  params: unknown[],
  explain: (error: unknown) => unknown = (error) => error,
): Promise<void> {
  const statements = waiting.get(tx);
  if (statements) statements.push({ sql, params, explain });
  else await tx.query(sql, params).catch((error: unknown) => Promise.reject(explain(error)));
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
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
        await new Promise((wake) => setTimeout(wake, attempt * 10 * (1 + Math.random())));
      }
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const tx = runner.manager;
    waiting.set(tx, []);
    try {
      // The level is the connection's default (data-source.ts); naming it here would be one statement more.
      await runner.startTransaction();
      const result = await work(tx);
      await commit(runner, tx);
      return result;
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      waiting.delete(tx);
      await runner.release();
    }
  }

  /** One statement outside a transaction; rows as plain objects (bigint and numeric columns are strings). */
  query<T = Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.dataSource.query(sql, params);
  }
}

/**
 * Sends the waiting statements and COMMIT in one write and without waiting in between; a statement that fails turns it into
 * a rollback. TypeORM's own commit would send it some turns later. The runner is released next and not used again.
 */
async function commit(runner: QueryRunner, tx: Tx): Promise<void> {
  const statements = waiting.get(tx) ?? [];
  const client: PoolClient = await runner.connect();
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  const sent: Promise<unknown>[] = statements.map(({ sql, params, explain }) =>
    client
      .query({ name: nameOf(sql), text: sql, values: params })
      .catch((error: unknown) => Promise.reject(explain(error))),
  );
  sent.push(client.query('COMMIT'));
  stream.uncork();
  const answers = await Promise.allSettled(sent);
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
}
