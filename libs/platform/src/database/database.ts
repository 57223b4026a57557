// One door to PostgreSQL: explicit transactions and plain queries. No repositories are wrapped here.
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

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
        return await this.dataSource.transaction('READ COMMITTED', work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
        await new Promise((wake) => setTimeout(wake, attempt * 10 * (1 + Math.random())));
      }
    }
  }

  /** One statement outside a transaction; rows as plain objects (bigint and numeric columns are strings). */
  query<T = Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.dataSource.query(sql, params);
  }
}
