// One `npm start` per data folder, and the note of it that the next start and the other commands read.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from './fault.mjs';
import { commandOf, isAlive, waitGone } from './processes.mjs';

/**
 * @typedef {object} Note what stands in DATA_DIR/running.json
 * @property {number} pid of the launcher
 * @property {string} [databaseUrl] of the embedded database, with the login that serves
 * @property {string} [url] of the portal
 * @property {Record<string, number>} children process ids by service name
 */

/**
 * Takes the data folder for this process, ending what a killed launcher left behind.
 * @param {string} dataDir
 * @returns {Promise<{ wasCrashed: boolean, note: (change: Partial<Note>) => void, release: () => void }>}
 * @throws {StartFault} when another launcher works on the folder
 */
export async function takeFolder(dataDir) {
  const file = join(dataDir, 'running.json');
  const before = read(file);
  if (before && isLauncher(before.pid)) {
    throw new StartFault(
      `数据目录 ${dataDir} 已有一个正在运行的 npm start（进程 ${before.pid}），请先停止它，或用 DATA_DIR 另选目录。`,
      `Another npm start (process ${before.pid}) is running on ${dataDir}; stop it first or choose another DATA_DIR.`,
    );
  }
  for (const pid of Object.values(before?.children ?? {})) await endLeftover(pid);
  /** @type {Note} */
  let current = { pid: process.pid, children: {} };
  // In one step: whoever reads it meanwhile finds the old note or the new one, never half of one.
  const write = () => {
    writeFileSync(`${file}.new`, JSON.stringify(current), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  write();
  return {
    wasCrashed: before !== undefined,
    note(change) {
      current = { ...current, ...change, children: { ...current.children, ...change.children } };
      write();
    },
    release() {
      if (read(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** @param {string} file @returns {Note | undefined} */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Process ids are used again, always so in containers: ask what the process is. @param {number} pid */
function isLauncher(pid) {
  if (pid === process.pid || pid === process.ppid || !isAlive(pid)) return false;
  return commandOf(pid).includes('start.mjs');
}

/** @param {number} pid */
async function endLeftover(pid) {
  if (!isAlive(pid) || !/dist\/apps\/(api|worker|cli)\//.test(commandOf(pid))) return;
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitGone(pid, 8_000)) return;
  }
}
