// The search server named in MEILI_URL fails, hangs up or is not there: search says so and goes on (quality.md R4).
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { freePort } from '../../apps/cli/launcher/processes.mjs';
import { Cast } from '../authorisation/cast.js';
import { subjectOf } from '../authorisation/subjects.js';
import { buildMarket } from '../support/build-market.js';

type Behaviour = 'answers 503' | 'hangs up' | 'answers nonsense' | 'is absent';

/** Something at an address that is no search server. */
async function fakeServer(behaviour: Behaviour): Promise<{ url: string; close: () => void }> {
  if (behaviour === 'is absent') return { url: `http://127.0.0.1:${await freePort()}`, close: () => undefined };
  const server: Server = createServer((request, response) => {
    if (behaviour === 'hangs up') request.socket.destroy();
    else if (behaviour === 'answers 503') response.writeHead(503).end('try again later');
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"hits":');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

describe.each<Behaviour>(['answers 503', 'hangs up', 'answers nonsense', 'is absent'])(
  'a search server that %s',
  (how) => {
    let market: HttpTestContext;
    let close: () => void;
    let achievementId: string;
    let demandId: string;

    beforeAll(async () => {
      const server = await fakeServer(how);
      close = server.close;
      market = await buildMarket({ MEILI_URL: server.url, MEILI_KEY: 'none', LOG_LEVEL: 'silent' });
      const cast = await Cast.gather(market);
      achievementId = (await subjectOf(cast, 'achievement PUBLISHED')).id ?? '';
      demandId = (await subjectOf(cast, 'demand OPEN')).id ?? '';
    });
    afterAll(async () => {
      close();
      await market.close();
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

    test('lets nothing be lost: the job that writes the index fails and is tried again', async () => {
      await expect(market.drain()).rejects.toThrow();
    });
  },
);
