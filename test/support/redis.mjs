// Finds a Redis for the suites that speak to one: QUEUE_URL or REDIS_URL when something answers there, else
// redis-server or valkey-server from PATH, spawned on a free port and ended with us.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { freePort, leash, sleep } from '../../apps/cli/launcher/processes.mjs';
import { isReachable, onPath } from './reach.mjs';

const START_TIMEOUT_MS = 10_000;

/** @returns {Promise<{ url: string, stop: () => void } | undefined>} undefined: there is none on this machine */
export async function findRedis() {
  const named = process.env.QUEUE_URL || process.env.REDIS_URL;
  if (named && (await isReachable(named, 6379))) return { url: named, stop: () => {} };
  const binary = onPath('redis-server') ?? onPath('valkey-server');
  return binary ? startRedis(binary) : undefined;
}

/**
 * An own server without persistence.
 * @param {string} binary
 * @param {number} [port]
 */
export async function startRedis(binary, port) {
  const chosen = port ?? (await freePort());
  const args = ['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(binary, args, { stdio: 'ignore', cwd: '/' });
  child.unref();
  const release = child.pid ? leash(child.pid) : () => {};
  const until = Date.now() + START_TIMEOUT_MS;
  while (!(await isListening(chosen))) {
    if (Date.now() > until || child.exitCode !== null) throw new Error(`${binary} did not start`);
    await sleep(20);
  }
  return {
    url: `redis://127.0.0.1:${chosen}`,
    stop: () => {
      child.kill('SIGTERM');
      release();
    },
  };
}

/** @param {number} port @returns {Promise<boolean>} */
function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
