// Index equals table after whatever went wrong: lost and ghost documents, a deleted index, changed settings, an outage.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Meilisearch } from 'meilisearch';
import { testConfig, testDatabase, type TestDatabase } from '@app/platform/testing';
import { describeWith, meilisearch } from '../../../../test/support/servers.js';
import { switchedProxy, type ProxyMood, type SwitchedProxy } from '../../../../test/support/switched-proxy.js';
import { Log } from '../log/log.js';
import { EmbeddedEngine } from './embedded/embedded.engine.js';
import { documentHash, fingerprintOf } from './fingerprint.js';
import type { SearchDocument, SearchEngine } from './search.port.js';
import { searchEngineOf } from './search.provider.js';
import { SearchSources, type SearchSource } from './search.sources.js';
import { SearchUpkeep } from './search.upkeep.js';
import { contractIndex as index, LISTINGS } from './testing/listings.js';

/** A room's table, as far as the platform knows it. */
class Table implements SearchSource {
  rows = new Map<string, SearchDocument>();
  /** Runs once, before the next look at single rows: a change that happens meanwhile. */
  meanwhile: () => void = () => undefined;

  async page(afterId: string | null, limit: number): Promise<SearchDocument[]> {
    const open = [...this.rows.values()].filter(({ id }) => afterId === null || id > afterId);
    return open.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  async byIds(ids: readonly string[]): Promise<SearchDocument[]> {
    this.meanwhile();
    this.meanwhile = () => undefined;
    return ids.flatMap((id) => this.rows.get(id) ?? []);
  }

  get fingerprint() {
    return fingerprintOf([...this.rows.values()].map(documentHash));
  }
}

interface Bench {
  readonly table: Table;
  readonly engine: SearchEngine;
  readonly embedded: EmbeddedEngine;
  readonly upkeep: SearchUpkeep;
}

let prefixes = 0;

async function benchOn(database: TestDatabase, url?: string, key?: string): Promise<Bench & { prefix: string }> {
  const table = new Table();
  for (const document of LISTINGS) table.rows.set(document.id, document);
  const prefix = `upkeep_${process.pid}_${(prefixes += 1)}`;
  const log = new Log(testConfig(database.url, { LOG_LEVEL: 'silent' }));
  const engine = searchEngineOf({ meiliUrl: url, meiliKey: key, meiliPrefix: prefix }, database.database, log);
  const sources = new SearchSources();
  sources.register(index, table);
  const upkeep = new SearchUpkeep(database.database, engine, sources, log);
  return { table, engine, embedded: new EmbeddedEngine(database.database), upkeep, prefix };
}

const ask = (engine: SearchEngine, q: string) => engine.search(index, { q, filter: [], limit: 20, facets: ['field'] });
const changed = (document: SearchDocument): SearchDocument => ({
  ...document,
  revision: document.revision + 1,
  text: { ...document.text, title: '超临界萃取装置' },
});

describe('the embedded index and its table', () => {
  let database: TestDatabase;
  let bench: Bench;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    bench = await benchOn(database);
    await bench.upkeep.rebuild();
  });
  afterAll(() => database.close());

  test('are compared without a write when they agree', async () => {
    const [done] = await bench.upkeep.reconcile();
    expect(done).toMatchObject({
      isEqual: true,
      mended: { written: 0, removed: 0 },
      database: bench.table.fingerprint,
    });
  });

  test('agree again after documents were lost, changed and left over', async () => {
    const [first, second, third] = LISTINGS;
    await bench.embedded.remove(index, [first!.id]);
    bench.table.rows.set(second!.id, changed(second!));
    bench.table.rows.delete(third!.id);
    const [done] = await bench.upkeep.reconcile();
    expect(done).toMatchObject({ isEqual: true, mended: { written: 2, removed: 1 } });
    expect(done?.embedded).toEqual(bench.table.fingerprint);
  });

  test('a row that closes while it is on its way does not come back as a ghost', async () => {
    const [first] = LISTINGS;
    await bench.embedded.remove(index, [first!.id]);
    bench.table.meanwhile = () => bench.table.rows.delete(first!.id);
    const [done] = await bench.upkeep.reconcile();
    expect(done?.isEqual).toBe(true);
    expect((await bench.embedded.documents(index, [first!.id])).length).toBe(0);
  });

