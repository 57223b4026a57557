// Api and worker as processes of their own, from dist, on one database: for journeys that kill one, or run several.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, dropDatabase } from '@app/platform/testing';
import { freePort, leash, sleep } from '../../apps/cli/launcher/processes.mjs';

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;

/** The same for every process, so that each accepts the tokens of the other. */
const JWT_SECRET = 'a secret that is used in tests only';

export type ProcessName = 'api' | 'worker';

/** One line of a process's log. */
export interface LogLine {
  msg: string;
  traceId?: string;
  job?: string;
  route?: string;
  [member: string]: unknown;
}

/** One running process of the house. */
export class HouseProcess {
  output = '';
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;
  private readonly release: () => void;

  constructor(
    readonly name: ProcessName,
    readonly address: string,
    env: Record<string, string>,
  ) {
    this.child = spawn(process.execPath, [`dist/apps/${name}/src/main.js`], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.release = this.child.pid ? leash(this.child.pid, { signal: 'KILL' }) : () => undefined;
    this.child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.exited = new Promise((resolve) =>
      this.child.once('close', (code) => {
        this.release();
        resolve(code);
      }),
    );
  }

  /** Lines of its log so far. */
  get lines(): LogLine[] {
    return this.output
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as LogLine);
  }

  /** @throws Error with its output when it ends instead, or is not ready in time */
  async ready(): Promise<this> {
    const limit = Date.now() + READY_TIMEOUT_MS;
    while (!(await answers(`${this.address}/health/ready`))) {
      if (this.child.exitCode !== null) throw new Error(`${this.name} ended:\n${this.output}`);
      if (Date.now() > limit) throw new Error(`${this.name} is not ready:\n${this.output}`);
      await sleep(50);
    }
    return this;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.exited;
    clearTimeout(timer);
  }
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.ok ?? false;
}

/** A fresh database with the processes that were started on it. */
export class House {
  private readonly running = new Set<HouseProcess>();
  private readonly servers: Server[] = [];

  private constructor(
    readonly databaseUrl: string,
    private readonly dataDir: string,
    private readonly env: Record<string, string>,
  ) {}

  /** @param env adds to the environment of every process; `databaseUrl`: that of a database which somebody else drops */
  static async build(env: Record<string, string> = {}, databaseUrl?: string): Promise<House> {
    const url = databaseUrl ?? (await cloneDatabase());
    return new House(url, mkdtempSync(join(tmpdir(), 'techmart-house-')), env);
  }

  /** Starts a process; `ready()` waits for it. */
  async spawn(name: ProcessName): Promise<HouseProcess> {
    const port = await freePort();
    const started = new HouseProcess(name, `http://127.0.0.1:${port}`, {
      DATABASE_URL: this.databaseUrl,
      DATA_DIR: this.dataDir,
      [name === 'api' ? 'PORT' : 'WORKER_PORT']: String(port),
      JWT_SECRET,
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'warn',
      ...this.env,
    });
    this.running.add(started);
    void started.exited.then(() => this.running.delete(started));
    return started;
  }

  async start(name: ProcessName): Promise<HouseProcess> {
    return (await this.spawn(name)).ready();
  }

  /** An address whose requests go to each of the processes in turn. */
  async inTurn(processes: readonly HouseProcess[]): Promise<string> {
    let turn = 0;
    const server = createServer((incoming, outgoing) => {
      const target = processes[(turn += 1) % processes.length]?.address ?? '';
      const { method, headers, url } = incoming;
      const onward = forward(target + (url ?? ''), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.once('error', () => outgoing.writeHead(502).end());
      incoming.pipe(onward);
    });
    this.servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Ends every process; drops the database unless it is somebody else's. */
  async close(isOwnDatabase = true): Promise<void> {
    for (const server of this.servers) server.close();
    await Promise.all([...this.running].map((each) => each.stop()));
    rmSync(this.dataDir, { recursive: true, force: true });
    if (isOwnDatabase) await dropDatabase(this.databaseUrl);
  }
}

/** Resolves when `holds`; throws after `timeoutMs`. */
export async function until(holds: () => Promise<boolean> | boolean, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${timeoutMs / 1000} s: ${holds.toString()}`);
    await sleep(25);
  }
}
