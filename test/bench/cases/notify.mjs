// From the commit that publishes an achievement to the message in the box of a fitting demand's owner, with a worker that has
// nothing else to do. No reference: an absolute guard (95th percentile ≤ 5 s, aim 2 s).
import { setTimeout as sleep } from 'node:timers/promises';
import { built } from '../built.mjs';
import { spread } from '../rounds.mjs';

const PUBLISHED = 40;
const POLL_MS = 10;
const QUIET_MS = 5_000;
const LONGEST_MS = 60_000;

/** @param {import('../house.mjs').House} house */
export async function run({ rooms, corpus, env }) {
  const { Database, loadConfig } = await built('libs/platform/src/index.js');
  const { startWorker } = await built('apps/worker/src/worker.js');
  const database = rooms.get(Database, { strict: false });
  const worker = await startWorker(loadConfig({ ...env, LOG_LEVEL: 'error' }, 'worker'));
  try {
    await quiet(database);
    // A person with an unread message about a demand gets no second one.
    await database.query('update notification set read_at = now() where read_at is null');
    const demands = await database.query('select id, title, problem from demand where id = any($1) order by id', [
      corpus.demandIds.slice(0, PUBLISHED),
    ]);
    const times = [];
    for (const demand of demands) times.push(await untilTold(rooms, database, demand));
    const sorted = times.toSorted((a, b) => a - b);
    const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
    const [least, median, most] = spread(times);
    const shown = `p50 ${median.toFixed(0)}, p95 ${p95.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)}) ms`;
    console.log(`publish to notified, ${times.length} times, one at a time: ${shown}, must 5 s`);
  } finally {
    await worker.close();
  }
}

/** Waits until no list and no message has been written for a while: at its start the worker looks at all lists once. */
export async function quiet(/** @type {any} */ database) {
  for (let before = ''; ;) {
    const [{ now }] = await database.query(
      `select (select count(*) from match) || ' ' || (select count(*) from notification) || ' ' ||
         (select count(*) from outbox_event where published_at is null) as now`,
    );
    if (now === before) return;
    before = now;
    await sleep(QUIET_MS);
  }
}

/**
 * Publishes what a demand asks for.
 * @param {import('@nestjs/common').INestApplicationContext} rooms
 * @param {any} database
 * @param {{ id: string, title: string, problem: string }} demand
 * @returns {Promise<number>} milliseconds from the commit until the owner has the message
 */
export async function untilTold(rooms, database, demand) {
  const { AchievementImport } = await built('libs/achievement/src/index.js');
  const { findHolder } = await built('apps/cli/src/import/holder.js');
  const { toAchievement } = await built('apps/cli/src/import/achievement-row.js');
  const { actor, organisationId } = await findHolder(rooms, { kind: 'achievements' });
  const { data } = toAchievement({ id: `told-${demand.id}`, title: demand.title, abstract: demand.problem });
  const origin = { organisationId, source: 'bench-notify' };
  const service = rooms.get(AchievementImport, { strict: false });
  await database.tx((/** @type {unknown} */ tx) => service.publishImported(tx, actor, origin, [data]));
  const begunMs = performance.now();
  for (; performance.now() - begunMs < LONGEST_MS; await sleep(POLL_MS)) {
    const told = await database.query(
      `select 1 from notification where subject_id = $1 and template = 'match.for-demand' and read_at is null`,
      [demand.id],
    );
    if (told.length > 0) return performance.now() - begunMs;
  }
  throw new Error(`nobody was told of ${demand.title} within ${LONGEST_MS / 1000} s`);
}
