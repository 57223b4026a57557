// A new achievement looks for demands, against a demand that looks for achievements, both from text to stored list. Open
// demands are added until there are as many as achievements, at most MOST: run it with BENCH_DOCUMENTS=1500.
import { built } from '../built.mjs';
import { index } from '../corpus.mjs';
import { compare } from '../rounds.mjs';

const OPERATIONS = 10;
/** So many open demands are kept cut in memory; above it candidates come from the demand index. */
const MOST = 2_000;

/** @param {import('../house.mjs').House} house */
export async function run({ rooms, databaseUs, ownUs }) {
  const { ForwardMatching } = await built('libs/matching/src/forward-matching.js');
  const { ReverseMatching } = await built('libs/matching/src/reverse-matching.js');
  const { Database } = await built('libs/platform/src/index.js');
  const room = (/** @type {any} */ token) => rooms.get(token, { strict: false });
  const database = room(Database);
  const ids = async (/** @type {string} */ from) =>
    (await database.query(`select id from ${from} order by id`)).map((/** @type {{ id: string }} */ { id }) => id);
  const achievementIds = await ids(`achievement where state = 'PUBLISHED'`);
  const open = await ids(`demand where state = 'OPEN'`);
  await addDemands(rooms, Math.min(MOST, achievementIds.length) - open.length);
  const demandIds = await ids(`demand where state = 'OPEN'`);
  console.log(`${demandIds.length} open demands, ${achievementIds.length} achievements`);
  const [forward, reverse] = [room(ForwardMatching), room(ReverseMatching)];
  await compare({
    name: 'match an achievement',
    must: '≤ 1.5',
    operations: OPERATIONS,
    databaseUs,
    ours: { name: 'reverse', once: (at) => reverse.match([achievementIds[at % OPERATIONS]]), nodeUs: ownUs },
    reference: { name: 'forward', once: (at) => forward.match(demandIds[at % OPERATIONS]), nodeUs: ownUs },
  });
}

/**
 * Demands made of title and problem of two of the demo district, always the same way, and put into the index.
 * @param {import('@nestjs/common').INestApplicationContext} rooms
 * @param {number} count
 */
async function addDemands(rooms, count) {
  const { DemandImport, IMPORT_BATCH } = await built('libs/demand/src/index.js');
  const { Database } = await built('libs/platform/src/index.js');
  const { demoListings } = await built('apps/cli/src/demo/dataset.js');
  const { chance } = await built('apps/cli/src/demo/numbers.js');
  const { findHolder } = await built('apps/cli/src/import/holder.js');
  const { toDemand } = await built('apps/cli/src/import/demand-row.js');
  const written = demoListings().flatMap((/** @type {any} */ listing) => listing.demands);
  const next = chance(11);
  const pick = () => written[Math.floor(next() * written.length)];
  const rows = Array.from(
    { length: Math.max(0, count) },
    (_, at) => toDemand({ id: `equal-${at}`, title: pick().t, problem: `${pick().p}${pick().p}` }).data,
  );
  const { actor, organisationId } = await findHolder(rooms, { kind: 'demands' });
  const origin = { organisationId, source: 'bench-equal' };
  const [database, service] = [Database, DemandImport].map((token) => rooms.get(token, { strict: false }));
  for (let at = 0; at < rows.length; at += IMPORT_BATCH) {
    const batch = rows.slice(at, at + IMPORT_BATCH);
    await database.tx((/** @type {unknown} */ tx) => service.publishImported(tx, actor, origin, batch));
  }
  await index(rooms);
  await database.query('analyze demand, search_document, search_term');
}
