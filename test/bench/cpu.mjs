// CPU time of processes in microseconds, from the scheduler's own account, and their greatest size. Linux; elsewhere 0.
import { readdirSync, readFileSync } from 'node:fs';

/** All living threads of a process. @param {number} pid @returns {number} µs */
export function cpuOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + threadUs(`${pid}/task/${thread}`), 0);
  } catch {
    return 0;
  }
}

/** What each process of a family had used when it was looked at last; one that has ended keeps its figure. @type {Map<number, number>} */
const seen = new Map();

/** A server and the processes it forks, e.g. PostgreSQL and its backends. @param {number} pid @returns {number} µs */
export function cpuOfFamily(pid) {
  for (const member of [pid, ...childrenOf(pid)]) seen.set(member, cpuOf(member));
  return [...seen.values()].reduce((sum, us) => sum + us, 0);
}

/** @param {number} pid @returns {number[]} */
function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** @param {string} path below /proc */
function threadUs(path) {
  try {
    return Number(readFileSync(`/proc/${path}/schedstat`, 'utf8').split(' ')[0]) / 1_000;
  } catch {
    return 0;
  }
}

/** The greatest resident size of a process so far. @param {number} pid @returns {number} bytes */
export function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