  test('a row that opens while it is thought left over is kept', async () => {
    const [first] = LISTINGS;
    bench.table.rows.delete(first!.id);
    bench.table.meanwhile = () => bench.table.rows.set(first!.id, first!);
    const [done] = await bench.upkeep.reconcile();
    expect(done?.isEqual).toBe(true);
    expect((await bench.embedded.documents(index, [first!.id])).length).toBe(1);
  });

  test('an index of an older version is built again by the cheap look', async () => {
    await database.database.query(`update search_generation set version = 1 where index_name = $1`, [index.name]);
    await bench.embedded.remove(index, [LISTINGS[0]!.id]);
    expect(await bench.engine.faults(index)).toHaveLength(1);
    await bench.upkeep.check();
    expect(await bench.engine.faults(index)).toEqual([]);
    expect(await bench.embedded.fingerprint(index)).toEqual(bench.table.fingerprint);
  });

  test('an unknown index is named with those that exist', async () => {
    await expect(bench.upkeep.reconcile('nothing')).rejects.toThrow('contract_listing');
  });
});

describeWith('Meilisearch', 'a Meilisearch server and its table', () => {
  let database: TestDatabase;
  let proxy: SwitchedProxy;
  let server: Meilisearch;
  let bench: Bench & { prefix: string };
  const uid = () => `${bench.prefix}_${index.name}`;

  beforeAll(async () => {
    database = await testDatabase();
    proxy = await switchedProxy(meilisearch?.url, 'sound');
    server = new Meilisearch({ host: meilisearch?.url ?? '', apiKey: meilisearch?.key ?? '' });
  });
  beforeEach(async () => {
    proxy.mood = 'sound';
    bench = await benchOn(database, proxy.url, meilisearch?.key);
    await bench.upkeep.rebuild();
    expect(await ask(bench.engine, '合金')).toMatchObject({ degraded: false, total: 1 });
  });
  afterAll(async () => {
    await proxy.close();
    await database.close();
  });

  test('a deleted index degrades the answer, and the cheap look brings it back whole', async () => {
    await server.deleteIndex(uid()).waitTask();
    expect(await ask(bench.engine, '合金')).toMatchObject({ degraded: true, total: 1 });
    expect(await bench.engine.faults(index)).toEqual(['absent on the server']);
    await bench.upkeep.check();
    expect(await ask(bench.engine, '合金')).toMatchObject({ degraded: false, total: 1 });
    expect(await bench.engine.fingerprint(index)).toEqual(bench.table.fingerprint);
  });

  test('a write to a deleted index makes no index of one document: it fails, and the next try fills it', async () => {
    await bench.engine.upsert(index, [LISTINGS[1]!]);
    await server.deleteIndex(uid()).waitTask();
    const document = changed(LISTINGS[0]!);
    bench.table.rows.set(document.id, document);
    await expect(bench.engine.upsert(index, [document])).rejects.toThrow(/index_not_found/);
    await expect(server.getIndex(uid())).rejects.toThrow();
    await bench.engine.upsert(index, [document]);
    expect(await bench.engine.fingerprint(index)).toEqual(bench.table.fingerprint);
  });

  test('settings changed on the server are named and set again', async () => {
    await server
      .index(uid())
      .updateSettings({ rankingRules: ['words'], filterableAttributes: [] })
      .waitTask();
    expect(await bench.engine.faults(index)).toEqual(['setting filterableAttributes', 'setting rankingRules']);
    const [done] = await bench.upkeep.reconcile();
    expect(done).toMatchObject({ isEqual: true, server: { drift: ['filterableAttributes', 'rankingRules'] } });
    expect(await bench.engine.faults(index)).toEqual([]);
  });

  test('documents lost, left over and of an older version on the server are mended', async () => {
    await server.index(uid()).deleteDocument('alloy').waitTask();
    await server
      .index(uid())
      .addDocuments([{ id: 'ghost', key: 'ghost', hash: '0f', version: 1 }])
      .waitTask();
    await server
      .index(uid())
      .updateDocuments([{ id: 'iron', version: 1 }])
      .waitTask();
    const [done] = await bench.upkeep.reconcile();
    expect(done).toMatchObject({ isEqual: true, server: { written: 2, removed: 1 } });
  });

  test.each<ProxyMood>(['answers 503', 'hangs up', 'answers nonsense', 'never answers'])(
    'a server that %s: every answer comes from the embedded index, few questions reach the server, nothing is lost',
    async (mood) => {
      proxy.mood = mood;
      const before = proxy.asked;
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask(bench.engine, '合金')));
      for (let at = 0; at < 30; at += 1) answers.push(await ask(bench.engine, '頁岩氣'));
      for (const answer of answers) expect(answer).toMatchObject({ degraded: true, total: 1 });
      expect(proxy.asked - before).toBeLessThanOrEqual(25);
      const document = changed(LISTINGS[0]!);
      bench.table.rows.set(document.id, document);
      if (mood === 'never answers') await bench.embedded.upsert(index, [document]);
      else await expect(bench.engine.upsert(index, [document])).rejects.toThrow();
      proxy.mood = 'sound';
      const [done] = await bench.upkeep.reconcile();
      expect(done).toMatchObject({ isEqual: true, server: { written: 1, removed: 0 } });
      expect(await bench.engine.faults(index)).toEqual([]);
      await new Promise((wake) => setTimeout(wake, 1_100));
      expect(await ask(bench.engine, '超临界萃取')).toMatchObject({ degraded: false, total: 1 });
    },
  );

  test('questions go on being answered by the server while the index is built again', async () => {
    const run = { isDone: false, asked: 0 };
    const rebuilding = bench.upkeep.rebuild().finally(() => (run.isDone = true));
    while (!run.isDone) {
      expect(await ask(bench.engine, '合金')).toMatchObject({ degraded: false, total: 1 });
      run.asked += 1;
    }
    expect(run.asked).toBeGreaterThan(3);
    expect((await rebuilding)[0]).toMatchObject({ isEqual: true });
    const { results } = await server.getRawIndexes({ limit: 1_000 });
    expect(results.map((each) => each.uid).filter((each) => each.startsWith(`${bench.prefix}_`))).toEqual([uid()]);
  });

  test('the master key makes a key that only searches and one that only handles documents, both for this prefix', async () => {
    const { results } = await server.getKeys({ limit: 1_000 });
    const own = results.filter((key) => key.indexes.includes(`${bench.prefix}_*`));
    expect(own.map((key) => [...key.actions].sort()).sort()).toEqual([
      ['documents.*', 'indexes.get', 'settings.get', 'stats.get', 'tasks.get'],
      ['search'],
    ]);
    const searchOnly = own.find((key) => key.actions.includes('search'));
    const reader = new Meilisearch({ host: meilisearch?.url ?? '', apiKey: searchOnly?.key ?? '' });
    await expect(reader.index(uid()).getDocuments()).rejects.toThrow(/provided API key is invalid/);
    await expect(reader.index('another_index').search('')).rejects.toThrow(/authorized indexes/);
  });

  test('with a scoped key instead of the master key, that key is used as it is', async () => {
    const { results } = await server.getKeys({ limit: 1_000 });
    const reading = results.find((key) => key.indexes.includes(`${bench.prefix}_*`) && key.actions.includes('search'));
    const names = { meiliUrl: proxy.url, meiliKey: reading?.key, meiliPrefix: bench.prefix };
    const reader = searchEngineOf(names, database.database);
    expect(await ask(reader, '合金')).toMatchObject({ degraded: false, total: 1 });
    await expect(reader.upsert(index, [LISTINGS[0]!])).rejects.toThrow(/provided API key is invalid/);
  });

  test('a task that the server refuses is told by kind, index and reason', async () => {
    const bad = { ...LISTINGS[0]!, id: 'x'.repeat(600), revision: 9 };
    await expect(bench.engine.upsert(index, [bad])).rejects.toThrow(
      new RegExp(`documentAdditionOrUpdate on ${uid()}.*failed, invalid_document_id`),
    );
    await bench.engine.remove(index, []);
    await bench.embedded.remove(index, [bad.id]);
  });
});
