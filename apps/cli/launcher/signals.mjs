// When the launcher is to end: Ctrl-C, SIGTERM, a closed terminal, or the death of the npm that started it.
import { readFileSync } from 'node:fs';
import { commandOf, isAlive } from './processes.mjs';

const WATCH_MS = 1_000;

/** @param {{ stop: () => void, force: () => void }} actions force: at the second signal */
export function onSignals({ stop, force }) {
  let count = 0;
  const act = () => {
    count += 1;
    if (count === 1) stop();
    // npm passes on a Ctrl-C that the terminal has sent us already: only a third one means impatience.
    else if (count > 2) force();
  };
  process.on('SIGINT', act);
  process.on('SIGTERM', act);
  if (!ignoresHangup()) process.on('SIGHUP', act);
  const npm = npmAbove();
  if (!npm) return;
  setInterval(() => {
    if (!isAlive(npm)) act();
  }, WATCH_MS).unref();
}

/** Started by nohup: a handler would undo that. */
function ignoresHangup() {
  try {
    const mask = /^SigIgn:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return mask !== undefined && (BigInt(`0x${mask}`) & 1n) === 1n;
  } catch {
    return false;
  }
}

/** The npm that runs `npm start`, if one does: parent, or parent of the shell in between. */
function npmAbove() {
  if (process.env.npm_lifecycle_event !== 'start') return undefined;
  const parent = process.ppid;
  return [parent, parentOf(parent)].find((pid) => pid > 1 && /\bnpm\b/.test(commandOf(pid)));
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
