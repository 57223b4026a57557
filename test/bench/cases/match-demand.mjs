// Matching a demand, from its text to the stored list, against the bare recall of the same terms.
import { built } from '../built.mjs';
import { compare } from '../rounds.mjs';

const DEMANDS = 20;

/** @param {import('../house.mjs').House} house */
export async function run({ rooms, corpus, databaseUs, ownUs }) {
  const { SearchEngine } = await built('libs/platform/src/index.js');
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
  await compare({
    name: 'match a demand',
    must: '≤ 2.5',
    operations: DEMANDS,
    databaseUs,
    ours: { name: 'match and store', once: (at) => forward.match(demandIds[at % DEMANDS]), nodeUs: ownUs },
    reference: { name: 'recall', once: (at) => engine.recall(...(asked[at % DEMANDS] ?? [])), nodeUs: ownUs },
  });
}
