// Runs a command to its end, keeping its output for the case that it fails.
import { spawn } from 'node:child_process';
import { StartFault } from './fault.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * @param {string} what for the message, Chinese / English
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @throws {StartFault} with the end of the output, when the exit code is not 0
 * @returns {Promise<string>} standard output
 */
export function run(what, file, args, { cwd, env = process.env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running.add(child);
    let output = '';
    let all = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      all = (all + chunk).slice(-20_000);
    });
    child.stderr.on('data', (chunk) => {
      all = (all + chunk).slice(-20_000);
    });
    child.once('error', (error) => reject(failure(what, error.message)));
    child.once('close', (code) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else reject(failure(what, all.trim().split('\n').slice(-12).join('\n')));
    });
  });
}

/** Ends whatever `run` has under way, with everything it started. */
export function endCommands() {
  for (const { pid } of running) {
    try {
      if (pid) process.kill(-pid, 'SIGTERM');
    } catch {
      // ended meanwhile
    }
  }
}

/** @param {string} what @param {string} reason */
function failure(what, reason) {
  return new StartFault(`${what} 未能完成。`, `It did not finish:\n${reason}`);
}
