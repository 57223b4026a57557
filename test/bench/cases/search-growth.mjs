// The same questions and the same demands while the market grows: 95th percentiles at each size, and how they grow. Run it
// with BENCH_DOCUMENTS=0, sizes in BENCH_GROWTH (10000,100000), texts in BENCH_PASSAGES (.jsonl.gz with title and text).
import { built } from '../built.mjs';
import { index } from '../corpus.mjs';
import { memoryOf } from '../memory.mjs';
import { listPassages, pieces } from '../passages.mjs';
import { spread } from '../rounds.mjs';

const SIZES = (process.env.BENCH_GROWTH ?? '10000,100000').split(',').map(Number);
const QUESTIONS = ['', '废水处理', '盐水 结晶', '在线监测', '材料', '机器视觉 检测'];
const PASSES = 10;
const DEMANDS = 40;

/** @param {import('../house.mjs').House} house */
export async function run({ env, rooms, corpus, api: open }) {
  const { Database, SearchEngine } = await built('libs/platform/src/index.js');
  const { ForwardMatching } = await built('libs/matching/src/forward-matching.js');
  const { achievementIndex } = await built('libs/achievement/src/index.js');
  const room = (/** @type {any} */ token) => rooms.get(token, { strict: false });
  const demandIds = corpus.demandIds.slice(0, DEMANDS);
  const texts = pieces();
  const api = await open();
  /** @type {{ size: number, search: number[], match: number[] }[]} */
  const stages = [];
  let listed = Number((await room(Database).query('select count(*) as n from achievement'))[0].n);
  for (const size of SIZES) {
    const begunMs = performance.now();
    await listPassages(rooms, texts, size - listed, () => index(rooms));
    listed = Math.max(listed, size);
    await room(Database)
      .query('vacuum analyze search_document, search_term, achievement')
      .catch(() => undefined);
    await room(SearchEngine).statistics(achievementIndex);
    console.log(`${listed} listings, ${((performance.now() - begunMs) / 1000).toFixed(0)} s to list and index`);
    const search = await timed(PASSES, QUESTIONS, (q) =>
      api.get(`/api/achievements?limit=20${q && `&q=${encodeURIComponent(q)}`}`),
    );
    const match = await timed(Math.ceil(PASSES / 3), demandIds, (id) => room(ForwardMatching).match(id));
    stages.push({ size: listed, search, match });
    console.log(`  search ${shown(search)}; match ${shown(match)}`);
    console.log(`  scorer: ${await memoryOf(env, 'scorer', demandIds)}`);
  }
  compareStages(stages);
}

/** @param {{ size: number, search: number[], match: number[] }[]} stages */
function compareStages(stages) {
  for (const [at, stage] of stages.slice(1).entries()) {
    const before = /** @type {typeof stage} */ (stages[at]);
    const growth = (/** @type {'search' | 'match'} */ what) => (p95(stage[what]) / p95(before[what])).toFixed(2);
    console.log(`${before.size} to ${stage.size}: search p95 ×${growth('search')}, match p95 ×${growth('match')}`);
  }
}

/** Milliseconds of each call, after a pass that does not count. @template T @param {number} passes @param {T[]} items @param {(item: T) => Promise<unknown>} work */
async function timed(passes, items, work) {
  for (const item of items) await work(item);
  /** @type {number[]} */
  const times = [];
  for (let pass = 0; pass < passes; pass += 1) {
    for (const item of items) {
      const begunMs = performance.now();
      await work(item);
      times.push(performance.now() - begunMs);
    }
  }
  return times;
}

/** @param {number[]} times */
function p95(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

/** @param {number[]} times */
const shown = (times) => `p50 ${spread(times)[1].toFixed(1)}, p95 ${p95(times).toFixed(1)} ms`;
