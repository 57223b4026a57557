// What the scorer keeps in memory: a process of its own matches the demands twice and tells its resident size before and
// at most. Called with the demands on standard input; `scorerMemory` starts it.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { built } from './built.mjs';
import { openRooms } from './house.mjs';

const THIS = fileURLToPath(import.meta.url);
const MB = 1024 * 1024;

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} demandIds
 * @returns {Promise<string>} a line for people
 */
export async function scorerMemory(env, demandIds) {
  const child = spawn(process.execPath, [THIS], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(demandIds));
  return (await text(child.stdout)).trim();
}

if (process.argv[1] === THIS) {
  const demandIds = JSON.parse(await text(process.stdin));
  const rooms = await openRooms(process.env);
  const { ForwardMatching } = await built('libs/matching/src/forward-matching.js');
  const matching = rooms.get(ForwardMatching, { strict: false });
  const before = process.memoryUsage.rss();
  for (const id of [...demandIds, ...demandIds]) await matching.match(id);
  const most = process.resourceUsage().maxRSS * 1024;
  const shown = (/** @type {number} */ bytes) => `${(bytes / MB).toFixed(0)} MB`;
  console.log(
    `scorer: ${shown(before)} with all rooms loaded, ${shown(most)} at most, so ${shown(most - before)} of its own`,
  );
  await rooms.close();
}
