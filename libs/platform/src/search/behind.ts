// Which indexes on another server are known to lack a write. Kept in the database, so that whoever looks next knows.
import type { Database } from '../database/database.js';

export class Behind {
  constructor(
    private readonly database: Database,
    private readonly prefix: string,
  ) {}

  /** Says that a write did not reach the server. */
  async mark(index: string): Promise<void> {
    await this.database.query(
      `insert into platform_setting (key, value) values ($1, to_jsonb(gen_random_uuid()::text))
       on conflict (key) do update set value = excluded.value, changed_at = now()`,
      [this.key(index)],
    );
  }

  /** The mark, or null: nothing is known to be missing. */
  async of(index: string): Promise<string | null> {
    const rows = await this.database.query<{ value: string }>('select value from platform_setting where key = $1', [
      this.key(index),
    ]);
    return rows[0]?.value ?? null;
  }

  /** Takes back a mark, unless another write has failed since. */
  async clear(index: string, mark: string): Promise<void> {
    await this.database.query('delete from platform_setting where key = $1 and value = to_jsonb($2::text)', [
      this.key(index),
      mark,
    ]);
  }

  private key(index: string): string {
    return `search.behind.${this.prefix}.${index}`;
  }
}
