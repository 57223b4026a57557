// `npm start`: comes up, comes up again, ends without a trace, recovers from every kill -9, and says clearly why not.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { allGone, freshPlace, Launcher, waitUntil } from '../support/launcher.js';

/** The goal is 10 s on two quiet cores; here other suites run beside it. */
const SECOND_START_LIMIT_MS = 30_000;
const RECOVERY_LIMIT_MS = 45_000;

/** One clear sentence in Chinese and in English, no stack. */
function expectClear(output: string, ...parts: string[]): void {
  for (const part of parts) expect(output).toContain(part);
  expect(output).toMatch(/[\u4e00-\u9fff]/);
  expect(output).not.toMatch(/^\s+at /m);
}

/** The login that serves may not do this. */
function ownerUrlOf(market: Launcher): string {
  const url = new URL(market.note().databaseUrl);
  url.username = 'app';
  url.password = readFileSync(join(market.dataDir, 'postgres.password'), 'utf8').trim();
  return url.toString();
}

describe('npm start', () => {
  jest.setTimeout(240_000);
  let place: Awaited<ReturnType<typeof freshPlace>>;
  let current: Launcher | undefined;
  const start = (env: Record<string, string> = {}, flags: string[] = []): Launcher => {
    current = new Launcher(place.dataDir, place.port, env, flags);
    return current;
  };

  beforeAll(async () => {
    place = await freshPlace();
  });
  afterEach(async () => {
    await current?.stop();
  });
  afterAll(() => place.remove());

  it('comes up on an empty folder, prints ready last, and ends without a process left', async () => {
    const market = start();
    await market.ready();
    expect(market.lines.at(-1)).toBe(`ready ${market.url}`);
    expect(await market.isHealthy()).toBe(true);
    const pids = market.processes();
    expect(pids).toHaveLength(4);
    expect(await market.stop()).toBe(0);
    expect(allGone(pids)).toBe(true);
  });

  it('comes up again on the same folder, quickly', async () => {
    expect(await start().ready()).toBeLessThan(SECOND_START_LIMIT_MS);
  });

  it('refuses a second start on the folder while the first one runs', async () => {
    const market = start();
    await market.ready();
    const second = new Launcher(place.dataDir, market.port + 1);
    expect(await second.exited).toBe(1);
    expectClear(second.output, '已有一个正在运行的 npm start', 'Another npm start');
    expect(await market.isHealthy()).toBe(true);
  });

  it('leaves nothing running when the launcher is killed, and starts again', async () => {
    const market = start();
    await market.ready();
    const pids = market.processes();
    market.kill();
    await waitUntil(() => allGone(pids), RECOVERY_LIMIT_MS);
    await start().ready();
  });

  it('starts again after everything was killed at once', async () => {
    const market = start();
    await market.ready();
    for (const pid of market.processes().toReversed()) process.kill(pid, 'SIGKILL');
    await start().ready();
  });

  it.each(['api', 'worker'])('brings a killed %s back', async (name) => {
    const market = start();
    await market.ready();
    const before = market.note().children[name] ?? 0;
    process.kill(before, 'SIGKILL');
    await waitUntil(
      async () => market.note().children[name] !== before && (await market.isHealthy()),
      RECOVERY_LIMIT_MS,
    );
    expect(market.output).toContain(`${name} 意外退出`);
  });

  it('brings a killed database back, at the same address', async () => {
    const market = start();
    await market.ready();
    const before = market.databasePid();
    process.kill(before, 'SIGKILL');
    const isAnother = () => ![0, before].includes(market.databasePid());
    await waitUntil(async () => isAnother() && (await market.isHealthy()), RECOVERY_LIMIT_MS);
  });

  describe('says in one sentence why it does not start', () => {
    it('a taken port', async () => {
      const other = createServer().listen(place.port, '127.0.0.1');
      const market = start();
      expect(await market.exited).toBe(1);
      other.close();
      expectClear(market.output, `端口 ${place.port} 已被占用`, `Port ${place.port} is taken`);
    });

    it('a folder that cannot be written', async () => {
      const market = start({ DATA_DIR: '/dev/null/techmart' });
      expect(await market.exited).toBe(1);
      expectClear(market.output, '/dev/null/techmart 无法写入', 'cannot be written');
    });

    it('all faults of the environment at once', async () => {
      const market = start({ DEMO: 'maybe', QUEUE_URL: 'http://x', MEILI_URL: 'http://127.0.0.1:1' });
      expect(await market.exited).toBe(1);
      expectClear(market.output, 'DEMO:', 'QUEUE_URL:', 'MEILI_URL, MEILI_KEY:');
    });

    it('a named server that does not answer', async () => {
      const redis = start({ QUEUE_URL: 'redis://127.0.0.1:1' });
      expect(await redis.exited).toBe(1);
      expectClear(redis.output, 'QUEUE_URL 指定的 Redis 服务器 127.0.0.1:1 无法连接');
      const database = start({ DATABASE_URL: 'postgres://app:word@127.0.0.1:1/market' });
      expect(await database.exited).toBe(1);
      expectClear(database.output, '无法连接 DATABASE_URL 指定的数据库 127.0.0.1:1/market');
      expect(database.output).not.toContain('word');
    });

    it('an old Node', async () => {
      const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.0'}})`;
      const market = start({}, ['--import', older]);
      expect(await market.exited).toBe(1);
      expectClear(market.output, '需要 Node.js 20.19', 'is needed');
    });

    it('a data folder of a newer version', async () => {
      const market = start();
      await market.ready();
      const client = new Client({ connectionString: ownerUrlOf(market) });
      await client.connect();
      await client.query(
        `insert into schema_migration (timestamp, name) values (9999999999999, 'Future9999999999999')`,
      );
      await client.end();
      await market.stop();
      const again = start();
      expect(await again.exited).toBe(1);
      expectClear(again.output, '数据目录来自更新版本的程序', 'Future9999999999999');
    });

    it('a cluster of another PostgreSQL', async () => {
      const file = join(place.dataDir, 'postgres', 'PG_VERSION');
      const version = readFileSync(file, 'utf8');
      writeFileSync(file, '19\n');
      const market = start();
      expect(await market.exited).toBe(1);
      expectClear(market.output, '由 PostgreSQL 19 建立', 'was made by PostgreSQL 19');
      writeFileSync(file, version);
    });
  });
});
