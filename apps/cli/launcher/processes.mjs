// Facts about processes and ports of this machine. Starts and stops nothing but `leash`, which ends a child whose
// owner died.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** True while a process with this id exists, whoever owns it. @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** A dead process whose parent has not collected it still answers kill(0); in containers without an init it stays. @param {number} pid */
function isZombie(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'Z';
  } catch {
    return false;
  }
}

/** The command line of a process, '' when it is gone or hidden. @param {number} pid */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    // not Linux, or gone
  }
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

/** Resolves true when the process is gone, false when it is still there after `timeoutMs`. @param {number} pid @param {number} timeoutMs */
export async function waitGone(pid, timeoutMs) {
  const until = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await sleep(20);
  }
  return true;
}

/** @param {number} ms @returns {Promise<void>} */
export function sleep(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * Ends `pid` when this process dies, even by kill -9: a shell waits for the end of a pipe that only we hold open.
 * @param {number} pid
 * @param {{ signal?: string, removeDir?: string }} [options] removeDir: a throwaway folder to delete afterwards
 * @returns {() => void} lets go, to be called once the child was stopped in the ordinary way
 */
export function leash(pid, { signal = 'INT', removeDir = '' } = {}) {
  if (process.platform === 'win32') return () => {};
  const script =
    'read line; [ "$line" = free ] && exit 0; kill -s "$2" "$1" 2>/dev/null; ' +
    'i=0; while kill -0 "$1" 2>/dev/null && [ $i -lt 100 ]; do i=$((i+1)); sleep 0.1; done; ' +
    '[ -n "$3" ] && rm -rf "$3"; exit 0';
  const watcher = spawn('/bin/sh', ['-c', script, 'leash', String(pid), signal, removeDir], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => {});
  watcher.stdin.on('error', () => {});
  watcher.unref();
  /** @type {import('node:net').Socket} */ (/** @type {unknown} */ (watcher.stdin)).unref();
  return () => {
    watcher.stdin.end('free\n');
  };
}
