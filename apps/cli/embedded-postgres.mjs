// The PostgreSQL that ships inside an npm package: used by `npm start` and by the tests, so that a fresh machine needs
// no database server. Plain JavaScript, because it runs before anything is built. Not used when DATABASE_URL is set.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartFault } from './launcher/fault.mjs';
import { initialise, MAJOR_VERSION } from './launcher/postgres-cluster.mjs';
import { asPostgresUser, nativeFolder } from './launcher/postgres-user.mjs';
import { commandOf, freePort, isAlive, leash, sleep, waitGone } from './launcher/processes.mjs';

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;

/** Settings for a cluster that is thrown away after use: a crash may lose everything, commits cost nothing. */
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'on' };

/**
 * @typedef {object} Running
 * @property {string} url postgres://… of the superuser, database `postgres`
 * @property {number} pid
 * @property {Promise<void>} exited resolves when the server process has ended, for whatever reason
 * @property {() => Promise<void>} stop fast shutdown (SIGINT); resolves when the process is gone
 */

/**
 * Starts the server on `<dataDir>/postgres`, creating the cluster at the first call and recovering from a crash.
 * @param {object} options
 * @param {string} options.dataDir
 * @param {number} [options.port] a free one when absent
 * @param {string} [options.log] log file; `<dataDir>/postgres.log` when absent
 * @param {boolean} [options.throwaway] no durability, and the folder is deleted at the end, even when we die
 * @returns {Promise<Running>}
 * @throws {StartFault} folder not writable, made by another PostgreSQL, held by another process, or no binary for this machine
 */
export async function start({ dataDir, port, log, throwaway = false }) {
  const folder = openFolder(dataDir);
  const cluster = join(folder, 'postgres');
  const logFile = log ?? join(folder, 'postgres.log');
  const password = readPassword(folder);
  if (!existsSync(cluster)) await initialise({ folder, cluster, password });
  checkVersion(cluster);
  await endOrphan(cluster);
  const settings = throwaway ? THROWAWAY : {};
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort());
    const server = await launch({ cluster, port: chosen, logFile, settings });
    if (server.ready) {
      const release = leash(server.pid, { removeDir: throwaway ? folder : '' });
      const url = `postgres://app:${password}@127.0.0.1:${chosen}/postgres`;
      return {
        url,
        pid: server.pid,
        exited: server.exited,
        stop: () => stop(server.pid, release, throwaway ? folder : undefined),
      };
    }
    // A port taken in between, or backends of a killed server that still hold its shared memory: both pass.
    if (attempt === 5) throw failed(logFile);
    await sleep(500 * attempt);
  }
}

/** @param {string} dataDir @returns {string} the real path: PostgreSQL and /proc name it so */
function openFolder(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true });
    const folder = realpathSync(dataDir);
    const probe = join(folder, `.write-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return folder;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new StartFault(
      `数据目录 ${dataDir} 无法写入（${code}），请换一个目录（DATA_DIR）或修改权限。`,
      `The data folder ${dataDir} cannot be written (${code}); choose another one with DATA_DIR or change its permissions.`,
    );
  }
}

/** @param {string} folder */
function readPassword(folder) {
  const file = join(folder, 'postgres.password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(24).toString('hex');
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}

/** @param {string} cluster */
function checkVersion(cluster) {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === MAJOR_VERSION) return;
  throw new StartFault(
    `数据目录 ${cluster} 由 PostgreSQL ${found} 建立，而本程序自带 PostgreSQL ${MAJOR_VERSION}，不能直接打开；请用原版本导出数据，或换一个数据目录。`,
    `The data folder ${cluster} was made by PostgreSQL ${found}, this program ships PostgreSQL ${MAJOR_VERSION}; dump it with the old version or choose another data folder.`,
  );
}

/**
 * A server left behind by a killed launcher still holds the cluster: stop it. A lock file whose process id now belongs
 * to somebody else (usual in containers) is removed; any other stale lock PostgreSQL clears itself.
 * @param {string} cluster
 */
async function endOrphan(cluster) {
  const lock = join(cluster, 'postmaster.pid');
  const pid = readLock(lock).pid;
  if (!pid || !isAlive(pid)) return;
  const command = commandOf(pid);
  if (!command.includes('postgres') || !command.includes(cluster)) {
    rmSync(lock, { force: true });
    return;
  }
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // gone meanwhile, or owned by somebody else: the wait tells
  }
  if (await waitGone(pid, STOP_TIMEOUT_MS)) return;
  throw new StartFault(
    `数据目录 ${cluster} 仍被进程 ${pid} 占用且无法停止，请先结束该进程。`,
    `The data folder ${cluster} is still held by process ${pid}, which does not stop; end it first.`,
  );
}

/** @param {string} lock @returns {{ pid: number, status: string }} zero and '' when there is no lock file */
function readLock(lock) {
  try {
    const lines = readFileSync(lock, 'utf8').split('\n');
    return { pid: Number(lines[0]), status: (lines[7] ?? '').trim() };
  } catch {
    return { pid: 0, status: '' };
  }
}

/** @param {{ cluster: string, port: number, logFile: string, settings: Record<string, string> }} options */
async function launch({ cluster, port, logFile, settings }) {
  const user = asPostgresUser(cluster);
  const flags = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const log = openSync(logFile, 'a', 0o640);
  const [command, args] = user.command(join(nativeFolder(), 'bin', 'postgres'), [
    '-D',
    cluster,
    '-p',
    String(port),
    ...flags,
  ]);
  // Its own session: Ctrl-C in the terminal must reach the launcher only, which stops the database last.
  const child = spawn(command, args, { ...user.options, cwd: '/', detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const state = { ended: false };
  /** @type {Promise<void>} */
  const exited = new Promise((resolve) => {
    const end = () => {
      state.ended = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  child.unref();
  const pid = child.pid ?? 0;
  const until = Date.now() + READY_TIMEOUT_MS;
  while (!state.ended) {
    const lock = readLock(join(cluster, 'postmaster.pid'));
    if (lock.pid === pid && lock.status === 'ready') return { ready: true, pid, exited };
    if (Date.now() > until) {
      process.kill(pid, 'SIGINT');
      await waitGone(pid, STOP_TIMEOUT_MS);
      break;
    }
    await sleep(15);
  }
  return { ready: false, pid, exited };
}

/** @param {number} pid @param {() => void} release @param {string} [removeDir] */
async function stop(pid, release, removeDir) {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // already gone
  }
  if (!(await waitGone(pid, STOP_TIMEOUT_MS))) {
    process.kill(pid, 'SIGQUIT');
    await waitGone(pid, STOP_TIMEOUT_MS);
  }
  release();
  if (removeDir) rmSync(removeDir, { recursive: true, force: true });
}

/** @param {string} logFile */
function failed(logFile) {
  const last = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n').slice(-3).join(' | ') : '';
  return new StartFault(
    `内置 PostgreSQL 未能启动，日志在 ${logFile}：${last}`,
    `The embedded PostgreSQL did not start; its log is ${logFile}: ${last}`,
  );
}

/** Makes a folder that every user may pass through, which the unprivileged database user needs. @param {string} dir */
export function makeTraversable(dir) {
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o755);
}
