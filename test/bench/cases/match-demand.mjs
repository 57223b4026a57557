// Matching a demand as the worker does it: rows read, terms, recall, texts, scores, facts, reasons, list stored, event noted,
// commit. Against the bare recall of the same terms.
import { built } from '../built.mjs';
import { compare } from '../rounds.mjs';

const DEMANDS = 20;

/** @param {import('../house.mjs').House} house */
export async function run({ rooms, corpus, databaseUs, ownUs }) {
  const { Database, SearchEngine } = await built('libs/platform/src/index.js');
  const { ForwardMatching } = await built('libs/matching/src/forward-matching.js');
  const engine = rooms.get(SearchEngine, { strict: false });
  const forward = rooms.get(ForwardMatching, { strict: false });
  const demandIds = corpus.demandIds.slice(0, DEMANDS);
  /** @type {any[][]} */
  const asked = [];
  const { recall } = engine;
  engine.recall = (/** @type {any[]} */ ...call) => {
    asked.push(call);
    return recall.apply(engine, call);
  };
  for (const id of demandIds) await forward.match(id);
  delete engine.recall;
  const database = rooms.get(Database, { strict: false });
  /** Once a turn the lists are thrown away, so that they are stored as new ones and told of, not only rewritten. */
  const match = async (/** @type {number} */ at) => {
    if (at % DEMANDS === 0) await database.query('delete from match where demand_id = any($1::uuid[])', [demandIds]);
    await forward.match(demandIds[at % DEMANDS]);
  };
  await compare({
    name: 'match a demand',
    must: '≤ 2.5',
    operations: DEMANDS,
    databaseUs,
    ours: { name: 'match and store', once: match, nodeUs: ownUs },
    reference: { name: 'recall', once: (at) => engine.recall(...(asked[at % DEMANDS] ?? [])), nodeUs: ownUs },
  });
}
