import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@app/platform/testing';
import { Database } from '../../database/database.js';
import { defineIndex, type SearchDocument } from '../search.port.js';
import { EmbeddedEngine } from './embedded.engine.js';
import { SNAPSHOT_MS, Statistics } from './statistics.js';

const index = defineIndex({
  name: 'statistics_spec',
  version: 1,
  text: { text: 'A' },
  filterable: [],
  facets: [],
  sortable: [],
});

let store: TestDatabase;
let statements: string[] = [];

/** Another process: its own engine on the same database, its statements written down. */
function watched(): Database {
  const database = new Database(store.dataSource);
  const query = database.query.bind(database);
  database.query = (sql: string, params?: unknown[]) => {
    statements.push(sql);
    return query(sql, params) as never;
  };
  return database;
}

const documents = (from: number, to: number): SearchDocument[] =>
  Array.from({ length: to - from }, (_, at) => ({
    id: String(from + at).padStart(5, '0'),
    revision: 1,
    text: { text: `榨菜腌制废水第${from + at}批` },
    attributes: {},
  }));

beforeAll(async () => {
  store = await testDatabase();
  await new EmbeddedEngine(store.database).upsert(index, documents(0, 50));
});
afterAll(() => store.close());

const passed = (): Promise<void> => new Promise((wake) => setTimeout(wake, SNAPSHOT_MS + 20));

describe('a snapshot', () => {
  test('is asked for once by many, and recall needs no statement but its own', async () => {
    const engine = new EmbeddedEngine(watched());
    statements = [];
    const [first] = await Promise.all([engine.statistics(index), engine.statistics(index), engine.statistics(index)]);
    expect(statements.length).toBeLessThanOrEqual(3);
    await first?.frequencies(['榨菜']);
    statements = [];
    const { candidates } = await engine.recall(index, { terms: ['榨菜'], filter: [], limit: 5 });
    expect(candidates).toHaveLength(5);
    expect(statements).toHaveLength(1);
    statements = [];
    expect(await engine.scoringTexts(index, ['00001'])).toHaveLength(1);
    expect(statements).toHaveLength(1);
  });

  test('that another process has made is seen after its time, its own at once', async () => {
    const [here, there] = [new EmbeddedEngine(watched()), new EmbeddedEngine(watched())];
    const before = await here.statistics(index);
    expect((await there.statistics(index)).version).toBe(before.version);
    await there.upsert(index, documents(50, 200));
    await new Statistics(store.database).count((await generationId())!);
    expect((await there.statistics(index)).documents).toBe(200);
    expect((await here.statistics(index)).version).toBe(before.version);
    await passed();
    expect(await here.statistics(index)).toMatchObject({ version: before.version + 1, documents: 200 });
  });

  test('of a rebuilt index: the process that was not asked finds the new documents after its time', async () => {
    const [here, there] = [new EmbeddedEngine(watched()), new EmbeddedEngine(watched())];
    await here.statistics(index);
    async function* batches() {
      yield documents(300, 340);
    }
    await there.rebuild(index, batches());
    expect(await here.scoringTexts(index, ['00001', '00300'])).toMatchObject([{ id: '00300' }]);
    await passed();
    const { candidates } = await here.recall(index, { terms: ['榨菜'], filter: [], limit: 100 });
    expect(candidates).toHaveLength(40);
  });

  test('of an empty index is not kept, nor a failure', async () => {
    const empty = { ...index, name: 'statistics_spec_empty' };
    const engine = new EmbeddedEngine(watched());
    expect((await engine.statistics(empty)).documents).toBe(0);
    await new EmbeddedEngine(store.database).upsert(empty, documents(0, 3));
    expect((await engine.statistics(empty)).documents).toBe(3);
    const database = watched();
    const query = database.query.bind(database);
    database.query = () => Promise.reject(new Error('gone'));
    const failing = new EmbeddedEngine(database);
    await expect(failing.statistics(index)).rejects.toThrow('gone');
    database.query = query;
    expect((await failing.statistics(index)).documents).toBeGreaterThan(0);
  });
});

async function generationId(): Promise<number | undefined> {
  const [row] = await store.database.query<{ id: number }>(
    `select id from search_generation where index_name = $1 and state = 'live'`,
    [index.name],
  );
  return row?.id;
}
