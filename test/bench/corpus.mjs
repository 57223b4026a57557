// Texts to search: sentences of the demo district mixed anew into BENCH_DOCUMENTS listings, always the same way; or a real
// file named by BENCH_CORPUS (.jsonl, .csv, .gz). Brought in by the import's own code and put into the search index.
import { built } from './built.mjs';

const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 10_000);
const PASSWORD = 'measure-twice-2026';

/**
 * @param {import('@nestjs/common').INestApplicationContext} rooms
 * @returns {Promise<{ loginName: string, password: string, demandIds: string[] }>} the operator, and open demands
 */
export async function fill(rooms) {
  const { Operators } = await built('libs/identity/src/index.js');
  const { AchievementImport, IMPORT_BATCH } = await built('libs/achievement/src/index.js');
  const { DemandImport } = await built('libs/demand/src/index.js');
  const { Database } = await built('libs/platform/src/index.js');
  const { demoCreditCode } = await built('apps/cli/src/demo/numbers.js');
  const { findHolder } = await built('apps/cli/src/import/holder.js');
  const { load } = await built('apps/cli/src/import/load.js');
  const { toAchievement } = await built('apps/cli/src/import/achievement-row.js');
  const { toDemand } = await built('apps/cli/src/import/demand-row.js');
  const room = (/** @type {any} */ token) => rooms.get(token, { strict: false });
  const database = room(Database);
  const person = { name: '测速', loginName: 'bench-operator', mobile: '13900000001', password: PASSWORD };
  const home = { name: '测速平台', creditCode: demoCreditCode('PLATFORM', 1), regionCode: '500102', partyType: '024' };
  await room(Operators).register(person, home);
  /** @param {string} kind @param {AsyncIterable<object>} lines @param {any} service @param {unknown} parse */
  const bring = async (kind, lines, service, parse) => {
    const { actor, organisationId } = await findHolder(rooms, { kind });
    const origin = { organisationId, source: 'bench' };
    /** @param {unknown} tx @param {unknown} batch */
    const add = (tx, batch) => service.publishImported(tx, actor, origin, batch);
    /** @param {number} line @param {string} reason */
    const refuse = (line, reason) => console.error(`${kind} ${line}: ${reason}`);
    return load(database, lines, { parse, add, batchSize: IMPORT_BATCH }, refuse, () => undefined);
  };
  const achievements = process.env.BENCH_CORPUS ? await fileRows(process.env.BENCH_CORPUS) : mixedRows();
  await bring('demands', demandRows(), room(DemandImport), toDemand);
  const { added } = await bring('achievements', achievements, room(AchievementImport), toAchievement);
  await index(rooms);
  await database.query('analyze search_document, search_term, achievement, demand');
  const demands = await database.query('select id from demand order by id');
  console.log(`${added} achievements, ${demands.length} demands`);
  return {
    loginName: person.loginName,
    password: PASSWORD,
    demandIds: demands.map((/** @type {{ id: string }} */ { id }) => id),
  };
}

/** @param {string} file */
async function fileRows(file) {
  return (await built('apps/cli/src/import/rows.js')).readRows(file);
}

async function* demandRows() {
  const { demoListings } = await built('apps/cli/src/demo/dataset.js');
  const demands = demoListings().flatMap((/** @type {any} */ listing) => listing.demands);
  for (const [line, { k, t, p }] of demands.entries()) yield { line, value: { id: k, title: t, problem: p } };
}

/** Each listing keeps a title of its field and gets six sentences of any, so that words are as common as in life. */
async function* mixedRows() {
  const { demoListings } = await built('apps/cli/src/demo/dataset.js');
  const { chance } = await built('apps/cli/src/demo/numbers.js');
  const written = demoListings().flatMap((/** @type {any} */ listing) => listing.achievements);
  const sentences = written.flatMap(
    (/** @type {Record<'s' | 'p' | 'i' | 'a', string>} */ { s, p, i, a }) =>
      (s + p + i + a).match(/[^。；]+[。；]?/g) ?? [],
  );
  const next = chance(7);
  const pick = (/** @type {any[]} */ list) => list[Math.floor(next() * list.length)];
  for (let line = 1; line <= DOCUMENTS; line += 1) {
    const { t: title, kw, f: techArea } = pick(written);
    const abstract = Array.from({ length: 6 }, () => pick(sentences)).join('');
    yield { line, value: { id: `mixed-${line}`, title: `${title}（${line}）`, abstract, keywords: [...kw], techArea } };
  }
}

/**
 * Runs the handlers that keep the index, and no others: nothing is matched beforehand.
 * @param {import('@nestjs/common').INestApplicationContext} rooms
 */
export async function index(rooms) {
  const { Handlers } = await built('libs/platform/src/events/handlers.js');
  const handlers = rooms.get(Handlers, { strict: false });
  for (let moved = 1; moved > 0;) {
    moved = await handlers.claim(1, async (/** @type {{ name: string }[]} */ [event]) => {
      const all = event ? handlers.of(event.name) : [];
      const mirrors = all.filter((/** @type {{ queue: string }} */ { queue }) => queue === 'mirror');
      for (const { name } of mirrors) await handlers.run(name, event);
    });
  }
}
