// The contract of the search port as a suite, run once per engine by search.contract.db.spec.ts. For tests only.
import { afterAll, beforeAll, describe } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../../testing/test-database.js';
import type { SearchEngine } from '../search.port.js';
import { searchEngineOf } from '../search.provider.js';
import { filtersAndOrders } from './contract.filters.js';
import { mirrors } from './contract.mirror.js';
import { findsChinese, hidesFields } from './contract.questions.js';
import { recalls } from './contract.recall.js';
import { suggests } from './contract.suggest.js';
import { contractIndex as index, LISTINGS } from './listings.js';

export interface NamedServer {
  readonly meiliUrl?: string | undefined;
  readonly meiliKey?: string | undefined;
}

let count = 0;

/** An engine on a database of its own; with a server, under a prefix of its own. */
export function engineOn(database: TestDatabase, server: NamedServer = {}): SearchEngine {
  const meiliPrefix = `test_${process.pid}_${Date.now().toString(36)}_${(count += 1)}`;
  return searchEngineOf({ meiliUrl: server.meiliUrl, meiliKey: server.meiliKey, meiliPrefix }, database.database);
}

/** The suite. The last part changes the index. */
export function searchContract(server: NamedServer): void {
  let database: TestDatabase;
  let engine: SearchEngine;

  beforeAll(async () => {
    database = await testDatabase();
    engine = engineOn(database, server);
    await engine.upsert(index, LISTINGS);
  });
  afterAll(async () => {
    await database.close();
  });

  describe('finds Chinese text', () => findsChinese(() => engine));
  describe('filters, facets, order', () => filtersAndOrders(() => engine));
  describe('fields that the reader may not see', () => hidesFields(() => engine));
  describe('suggestions while typing', () => suggests(() => engine));
  describe('recall for scoring', () => recalls(() => engine));
  describe('stays the mirror of its source', () => mirrors(() => engine));
}
