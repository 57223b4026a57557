// TypeORM connection settings. `synchronize` is off everywhere: the schema changes by migrations only.
import 'reflect-metadata';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';

/** The role that api and worker work as. It owns nothing, so grants and triggers hold against it. */
export const APP_ROLE = 'techmart_app';

type MigrationList = MixedList<Function | string>;

/** Options for the processes that serve: they act as `techmart_app` and never migrate. */
export function serveOptions(url: string, poolSize: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    migrationsRun: false,
    applicationName: 'techmart',
    poolSize,
    extra: {
      options: `-c role=${APP_ROLE} -c timezone=UTC -c default_transaction_isolation=read\\ committed`,
      connectionTimeoutMillis: 10_000,
      // Statements given to one connection without waiting are sent at once; see `atCommit`.
      pipeline: true,
    },
    poolErrorHandler: () => undefined,
  };
}

/** A connection as the owner of the schema, for migrations and the schema checks. */
export function ownerDataSource(url: string, migrations: MigrationList, entities: MigrationList = []): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    synchronize: false,
    migrations,
    entities,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
  });
}

/**
 * Throws when the database lacks a migration that this build needs: an older schema must not be served.
 * A newer schema is accepted (expand → migrate → contract lets the old build run beside it).
 */
export async function requireSchema(dataSource: DataSource, needed: readonly string[]): Promise<void> {
  const table = await dataSource.query(`select to_regclass('schema_migration') is not null as present`);
  const rows: { name: string }[] = table[0].present ? await dataSource.query('select name from schema_migration') : [];
  const done = new Set(rows.map((row) => row.name));
  const missing = needed.filter((name) => !done.has(name));
  if (missing.length > 0) {
    throw new Error(
      `数据库结构较旧，请先运行 npm run migrate。Schema is older than this build needs: ${missing.join(', ')}`,
    );
  }
}
