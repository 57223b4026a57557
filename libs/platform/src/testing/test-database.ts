// One fresh database per test suite: a clone of a template that was migrated once per server. For tests only.
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type MixedList } from 'typeorm';
import { Client } from 'pg';
import { Database } from '../database/database.js';
import { ownerDataSource, serveOptions } from '../database/data-source.js';

export interface TestDatabase {
  /** Connection of the owner of the schema. */
  url: string;
  /** As the application role. */
  dataSource: DataSource;
  database: Database;
  close(): Promise<void>;
}

type Migrations = MixedList<Function>;

function serverUrl(database: string): string {
  const given = process.env['TEST_DATABASE_URL'];
  if (!given) throw new Error('TEST_DATABASE_URL is not set: run tests through npm test or npm run jest');
  const url = new URL(given);
  url.pathname = `/${database}`;
  return url.toString();
}

async function asAdmin<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl('postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The template's name changes with the migrations' text, so an edited migration is never tested against an old template. */
function templateName(): string {
  const folder = join(process.cwd(), 'migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return `tm_template_${hash.digest('hex').slice(0, 12)}`;
}

async function ensureTemplate(client: Client, name: string, migrations: Migrations): Promise<void> {
  await client.query('select pg_advisory_lock(7421)');
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount) return;
    const building = `${name}_new`;
    await client.query(`drop database if exists ${building}`);
    await client.query(`create database ${building}`);
    const source = ownerDataSource(serverUrl(building), migrations);
    await source.initialize();
    await source.runMigrations();
    await source.destroy();
    await client.query(`alter database ${building} rename to ${name}`);
  } finally {
    await client.query('select pg_advisory_unlock(7421)');
  }
}

/** Creates an empty, migrated database and returns the url of its owner. */
export async function cloneDatabase(): Promise<string> {
  const { migrations } = await import('@app/migrations');
  const name = `tm_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (client) => {
    const template = templateName();
    await ensureTemplate(client, template, migrations);
    await client.query(`create database ${name} template ${template}`);
  });
  return serverUrl(name);
}

/** Drops a database that `cloneDatabase` made. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await asAdmin((client) => client.query(`drop database if exists ${name} with (force)`));
}

/** A fresh database with open connections; call `close` when the suite ends. */
export async function testDatabase(): Promise<TestDatabase> {
  const url = await cloneDatabase();
  const dataSource = new DataSource(serveOptions(url, 10));
  await dataSource.initialize();
  return {
    url,
    dataSource,
    database: new Database(dataSource),
    close: async () => {
      await dataSource.destroy();
      await dropDatabase(url);
    },
  };
}
