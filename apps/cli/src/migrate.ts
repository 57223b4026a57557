// `npm run migrate`: brings the database to the schema of this build. Run by npm start before api and worker; safe to
// run from several machines at once. With --own the database is ours alone, and a newer schema is refused.
import { loadConfig, ownerDataSource } from '@app/platform';
import { migrations } from '@app/migrations';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';

/** Any number, the same everywhere: two migrations never run at the same time. */
const LOCK = 7_640_018;

async function underLock(url: string, work: () => Promise<void>): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: 'techmart-migrate',
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await work();
  } finally {
    await client.end();
  }
}

async function refuseNewer(source: DataSource): Promise<void> {
  const [{ present }] = await source.query(`select to_regclass('schema_migration') is not null as present`);
  if (!present) return;
  const known = new Set(source.migrations.map((migration) => migration.name));
  const done: { name: string }[] = await source.query('select name from schema_migration order by id');
  const newer = done.map((row) => row.name).filter((name) => !known.has(name));
  if (newer.length === 0) return;
  throw new Error(
    `数据目录来自更新版本的程序（含未知的结构变更 ${newer.at(-1)}），请升级程序，或用 DATA_DIR 另选目录。\n` +
      `The data folder belongs to a newer version (unknown schema change ${newer.at(-1)}); upgrade the program or choose another DATA_DIR.`,
  );
}

async function migrate(url: string): Promise<void> {
  const source = ownerDataSource(url, migrations);
  await source.initialize();
  try {
    if (process.argv.includes('--own')) await refuseNewer(source);
    for (const { name } of await source.runMigrations()) console.log(name);
  } finally {
    await source.destroy();
  }
}

/** The address without the password, for messages. */
function shown(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  '28P01',
  '28000',
  '3D000',
]);

function explain(error: unknown, url: string): string {
  const { code, message } = error as { code?: string; message: string };
  if (!code || !UNREACHABLE.has(code)) return message;
  return (
    `无法连接 DATABASE_URL 指定的数据库 ${shown(url)}：${message}\n` +
    `The database of DATABASE_URL, ${shown(url)}, cannot be reached: ${message}`
  );
}

try {
  const { databaseUrl } = loadConfig();
  await underLock(databaseUrl, () => migrate(databaseUrl)).catch((error: unknown) => {
    throw new Error(explain(error, databaseUrl), { cause: error });
  });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
