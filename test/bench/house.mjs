// What the cases run against: a durable PostgreSQL of its own (fsync on) in a folder that is deleted at the end, migrated
// and filled; the rooms in this process; the api as a process of its own. Needs a build: dist/.
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { makeTraversable, start } from '../../apps/cli/embedded-postgres.mjs';
import { freePort, leash, sleep, waitGone } from '../../apps/cli/launcher/processes.mjs';
import { built, DIST } from './built.mjs';
import { fill } from './corpus.mjs';
import { cpuOf, cpuOfFamily, peakOf } from './cpu.mjs';

const READY_TIMEOUT_MS = 60_000;

/** @typedef {Awaited<ReturnType<typeof openHouse>>} House */

export async function openHouse() {
  const dataDir = mkdtempSync(join(tmpdir(), 'techmart-bench-'));
  makeTraversable(dataDir);
  const server = await start({ dataDir });
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: server.url,
    DATA_DIR: dataDir,
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'info',
    DATABASE_POOL: '10',
  };
  await run('apps/cli/src/migrate.js', env);
  const rooms = await openRooms(env);
  const corpus = await fill(rooms);
  let api = /** @type {Api | undefined} */ (undefined);
  return {
    env,
    rooms,
    corpus,
    databaseUrl: server.url,
    /** The running api, started at first use. */
    api: async () => (api ??= await startApi(env)),
    databaseUs: () => cpuOfFamily(server.pid),
    ownUs: () => cpuOf(process.pid),
    close: async () => {
      await api?.stop();
      await rooms.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** @param {string} script below dist/ @param {NodeJS.ProcessEnv} env */
function run(script, env) {
  const child = spawn(process.execPath, [new URL(script, DIST).pathname], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve(undefined) : reject(new Error(`${script} failed`))));
  });
}

/** All rooms in this process. @param {NodeJS.ProcessEnv} env */
export async function openRooms(env) {
  const { loadConfig, PlatformModule } = await built('libs/platform/src/index.js');
  const { ROOMS } = await built('apps/api/src/rooms.js');
  class BenchModule {}
  Module({})(BenchModule);
  const imports = [PlatformModule.on(loadConfig(env, 'bench')), ...ROOMS];
  return NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: false, abortOnError: false });
}

/**
 * @typedef {object} Api
 * @property {number} readyMs from spawn until /health/ready answered
 * @property {(path: string, token?: string) => Promise<string>} get the body, over one kept connection
 * @property {(path: string, body: object) => Promise<any>} post
 * @property {() => number} cpuUs
 * @property {() => number} peakBytes the greatest resident size so far; Linux, elsewhere 0
 * @property {() => Promise<void>} stop
 */

/** @param {NodeJS.ProcessEnv} env @returns {Promise<Api>} */
export async function startApi(env) {
  return startServer(new URL('apps/api/src/main.js', DIST).pathname, env);
}

/** A server process that listens on PORT, or on the port of that name. @param {string} script @param {NodeJS.ProcessEnv} env @returns {Promise<Api>} */
export async function startServer(script, env, portName = 'PORT') {
  const port = await freePort();
  const startedMs = performance.now();
  const child = spawn(process.execPath, [script], { env: { ...env, [portName]: String(port) }, stdio: 'ignore' });
  const pid = /** @type {number} */ (child.pid);
  const release = leash(pid, { signal: 'TERM' });
  const address = `http://127.0.0.1:${port}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (const until = Date.now() + READY_TIMEOUT_MS; !(await isReady(`${address}/health/ready`));) {
    if (Date.now() > until || child.exitCode !== null) throw new Error(`${script} did not start`);
    await sleep(10);
  }
  return {
    readyMs: performance.now() - startedMs,
    get: (path, token) => fetchText(address + path, agent, token),
    post: async (path, body) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    },
    cpuUs: () => cpuOf(pid),
    peakBytes: () => peakOf(pid),
    stop: async () => {
      agent.destroy();
      child.kill('SIGTERM');
      await waitGone(pid, 10_000);
      release();
    },
  };
}

/** @param {string} url */
async function isReady(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** @param {string} url @param {Agent} agent @param {string} [token] @returns {Promise<string>} */
function fetchText(url, agent, token) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(`${url}: ${text}`))));
    });
    request.on('error', reject);
  });
}
