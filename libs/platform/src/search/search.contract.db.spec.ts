// One contract for every engine behind the search port. The Meilisearch part needs a server (a `meilisearch` on PATH, or
// MEILI_URL with MEILI_KEY) and is otherwise reported as not run.
import { describe, expect, test } from '@jest/globals';
import { testDatabase } from '@app/platform/testing';
import { describeWith, meilisearch } from '../../../../test/support/servers.js';
import { engineOn, searchContract } from './testing/contract.js';
import { contractIndex as index, LISTINGS } from './testing/listings.js';

describe('search engine embedded in PostgreSQL', () => searchContract({}));

describeWith('Meilisearch', 'search engine Meilisearch', () =>
  searchContract({ meiliUrl: meilisearch?.url, meiliKey: meilisearch?.key }),
);

describe('a Meilisearch that does not answer', () => {
  test('is stood in for, visibly, and takes no write', async () => {
    const database = await testDatabase();
    const engine = engineOn(database, { meiliUrl: 'http://127.0.0.1:9', meiliKey: 'none' });
    await expect(engine.upsert(index, LISTINGS)).rejects.toThrow();
    const answer = await engine.search(index, { q: '合金', filter: [], limit: 20, facets: ['field'] });
    expect(answer).toMatchObject({ degraded: true, total: 1, facetCounts: { field: { '04': 1 } } });
    const recalled = await engine.recall(index, { terms: ['合金'], filter: [], limit: 5 });
    expect(recalled).toMatchObject({ degraded: true, candidates: [{ id: 'alloy' }] });
    await database.close();
  });
});
