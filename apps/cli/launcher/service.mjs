// One child process that must stay up: api, worker, demo loader. Restarted with growing pauses when it dies.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { leash, sleep, waitGone } from './processes.mjs';

const STOP_TIMEOUT_MS = 15_000;
/** On a large machine V8 lets garbage grow to hundreds of MB before it looks; these keep api and worker in their place. */
const NODE_OPTIONS = ['--max-semi-space-size=8', '--max-old-space-size=512', '--enable-source-maps'];
const LOG_LIMIT_BYTES = 20 * 1024 * 1024;
/** A service that dies this often within the window is broken, not unlucky. */
const CRASH_LIMIT = 5;
const CRASH_WINDOW_MS = 120_000;

export class Service {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #stopping = false;
  /** @type {number[]} times of recent crashes */
  #crashes = [];
  #release = () => {};
  #logStart = 0;
  /** Once the whole is up; a service that dies before that is reported, not repeated. */
  keepsUp = false;

  /**
   * @param {object} options
   * @param {string} options.name
   * @param {string} options.script absolute path
   * @param {NodeJS.ProcessEnv} options.env
   * @param {string} options.root working folder
   * @param {string} options.logFile
   * @param {(pid: number) => void} options.onStart
   * @param {(reason: string) => void} options.onBroken it died too often; it will not be started again
   * @param {(line: string) => void} options.say
   */
  constructor(options) {
    this.options = options;
  }

  start() {
    const { script, env, root, logFile, onStart } = this.options;
    turnLog(logFile);
    this.#logStart = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
    const log = openSync(logFile, 'a', 0o640);
    // Its own session: Ctrl-C reaches the launcher only, which ends its children in order.
    const child = spawn(process.execPath, [...NODE_OPTIONS, script], {
      env,
      cwd: root,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#child = child;
    if (child.pid) {
      this.#release = leash(child.pid, { signal: 'TERM' });
      onStart(child.pid);
    }
    child.once('error', () => {});
    child.once('exit', (code, signal) => {
      this.#release();
      if (this.keepsUp && !this.#stopping) void this.#recover(signal ?? `code ${code}`);
    });
  }

  get isUp() {
    return this.#child?.exitCode === null && this.#child.signalCode === null;
  }

  /** What it wrote since it was started, shortened, for a message. */
  lastWords() {
    const { logFile } = this.options;
    if (!existsSync(logFile)) return '';
    const lines = readFileSync(logFile).subarray(this.#logStart).toString('utf8').trim().split('\n');
    return lines
      .filter((line) => !line.trim().startsWith('at '))
      .slice(-8)
      .join('\n')
      .slice(0, 2_000);
  }

  /** Asks to end, then insists. */
  async stop() {
    this.#stopping = true;
    const pid = this.#child?.pid;
    if (!pid || !this.isUp) return;
    this.#child?.kill('SIGTERM');
    if (!(await waitGone(pid, STOP_TIMEOUT_MS))) this.#child?.kill('SIGKILL');
    await waitGone(pid, STOP_TIMEOUT_MS);
  }

  /** @param {string} how */
  async #recover(how) {
    const { name, onBroken, say } = this.options;
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
    if (this.#crashes.length >= CRASH_LIMIT) {
      onBroken(how);
      return;
    }
    const pauseMs = 500 * 2 ** (this.#crashes.length - 1);
    say(`  ! ${name} 意外退出（${how}），${pauseMs / 1000} 秒后重启 / ${name} ended unexpectedly, restarting`);
    await sleep(pauseMs);
    if (!this.#stopping) this.start();
  }
}

/** @param {string} logFile */
function turnLog(logFile) {
  const stats = statSync(logFile, { throwIfNoEntry: false });
  if (stats && stats.size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
}
