// The hall through the api against the same questions straight to the search engine.
import { built } from '../built.mjs';
import { compare } from '../rounds.mjs';

const QUESTIONS = ['', '废水处理', '榨菜 腌制', '在线监测', '材料'];

/** @param {import('../house.mjs').House} house */
export async function run({ rooms, api: open, databaseUs, ownUs }) {
  const { SearchEngine } = await built('libs/platform/src/index.js');
  const { AchievementCatalogue } = await built('libs/achievement/src/index.js');
  const engine = rooms.get(SearchEngine, { strict: false });
  const catalogue = rooms.get(AchievementCatalogue, { strict: false });
  const api = await open();
  for (const q of QUESTIONS) {
    const path = `/api/achievements?limit=20${q && `&q=${encodeURIComponent(q)}`}`;
    const asked = await askedOf(engine, () =>
      catalogue.search(null, { q: q || undefined, limit: 20, sort: 'relevance' }),
    );
    await compare({
      name: q ? `words ${q}` : 'browse',
      must: '≤ 1.5',
      operations: 20,
      databaseUs,
      ours: { name: 'api', once: () => api.get(path), nodeUs: api.cpuUs },
      reference: { name: 'engine', once: () => engine.search(...asked), nodeUs: ownUs },
    });
  }
}

/**
 * What `work` asks the engine last.
 * @param {any} engine
 * @param {() => Promise<unknown>} work
 * @returns {Promise<any[]>} the arguments of `search`
 */
async function askedOf(engine, work) {
  /** @type {any[]} */
  let asked = [];
  const { search } = engine;
  engine.search = (/** @type {any[]} */ ...call) => search.apply(engine, (asked = call));
  await work();
  delete engine.search;
  return asked;
}
