// The small district that the browser tests stand in: a part of the demo data, loaded once per run through the rooms'
// services into a template, from which each spec gets its own database. Not for facts about single rooms.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { PlatformModule } from '@app/platform';
import { cloneDatabase, drainOutbox, testConfig } from '@app/platform/testing';
import { ROOMS } from '../../../apps/api/src/rooms.js';
import { DemoHouse } from '../../../apps/cli/src/demo/house.js';
import { loadPlanning, loadTarget } from '../../../apps/cli/src/demo/planning.js';
import { loadWorldContracts } from './world-contracts.js';
import { loadMarket, loadTown } from './world-market.js';

@Module({})
class WorldModule {}

const LOCK = 7422;
const SOURCES = ['migrations', 'apps/cli/src/demo', 'apps/cli/src/demo/data', 'test/web/support'];

/** Changes with the sources and with the day, because the data lie at days before today. */
function templateName(): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const folder of SOURCES) {
    const files = readdirSync(join(process.cwd(), folder), { withFileTypes: true }).filter((entry) => entry.isFile());
    for (const { name } of files.sort((a, b) => a.name.localeCompare(b.name)))
      hash.update(readFileSync(join(process.cwd(), folder, name)));
  }
  return `tm_world_${hash.digest('hex').slice(0, 12)}`;
}

/** Fills an empty, migrated database and hands every event to its handlers: search, matches, notifications. */
async function load(url: string): Promise<void> {
  const module = { module: WorldModule, imports: [PlatformModule.on(testConfig(url)), ...ROOMS] };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    const house = new DemoHouse(app);
    await loadTown(house);
    await loadMarket(house, () => drainOutbox(app));
    await loadTarget(house);
    await loadWorldContracts(house);
    await loadPlanning(house, new Date(), ['kjj', 'ldjd', 'wjgy']);
    await drainOutbox(app);
  } finally {
    await app.close();
  }
}

/** A database of its own with the small district in it; dropped by `dropDatabase`. */
export async function cloneWorld(): Promise<string> {
  const empty = await cloneDatabase();
  const database = new URL(empty).pathname.slice(1);
  const admin = new URL(empty);
  admin.pathname = '/postgres';
  const client = new Client({ connectionString: admin.toString() });
  await client.connect();
  const name = templateName();
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!found.rowCount) {
      await load(empty);
      await client.query(`alter database ${database} rename to ${name}`);
    } else {
      await client.query(`drop database ${database}`);
    }
    await client.query(`create database ${database} template ${name}`);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
    await client.end();
  }
  return empty;
}
