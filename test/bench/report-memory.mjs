// What building a report keeps in memory: a process of its own builds the one whose id is its argument and tells its
// resident size before and at most, and the time; with the memory limits of the worker. `reportMemory` starts it.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { built } from './built.mjs';
import { openRooms } from './house.mjs';

const THIS = fileURLToPath(import.meta.url);
const MB = 1024 * 1024;

/** @param {NodeJS.ProcessEnv} env @param {string} reportId @returns {Promise<string>} a line for people */
export async function reportMemory(env, reportId) {
  const child = spawn(process.execPath, ['--max-semi-space-size=8', '--max-old-space-size=512', THIS, reportId], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return (await text(child.stdout)).trim();
}

if (process.argv[1] === THIS) {
  const rooms = await openRooms(process.env);
  const { ReportBuilder } = await built('libs/dashboard/src/reports/report-builder.js');
  const { Log } = await built('libs/platform/src/index.js');
  const room = (/** @type {any} */ token) => rooms.get(token, { strict: false });
  const before = process.memoryUsage.rss();
  const begunMs = performance.now();
  await room(ReportBuilder).build(process.argv[2], room(Log));
  const most = process.resourceUsage().maxRSS * 1024;
  const shown = (/** @type {number} */ bytes) => `${(bytes / MB).toFixed(0)} MB`;
  const seconds = ((performance.now() - begunMs) / 1000).toFixed(1);
  console.log(`${seconds} s, ${shown(before)} before, ${shown(most)} at most: grown by ${shown(most - before)}`);
  await rooms.close();
}
