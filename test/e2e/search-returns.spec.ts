// The search server fails while listings are published and comes back: index and database are brought into line and
// proved equal, without a 5xx and without a question that finds nothing meanwhile (quality.md R4). Needs Meilisearch.
import { Meilisearch } from 'meilisearch';
import { SearchUpkeep } from '@app/platform';
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { buildAchievement, buildDemand } from '../support/build-listings.js';
import { buildMarket } from '../support/build-market.js';
import { buildOrganisation } from '../support/build-people.js';
import { describeWith, meilisearch } from '../support/servers.js';
import { switchedProxy, type SwitchedProxy } from '../support/switched-proxy.js';

const PREFIX = `returns_${process.pid}`;
/** Longer than the first pause of the breaker. */
const PAUSE_MS = 1_100;

describeWith('Meilisearch', 'a search server that fails and comes back', () => {
  let market: HttpTestContext;
  let proxy: SwitchedProxy;
  let server: Meilisearch;
  let instituteId: string;
  let enterpriseId: string;

  beforeAll(async () => {
    proxy = await switchedProxy(meilisearch?.url, 'sound');
    server = new Meilisearch({ host: meilisearch?.url ?? '', apiKey: meilisearch?.key ?? '' });
    const env = { MEILI_URL: proxy.url, MEILI_KEY: meilisearch?.key ?? '', MEILI_PREFIX: PREFIX, LOG_LEVEL: 'silent' };
    market = await buildMarket(env);
    instituteId = (await buildOrganisation(market.database, 'INSTITUTE')).id;
    enterpriseId = (await buildOrganisation(market.database, 'ENTERPRISE')).id;
    await buildAchievement(market.database, { organisationId: instituteId, title: '井筒完整性在线监测' });
    await buildDemand(market.database, { organisationId: enterpriseId, title: '环空带压诊断' });
    await market.get(SearchUpkeep).rebuild();
  });
  afterAll(async () => {
    await market.close();
    await proxy.close();
  });

  const search = (q: string): Promise<TestAnswer> => market.request('GET', `/api/achievements?q=${q}`);
  const reconciled = async () =>
    (await market.get(SearchUpkeep).reconcile()).map(({ index, isEqual }) => [index, isEqual]);

  test('is asked while it is sound', async () => {
    expect(await search('井筒')).toMatchObject({ status: 200, body: { degraded: false, total: 1 } });
  });

  test('both halls are in line with their tables', async () => {
    expect(await reconciled()).toEqual([
      ['achievement', true],
      ['demand', true],
    ]);
  });

  test('fails while a listing appears, and has it after its return', async () => {
    proxy.mood = 'answers 503';
    await buildAchievement(market.database, { organisationId: instituteId, title: '井筒防砂筛管' });
    expect(await search('井筒')).toMatchObject({ status: 200, body: { degraded: true, total: 1 } });
    await expect(market.get(SearchUpkeep).reconcile('achievement')).rejects.toThrow();
    expect(await search('井筒')).toMatchObject({ status: 200, body: { degraded: true, total: 2 } });
    proxy.mood = 'sound';
    await market.get(SearchUpkeep).check();
    await new Promise((wake) => setTimeout(wake, PAUSE_MS));
    expect(await search('井筒')).toMatchObject({ status: 200, body: { degraded: false, total: 2 } });
  });

  test('loses its index, answers degraded, and has it back whole', async () => {
    await server.deleteIndex(`${PREFIX}_achievement`).waitTask();
    expect(await search('井筒')).toMatchObject({ status: 200, body: { degraded: true, total: 2 } });
    await market.get(SearchUpkeep).check();
    expect(await search('井筒')).toMatchObject({ status: 200, body: { degraded: false, total: 2 } });
    expect(await reconciled()).toEqual([
      ['achievement', true],
      ['demand', true],
    ]);
  });
});
