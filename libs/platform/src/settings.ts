// Small settings of the installation as a whole. Not for rules of the trade: those are rule sets in reference.
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from './database/database.js';

@Injectable()
export class Settings {
  constructor(private readonly database: Database) {}

  /** The JSON value stored under `key`, or undefined. */
  async get<T>(key: string): Promise<T | undefined> {
    const [row] = await this.database.query<{ value: T }>('select value from platform_setting where key = $1', [key]);
    return row?.value;
  }

  async set(tx: Tx, key: string, value: unknown): Promise<void> {
    await tx.query(
      `insert into platform_setting (key, value) values ($1, $2)
       on conflict (key) do update set value = excluded.value, changed_at = now()`,
      [key, JSON.stringify(value)],
    );
  }
}
