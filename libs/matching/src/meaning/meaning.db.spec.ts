// The feature `meaning` in a small market: lists follow vectors, both directions agree, and a bad server harms nothing.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { AchievementImport } from '@app/achievement';
import { ForwardMatching } from '../forward-matching.js';
import { WeightsStore } from '../learning/weights-store.js';
import { ReverseMatching } from '../reverse-matching.js';
import { EmbedderServer, openAi, vectorOf } from '../testing/embedder-server.js';
import { ModelMarket } from '../testing/model-market.js';
import { Embedding } from './embedding.js';
import { ListingTexts } from './listing-texts.js';
import { Meanings } from './meanings.js';
import { VectorStore } from './vector-store.js';

const server = new EmbedderServer();
let market: ModelMarket;
let demandId: string;

beforeAll(async () => {
  const EMBEDDER_URL = await server.start();
  ({ market } = await ModelMarket.open({
    EMBEDDER_URL,
    EMBEDDER_MODEL: 'small',
    EMBEDDER_BATCH: '8',
    EMBEDDER_TIMEOUT: '1',
  }));
  demandId = await market.ask(0, 0);
  await market.drain();
});
afterAll(async () => {
  await market.end();
  await server.stop();
});
afterEach(() => {
  server.fault = null;
  server.asked.length = 0;
});

const query = <T extends Record<string, unknown>>(sql: string, parameters: unknown[] = []) =>
  market.context.database.query<T>(sql, parameters);
const embed = (): Promise<void> => market.context.get(Embedding).run();
/** As after a restart of the worker, so that a server at rest is asked again. */
const embedAfresh = (model = 'small'): Promise<void> => {
  const get = market.context.get.bind(market.context);
  const { config } = market.context;
  const other = Object.assign(Object.create(config) as typeof config, { embedder: { ...config.embedder, model } });
  const log = { warn: () => undefined } as never;
  const following = Reflect.get(get(Embedding), 'following') as never;
  return new Embedding(other, get(ListingTexts), get(VectorStore), get(Meanings), following, log).run();
};
const meanings = () =>
  query<{ achievementId: string; meaning: number | null; score: number }>(
    `SELECT achievement_id AS "achievementId", (features->>'meaning')::float8 AS meaning, score FROM match
     WHERE demand_id = $1 AND rank IS NOT NULL ORDER BY rank`,
    [demandId],
  );

test('until there are vectors, the feature is absent and costs nothing', async () => {
  const rows = await meanings();
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.every(({ meaning }) => meaning === null)).toBe(true);
  expect(await market.context.get(WeightsStore).live()).toMatchObject({ version: 'hand-2-meaning', meaning: 10 });
});

test('vectors of all open listings are stored in batches, and lists follow with a reason', async () => {
  await embed();
  expect(Math.max(...server.asked.map(({ length }) => length))).toBe(8);
  const [counted] = await query(`SELECT count(*)::int AS stored, count(vector)::int AS vectors FROM match_embedding`);
  const [open] = await query(`SELECT count(*)::int AS count FROM achievement`);
  expect(counted).toEqual({ stored: Number(open?.['count']) + 1, vectors: Number(open?.['count']) + 1 });
  const rows = await meanings();
  expect(rows.every(({ meaning }) => meaning !== null && meaning >= 0 && meaning <= 1)).toBe(true);
  const sums = await query<{ off: number }>(
    `SELECT abs(score - (SELECT sum((r->>'contribution')::float8) FROM jsonb_array_elements(reasons) r)) AS off FROM match`,
  );
  expect(Math.max(...sums.map(({ off }) => off))).toBeLessThan(1e-6);
  const texts = await query<{ text: string }>(
    `SELECT r->>'text' AS text FROM match, jsonb_array_elements(reasons) r WHERE r->>'feature' = 'meaning'`,
  );
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.every(({ text }) => text.startsWith('语义模型比对：'))).toBe(true);
  server.asked.length = 0;
  await embed();
  expect(server.asked).toEqual([]);
});

test('both directions use the same vectors: same lists, same scores, also when one side has none', async () => {
  const [first] = await meanings();
  await market.context.get(VectorStore).forget([first!.achievementId]);
  await query('DELETE FROM match');
  await market.context.get(ForwardMatching).match(demandId);
  const forward = await meanings();
  expect(forward.filter(({ meaning }) => meaning === null).map(({ achievementId }) => achievementId)).toEqual([
    first!.achievementId,
  ]);
  await query('DELETE FROM match');
  const all = await query<{ id: string }>('SELECT id FROM achievement');
  await market.context.get(ReverseMatching).match(all.map(({ id }) => id));
  expect(await meanings()).toEqual(forward);
});

