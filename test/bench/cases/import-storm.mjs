// One publication while BENCH_STORM (100,000) listings are brought in: from its commit to the message of a fitting demand's
// owner, asked again and again until the worker has done with the import. Guard: 60 s, aim 20 s. Run it with
// BENCH_DOCUMENTS=0.
import { built, DIST } from '../built.mjs';
import { startServer } from '../house.mjs';
import { listPassages, pieces } from '../passages.mjs';
import { spread } from '../rounds.mjs';
import { quiet, untilTold } from './notify.mjs';

const STORM = Number(process.env.BENCH_STORM ?? 100_000);
const ASKED = 40;

/** @param {import('../house.mjs').House} house */
export async function run({ env, rooms, corpus }) {
  const { Database, Queues } = await built('libs/platform/src/index.js');
  const [database, queues] = [Database, Queues].map((token) => rooms.get(token, { strict: false }));
  const worker = await startServer(new URL('apps/worker/src/main.js', DIST).pathname, env, 'WORKER_PORT');
  try {
    await quiet(database);
    await database.query('update notification set read_at = now() where read_at is null');
    const begunMs = performance.now();
    const seconds = () => ((performance.now() - begunMs) / 1000).toFixed(0);
    let isIn = false;
    const storm = (async () => {
      await listPassages(rooms, pieces(), STORM);
      isIn = true;
      console.log(`${STORM} listings in the database after ${seconds()} s`);
    })();
    const told = await tellDuring(
      rooms,
      database,
      corpus.demandIds,
      async () => !isIn || (await isBusy(database, queues)),
    );
    await storm;
    const [least, median, most] = spread(told);
    const shown = `p50 ${median.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)}) ms`;
    console.log(`publish to notified beside an import, ${told.length} times: ${shown}, must 60 s`);
    const megabytes = (worker.peakBytes() / 1024 / 1024).toFixed(0);
    console.log(`last asked after ${seconds()} s; worker ${megabytes} MB at most`);
  } finally {
    await worker.stop();
  }
}

/**
 * @param {import('@nestjs/common').INestApplicationContext} rooms
 * @param {any} database
 * @param {string[]} demandIds
 * @param {() => Promise<boolean>} isGoingOn
 */
async function tellDuring(rooms, database, demandIds, isGoingOn) {
  const wanted = demandIds.slice(0, ASKED);
  const demands = await database.query('select id, title, problem from demand where id = any($1) order by id', [
    wanted,
  ]);
  const told = [];
  for (const demand of demands) {
    if (!(await isGoingOn())) break;
    told.push(await untilTold(rooms, database, demand));
  }
  return told;
}

/** Whether the worker is still behind. @param {any} database @param {any} queues */
async function isBusy(database, queues) {
  const [{ waiting }] = await database.query('select count(*) as waiting from outbox_event where published_at is null');
  return Number(waiting) > 0 || (await queues.depth()) > 1;
}
