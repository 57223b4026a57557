// What the login of api and worker may do on the embedded PostgreSQL, whichever way it leaves its role.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { cloneDatabase, dropDatabase } from '@app/platform/testing';
import { APP_ROLE, serveOptions } from '@app/platform';
import { LOGIN, serveLogin } from './login.mjs';

let dataDir: string;
let ownerUrl: string;
let url: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'techmart-login-'));
  ownerUrl = await cloneDatabase();
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  // As an earlier version left it: the queue's tables belong to the superuser.
  await owner.query(`create schema bullmq; create table bullmq.job (id serial primary key);
    create type bullmq.state as enum ('waiting'); create function bullmq.take() returns int language sql as 'select 1'`);
  await owner.end();
  url = await serveLogin({ dataDir, ownerUrl });
});
afterAll(async () => {
  await dropDatabase(ownerUrl);
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the login', () => {
  it('keeps its password in the data folder, for its user only, and the same at each start', async () => {
    expect(new URL(url).username).toBe(LOGIN);
    expect(statSync(join(dataDir, 'postgres.login')).mode & 0o777).toBe(0o600);
    expect(await serveLogin({ dataDir, ownerUrl })).toBe(url);
  });

  it.each(['select 1', 'reset role', 'set role none', `reset all`, `set session authorization default`])(
    'after "%s" it neither changes the ledger nor switches its triggers off',
    async (leaving) => {
      const source = await new DataSource({ ...serveOptions(url, 1) }).initialize();
      const runner = source.createQueryRunner();
      try {
        expect(await runner.query('select current_user as name')).toEqual([{ name: APP_ROLE }]);
        await runner.query(leaving);
        for (const forbidden of [
          'delete from ledger_entry',
          'update ledger_sum set total_fen = 0',
          `insert into ledger_intake default values`,
          'alter table ledger_entry disable trigger all',
          `set session_replication_role = 'replica'`,
          'drop table ledger_entry',
          'truncate audit_entry',
          'create table public.mine (id int)',
          'create role another superuser',
          `set role ${new URL(ownerUrl).username}`,
        ]) {
          await expect(runner.query(forbidden)).rejects.toMatchObject({ driverError: { code: '42501' } });
        }
        expect(await runner.query('select count(*)::int as n from ledger_entry')).toEqual([{ n: 0 }]);
      } finally {
        await runner.release();
        await source.destroy();
      }
    },
  );

  it('owns the queue’s tables, also those of an earlier version', async () => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('create schema if not exists bullmq');
    await client.query('alter table bullmq.job add column name text');
    await client.query(`alter type bullmq.state add value 'active'`);
    await client.query('insert into bullmq.job default values');
    await client.query(`create or replace function bullmq.take() returns int language sql as 'select 2'`);
    await client.end();
  });
});
