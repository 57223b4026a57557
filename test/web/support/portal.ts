// The whole product for one spec: the built api with the built portal, and the built worker, as processes of their own
// on a database of their own. In one process with Jest they cannot be: it does not load @fastify/static.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { dropDatabase, sendRequest, type TestAnswer } from '@app/platform/testing';
import { freePort } from '../../../apps/cli/launcher/processes.mjs';
import { waitUntil } from '../../support/launcher.js';
import { PASSWORD } from './world-market.js';
import { cloneWorld } from './world.js';

/** The folder that holds `dist`; another one when a build is tried beside the one in use. */
export const BUILT = process.env.TEST_BUILT ?? process.cwd();

const START_TIMEOUT_MS = 60_000;

export class Portal {
  /** Without a closing slash. */
  readonly address: string;
  /** What the processes printed. */
  output = '';
  private readonly children: ChildProcess[] = [];

  private constructor(
    private readonly url: string,
    private readonly database: Client,
    private readonly dataDir: string,
    private readonly ports: { api: number; worker: number },
  ) {
    this.address = `http://127.0.0.1:${ports.api}`;
  }

  /** Resolves when it answers. */
  static async open(): Promise<Portal> {
    const url = await cloneWorld();
    const database = new Client({ connectionString: url });
    await database.connect();
    const ports = { api: await freePort(), worker: await freePort() };
    const portal = new Portal(url, database, mkdtempSync(join(tmpdir(), 'techmart-web-')), ports);
    portal.run('api');
    portal.run('worker');
    await waitUntil(async () => {
      if (portal.children.some((child) => child.exitCode !== null)) throw new Error(`it ended:\n${portal.output}`);
      return (await isReady(ports.api)) && (await isReady(ports.worker));
    }, START_TIMEOUT_MS);
    return portal;
  }

  private run(app: 'api' | 'worker'): void {
    const own = { DATABASE_URL: this.url, DATA_DIR: this.dataDir, RATE_LIMIT: 'off', LOG_LEVEL: 'error' };
    const none = { QUEUE_URL: '', MEILI_URL: '', MEILI_KEY: '', NODE_OPTIONS: '' };
    const ports = { HOST: '127.0.0.1', PORT: String(this.ports.api), WORKER_PORT: String(this.ports.worker) };
    const child = spawn(process.execPath, [`dist/apps/${app}/src/main.js`], {
      cwd: BUILT,
      env: { ...process.env, ...none, ...own, ...ports },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.children.push(child);
  }

  /** One value of the database, e.g. the id behind a title. @throws Error when there is no row */
  async one(sql: string, ...params: unknown[]): Promise<string> {
    const { rows } = await this.database.query<Record<string, unknown>>(sql, params);
    const value = rows[0] && Object.values(rows[0])[0];
    if (value === undefined || value === null) throw new Error(`no row: ${sql} ${params.join(', ')}`);
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  /** Asks the api as that person. @throws Error when it refuses */
  async ask(login: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<TestAnswer['body']> {
    const credentials = { loginName: login, password: PASSWORD };
    const session = await sendRequest(this.address, 'POST', '/api/auth/sign-in', { body: credentials });
    const answer = await sendRequest(this.address, method, path, { token: session.body.accessToken, body });
    if (answer.status >= 300) throw new Error(`${login}: ${method} ${path} → ${answer.status} ${answer.text}`);
    return answer.body;
  }

  async close(): Promise<void> {
    await Promise.all(this.children.map((child) => ended(child)));
    await this.database.end();
    await dropDatabase(this.url);
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await end;
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.ok ?? false;
}
