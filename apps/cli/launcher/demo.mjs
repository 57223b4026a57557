// Runs the demo loader in the background. Whether there is anything to load, the loader decides: it touches only a
// database that is empty or whose load was interrupted. What it prints first, up to an empty line, are the accounts of
// the demo (nothing at all when the database holds no demo data); what follows is progress and goes to the log.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { leash, waitGone } from './processes.mjs';

const ACCOUNTS_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 10_000;

/**
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.dataDir
 * @param {NodeJS.ProcessEnv} options.env
 * @param {(pid: number) => void} options.onStart
 * @param {(line: string) => void} options.say
 * @returns {Promise<{ stop: () => Promise<void> }>} once the accounts are printed
 */
export async function startDemo({ root, dataDir, env, onStart, say }) {
  const logFile = join(dataDir, 'logs', 'demo.log');
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o640 });
  const script = join(root, 'dist/apps/cli/src/demo/load.js');
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    env,
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const release = child.pid ? leash(child.pid, { signal: 'TERM' }) : () => {};
  if (child.pid) onStart(child.pid);
  let isStopping = false;
  child.stderr.pipe(log, { end: false });
  child.once('error', () => {});
  child.once('exit', (code) => {
    release();
    if (code !== 0 && !isStopping) {
      say(`  ! 演示数据未装完，下次启动会继续，日志在 ${logFile} / demo data incomplete, the next start goes on`);
    }
  });
  const accounts = await untilEmptyLine(child, log);
  for (const line of accounts) say(line);
  return {
    stop: async () => {
      isStopping = true;
      if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      if (!(await waitGone(child.pid, STOP_TIMEOUT_MS))) child.kill('SIGKILL');
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {import('node:fs').WriteStream} log
 * @returns {Promise<string[]>} the lines before the first empty one
 */
function untilEmptyLine(child, log) {
  /** @type {string[]} */
  const head = [];
  return new Promise((resolve) => {
    let isHead = true;
    const done = () => {
      isHead = false;
      resolve(head);
    };
    setTimeout(done, ACCOUNTS_TIMEOUT_MS).unref();
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      // What the loader's own log prints are JSON lines; they are not for the terminal.
      if (!isHead || line.startsWith('{')) log.write(`${line}\n`);
      else if (line.trim() === '') done();
      else head.push(line);
    });
    lines.once('close', done);
  });
}
