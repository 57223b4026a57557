// The search server named in MEILI_URL fails, hangs up or is not there: search says so and goes on (quality.md R4).
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { freePort } from '../../apps/cli/launcher/processes.mjs';
import { Cast } from '../authorisation/cast.js';
import { subjectOf } from '../authorisation/subjects.js';
import { buildMarket } from '../support/build-market.js';
import { switchedProxy, type ProxyMood } from '../support/switched-proxy.js';

type Behaviour = Exclude<ProxyMood, 'sound'> | 'is absent';

/** Something at an address that is no search server. */
async function badServer(behaviour: Behaviour): Promise<{ url: string; close: () => Promise<void> }> {
  if (behaviour === 'is absent') return { url: `http://127.0.0.1:${await freePort()}`, close: async () => undefined };
  return switchedProxy(undefined, behaviour);
}

describe.each<Behaviour>(['answers 503', 'hangs up', 'answers nonsense', 'never answers', 'is absent'])(
  'a search server that %s',
  (how) => {
    let market: HttpTestContext;
    let close: () => Promise<void>;
    let achievementId: string;
    let demandId: string;

    beforeAll(async () => {
      const server = await badServer(how);
      close = server.close;
      market = await buildMarket({ MEILI_URL: server.url, MEILI_KEY: 'none', LOG_LEVEL: 'silent' });
      const cast = await Cast.gather(market);
      achievementId = (await subjectOf(cast, 'achievement PUBLISHED')).id ?? '';
      demandId = (await subjectOf(cast, 'demand OPEN')).id ?? '';
    });
    afterAll(async () => {
      await market.close();
      await close();
    });

    const get = (path: string): Promise<TestAnswer> => market.request('GET', path);

    test('leaves every read without a 5xx, and says that it is degraded', async () => {
      const searches = [
        '/api/achievements?q=井筒监测',
        '/api/achievements?techArea=06',
        '/api/demands?q=环空带压',
        `/api/achievements/${achievementId}/similar`,
        `/api/demands/${demandId}/similar`,
      ];
      for (const path of searches) expect(await get(path)).toMatchObject({ status: 200, body: { degraded: true } });
      for (const path of ['/api/achievements', '/api/demands', `/api/achievements/${achievementId}`, '/health/ready']) {
        expect([path, (await get(path)).status]).toEqual([path, 200]);
      }
    });

    test('leaves a storm of questions without a 5xx, and most of them without asking that server', async () => {
      const startedMs = performance.now();
      const storm = await Promise.all(Array.from({ length: 40 }, () => get('/api/achievements?q=井筒监测')));
      const statuses = new Set(storm.map(({ status, body }) => `${status} ${body.degraded}`));
      expect([...statuses]).toEqual(['200 true']);
      expect(performance.now() - startedMs).toBeLessThan(10_000);
    });

    test('lets nothing be lost: the job that writes the index fails and is tried again', async () => {
      await expect(market.drain()).rejects.toThrow();
    });
  },
);
