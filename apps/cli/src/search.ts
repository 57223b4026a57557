// `npm run search:reconcile [-- INDEX]`: compares tables, embedded index and search server document by document, mends
// what differs and proves it by count and checksum. `npm run search:rebuild [-- INDEX]` builds beside the live index and
// swaps. The service may keep running. Exit code 0 all equal, 1 something differs, 2 could not be done.
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadConfig, PlatformModule, SearchUpkeep, type Reconciliation } from '@app/platform';
import { ROOMS } from '../../api/src/rooms.js';

@Module({})
class SearchCommandModule {}

const WORKS = ['reconcile', 'rebuild'] as const;

function readWork(argument: string | undefined): (typeof WORKS)[number] {
  const work = WORKS.find((known) => known === argument);
  if (work === undefined) throw new Error(`用法 / usage: npm run search:${WORKS.join('|search:')} [-- 索引名 / index]`);
  return work;
}

async function run(argument: string | undefined, index: string | undefined): Promise<Reconciliation[]> {
  const work = readWork(argument);
  const imports = [PlatformModule.on(loadConfig(undefined, 'search')), ...ROOMS];
  const app = await NestFactory.createApplicationContext(
    { module: SearchCommandModule, imports },
    { logger: ['error'], abortOnError: false },
  );
  try {
    return await app.get(SearchUpkeep, { strict: false })[work](index);
  } finally {
    await app.close();
  }
}

function report(done: Reconciliation): string {
  const { index, isEqual, database, embedded, engine, mended, server } = done;
  const shown = ({ count, checksum }: Reconciliation['database']) => `${count} (${checksum})`;
  const lines = [
    `${index}: ${isEqual ? '一致 / equal' : '不一致 / NOT equal'}，${(done.durationMs / 1000).toFixed(1)} s`,
    `  数据库 / database ${shown(database)} · 内置索引 / embedded ${shown(embedded)} · 应答引擎 / engine ${shown(engine)}`,
    `  内置索引补写 ${mended.written} 删除 ${mended.removed}；检索服务器补写 ${server.written} 删除 ${server.removed}` +
      ` / written and removed: embedded ${mended.written}, ${mended.removed}; server ${server.written}, ${server.removed}`,
  ];
  if (server.drift.length > 0) lines.push(`  已改回的设置 / settings set again: ${server.drift.join(', ')}`);
  return lines.join('\n');
}

async function main(): Promise<number> {
  try {
    const [work, index] = process.argv.slice(2);
    const done = await run(work, index);
    for (const each of done) console.log(report(each));
    console.log(`最大内存 / peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
    return done.every(({ isEqual }) => isEqual) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  }
}

// The client of the search server leaves timers of many minutes behind when a task fails.
process.exit(await main());
