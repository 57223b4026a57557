// Finds a Meilisearch for the suites that speak to one: MEILI_URL with MEILI_KEY when it answers there, else
// `meilisearch` from PATH, spawned on a free port with a throwaway folder and ended with us.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, leash, sleep, waitGone } from '../../apps/cli/launcher/processes.mjs';
import { isReachable, onPath } from './reach.mjs';

const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 10_000;

/** @returns {Promise<{ url: string, key: string, stop: () => void | Promise<void> } | undefined>} undefined: there is none on this machine */
export async function findMeilisearch() {
  const { MEILI_URL: url, MEILI_KEY: key } = process.env;
  if (url && (await isReachable(url, url.startsWith('https') ? 443 : 80)))
    return { url, key: key ?? '', stop: () => {} };
  const binary = onPath('meilisearch');
  return binary ? startMeilisearch(binary) : undefined;
}

/** @param {string} binary */
async function startMeilisearch(binary) {
  const folder = mkdtempSync(join(tmpdir(), 'techmart-meili-'));
  const address = `127.0.0.1:${await freePort()}`;
  const key = randomBytes(16).toString('hex');
  const args = ['--http-addr', address, '--master-key', key, '--db-path', join(folder, 'db'), '--no-analytics'];
  const child = spawn(binary, args, { stdio: 'ignore', cwd: folder });
  child.unref();
  const release = child.pid ? leash(child.pid, { removeDir: folder }) : () => {};
  const url = `http://${address}`;
  const until = Date.now() + START_TIMEOUT_MS;
  while (!(await isReachable(url, 80))) {
    if (Date.now() > until || child.exitCode !== null) throw new Error(`${binary} did not start`);
    await sleep(50);
  }
  return {
    url,
    key,
    stop: async () => {
      child.kill('SIGTERM');
      await waitGone(child.pid ?? 0, STOP_TIMEOUT_MS);
      release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
