// Runs the real `npm start` launcher, with its own data folder and port, and tells what it printed. For test/e2e.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isAlive, sleep } from '../../apps/cli/launcher/processes.mjs';
import { makeTraversable } from '../../apps/cli/embedded-postgres.mjs';

const READY_TIMEOUT_MS = 120_000;

export interface Note {
  pid: number;
  databaseUrl: string;
  children: Record<string, number>;
}

export class Launcher {
  output = '';
  readonly url: string;
  readonly startedAt = Date.now();
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(
    readonly dataDir: string,
    readonly port: number,
    env: Record<string, string> = {},
    nodeFlags: string[] = [],
  ) {
    this.url = `http://127.0.0.1:${port}`;
    const own = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, DEMO: 'off', LOG_LEVEL: 'warn' };
    const none = { DATABASE_URL: '', QUEUE_URL: '', MEILI_URL: '', MEILI_KEY: '', npm_lifecycle_event: '' };
    this.child = spawn(process.execPath, [...nodeFlags, 'apps/cli/start.mjs'], {
      env: { ...process.env, ...none, ...own, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.exited = new Promise((resolve) => this.child.once('close', resolve));
  }

  get lines(): string[] {
    return this.output.trim().split('\n');
  }

  /** Resolves with the milliseconds it took; throws with the output when it ends instead. */
  async ready(): Promise<number> {
    await waitUntil(() => {
      if (this.child.exitCode !== null) throw new Error(`the launcher ended:\n${this.output}`);
      return this.lines.some((line) => line === `ready ${this.url}`);
    }, READY_TIMEOUT_MS);
    return Date.now() - this.startedAt;
  }

  note(): Note {
    return JSON.parse(readFileSync(join(this.dataDir, 'running.json'), 'utf8')) as Note;
  }

  /** The process id of the database server; 0 while it has none, as between two attempts to start again. */
  databasePid(): number {
    const file = join(this.dataDir, 'postgres', 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  }

  /** Every process it runs, itself included. */
  processes(): number[] {
    return [this.child.pid ?? 0, this.databasePid(), ...Object.values(this.note().children)];
  }

  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.exited;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  async isHealthy(): Promise<boolean> {
    const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
    await answer?.arrayBuffer();
    return answer?.ok ?? false;
  }
}

/** Throws after `timeoutMs`. */
export async function waitUntil(holds: () => boolean | Promise<boolean>, timeoutMs: number): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(`not within ${timeoutMs / 1000} s: ${holds.toString()}`);
    await sleep(50);
  }
}

export const allGone = (pids: number[]): boolean => pids.every((pid) => !isAlive(pid));

/** A fresh data folder that is removed by `remove`. */
export async function freshPlace(): Promise<{ dataDir: string; port: number; remove: () => void }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'techmart-start-'));
  makeTraversable(dataDir);
  return { dataDir, port: await freePort(), remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}
