// What a job of the worker keeps in memory: a process of its own, with the worker's limits, does it once and tells its
// resident size before and at most. Called with the name of the job and its input; `memoryOf` starts it.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { built } from './built.mjs';
import { openRooms } from './house.mjs';

const THIS = fileURLToPath(import.meta.url);
const LIMITS = ['--max-semi-space-size=8', '--max-old-space-size=512'];
const MB = 1024 * 1024;

/** @typedef {(token: any) => any} Room */

const JOBS = {
  /** Matches the demands twice. @param {Room} room @param {string[]} demandIds */
  scorer: async (room, demandIds) => {
    const { ForwardMatching } = await built('libs/matching/src/forward-matching.js');
    return async () => {
      for (const id of [...demandIds, ...demandIds]) await room(ForwardMatching).match(id);
    };
  },
  /** Builds the report. @param {Room} room @param {string[]} ids */
  report: async (room, [id]) => {
    const { ReportBuilder } = await built('libs/dashboard/src/reports/report-builder.js');
    const { Log } = await built('libs/platform/src/index.js');
    return () => room(ReportBuilder).build(id, room(Log));
  },
};

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {keyof typeof JOBS} job
 * @param {string[]} ids what it works on
 * @returns {Promise<string>} a line for people
 */
export async function memoryOf(env, job, ids) {
  const child = spawn(process.execPath, [...LIMITS, THIS, job], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(ids));
  return (await text(child.stdout)).trim();
}

if (process.argv[1] === THIS) {
  const ids = JSON.parse(await text(process.stdin));
  const rooms = await openRooms(process.env);
  const job = JOBS[/** @type {keyof typeof JOBS} */ (process.argv[2])];
  const work = await job((token) => rooms.get(token, { strict: false }), ids);
  const before = process.memoryUsage.rss();
  const begunMs = performance.now();
  await work();
  const most = process.resourceUsage().maxRSS * 1024;
  const shown = (/** @type {number} */ bytes) => `${(bytes / MB).toFixed(0)} MB`;
  const seconds = ((performance.now() - begunMs) / 1000).toFixed(1);
  console.log(`${seconds} s, ${shown(before)} before, ${shown(most)} at most: grown by ${shown(most - before)}`);
  await rooms.close();
}
