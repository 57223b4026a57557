// `npm run import -- achievements|demands FILE`: brings texts in as published listings through the rooms' own services.
// Works on DATABASE_URL, or on the database of a running `npm start`. The worker indexes and matches what was added.
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  AchievementImport,
  AchievementModule,
  IMPORT_BATCH as ACHIEVEMENT_BATCH,
  type ImportedAchievement,
} from '@app/achievement';
import { DemandImport, DemandModule, IMPORT_BATCH as DEMAND_BATCH, type ImportedDemand } from '@app/demand';
import { IdentityModule } from '@app/identity';
import { Database, loadConfig, PlatformModule } from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { toAchievement } from './achievement-row.js';
import { toDemand } from './demand-row.js';
import { findHolder } from './holder.js';
import { load, type Tally, type Target } from './load.js';
import { readOptions, type ImportOptions } from './options.js';
import { readRows } from './rows.js';

@Module({})
class ImportModule {}

/** Milliseconds between two lines of progress. */
const PROGRESS_MS = 2_000;

async function run(options: ImportOptions): Promise<void> {
  const rows = readRows(options.file);
  const imports = [PlatformModule.on(loadConfig()), IdentityModule, AchievementModule, DemandModule];
  const app = await NestFactory.createApplicationContext(
    { module: ImportModule, imports },
    { logger: ['error'], abortOnError: false },
  );
  try {
    const holder = await findHolder(app, options);
    console.log(`导入到：${holder.name}（来源 ${options.source}）`);
    const startedAt = performance.now();
    const tally = await loadInto(app, options, rows, holder);
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(`${shown(tally)}，用时 ${seconds.toFixed(1)} 秒，每秒 ${Math.round(tally.read / seconds)} 行`);
  } finally {
    await app.close();
  }
}

function loadInto(
  app: INestApplicationContext,
  options: ImportOptions,
  rows: ReturnType<typeof readRows>,
  holder: Awaited<ReturnType<typeof findHolder>>,
): Promise<Tally> {
  const database = app.get(Database, { strict: false });
  const origin = { organisationId: holder.organisationId, source: options.source };
  if (options.kind === 'achievements') {
    const room = app.get(AchievementImport, { strict: false });
    const add: Target<ImportedAchievement>['add'] = (tx, batch) =>
      room.publishImported(tx, holder.actor, origin, batch);
    const target = { parse: toAchievement, add, batchSize: ACHIEVEMENT_BATCH };
    return load(database, rows, target, refuse, progress());
  }
  const room = app.get(DemandImport, { strict: false });
  const add: Target<ImportedDemand>['add'] = (tx, batch) => room.publishImported(tx, holder.actor, origin, batch);
  return load(database, rows, { parse: toDemand, add, batchSize: DEMAND_BATCH }, refuse, progress());
}

function refuse(line: number, reason: string): void {
  console.log(`第 ${line} 行未导入：${reason}`);
}

function progress(): (tally: Tally) => void {
  let last = performance.now();
  return (tally) => {
    if (performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    console.log(shown(tally));
  };
}

function shown({ read, added, known, refused }: Tally): string {
  return `已读 ${read} 行：新增 ${added}，已有 ${known}，未导入 ${refused}`;
}

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