test('a changed text loses its vector at once and gets another; a server that fails stops neither', async () => {
  const [id] = [await market.list(0, 3)];
  await market.drain();
  await embed();
  const before = await market.context.get(VectorStore).vectors('small', [id]);
  expect(before.size).toBe(1);
  await market.rewrite(0, id, 4);
  await market.drain();
  server.fault = (_, response) => response.writeHead(500).end();
  await embedAfresh();
  expect((await market.context.get(VectorStore).vectors('small', [id])).size).toBe(0);
  server.fault = null;
  await embed();
  const after = await market.context.get(VectorStore).vectors('small', [id]);
  expect(after.get(id)).not.toEqual(before.get(id));
});

test('publishing waits for no embedder, and a bad answer is never stored', async () => {
  const faults: EmbedderServer['fault'][] = [
    () => undefined,
    (texts, response) => response.end(JSON.stringify(openAi(texts.map((text) => vectorOf(text, 5))))),
    (texts, response) => response.end(JSON.stringify(openAi(texts.map(() => [NaN])))),
    (texts, response) => response.end(JSON.stringify(openAi(texts.map((text) => vectorOf(text)).slice(1)))),
  ];
  for (const fault of faults) {
    server.fault = fault;
    const id = await market.list(1, 7);
    await market.drain();
    await embedAfresh();
    expect((await market.context.get(VectorStore).vectors('small', [id])).size).toBe(0);
  }
  const lengths = await query(`SELECT DISTINCT octet_length(vector) AS bytes FROM match_embedding`);
  expect(lengths).toEqual([{ bytes: 64 }]);
});

test('a text that the model does not take is sent shorter, then left alone; the others of its batch are not lost', async () => {
  const long = await market.list(0, 11);
  await market.drain();
  const [text] = [...(await market.context.get(ListingTexts).of('achievement', [long])).values()];
  server.fault = (texts, response) => {
    if (texts.some((each) => text!.startsWith(each))) return response.writeHead(413).end();
    return response.end(JSON.stringify(openAi(texts.map((each) => vectorOf(each)))));
  };
  await embedAfresh();
  const waiting = await query(
    `SELECT count(*)::int AS without FROM achievement a LEFT JOIN match_embedding e ON e.listing_id = a.id AND e.vector IS NOT NULL
     WHERE e.listing_id IS NULL`,
  );
  expect(waiting).toEqual([{ without: 1 }]);
  server.asked.length = 0;
  await embedAfresh();
  expect(server.asked).toEqual([]);
});

test('after failures in a row the server is left in peace', async () => {
  await market.list(0, 13);
  await market.drain();
  server.fault = (_, response) => response.writeHead(503).end();
  for (let run = 0; run < 3; run += 1) await embed();
  const asked = server.asked.length;
  expect(asked).toBeGreaterThan(0);
  await embed();
  expect(server.asked.length).toBe(asked);
});

test('what the holder keeps from members is never sent; what is not open any more is forgotten', async () => {
  const row = { keywords: [], techArea: null, stage: null, trlEvidence: null, modes: [], owner: null, sourceUrl: null };
  const holder = market.holders[0]!;
  await market.context.database.tx((tx) =>
    market.context
      .get(AchievementImport)
      .publishImported(tx, null, { organisationId: holder.id, source: 'kept' }, [
        { ...row, sourceId: 'k', title: '保密配方的密封材料', abstract: '公开摘要一段，说明用途与场景' },
      ]),
  );
  const [{ id } = { id: '' }] = await query<{ id: string }>(
    `SELECT id FROM achievement WHERE title = '保密配方的密封材料'`,
  );
  await query(
    `UPDATE achievement SET innovation = '绝密钴镍配比', disclosure = disclosure || '{"technical": "MATCHED"}', updated_at = now() WHERE id = $1`,
    [id],
  );
  await market.drain();
  await embedAfresh();
  expect(server.asked.flat().some((text) => text.includes('保密配方'))).toBe(true);
  expect(server.asked.flat().some((text) => text.includes('绝密钴镍'))).toBe(false);
  await market.withdraw(0, id);
  await market.drain();
  await embedAfresh();
  expect(await query('SELECT 1 FROM match_embedding WHERE listing_id = $1', [id])).toEqual([]);
});

test('another model: every vector is made anew, and those of the old one count no more', async () => {
  await embedAfresh();
  expect((await meanings()).some(({ meaning }) => meaning !== null)).toBe(true);
  await embedAfresh('other');
  expect(await query('SELECT DISTINCT model FROM match_embedding')).toEqual([{ model: 'other' }]);
  expect(server.asked.flat().length).toBeGreaterThan(50);
  await market.context.get(ForwardMatching).match(demandId);
  expect((await meanings()).every(({ meaning }) => meaning === null)).toBe(true);
});
