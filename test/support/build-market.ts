// The api with every room on a fresh database, listening on a free port: what the journeys and the tables of rights play on.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '@app/platform';
import {
  cloneDatabase,
  drainOutbox,
  dropDatabase,
  sendRequest,
  testConfig,
  type HttpTestContext,
} from '@app/platform/testing';
import { createApi } from '../../apps/api/src/api.js';

/** An absent folder: the api then serves no portal. */
const NO_PORTAL = '/nowhere';

/**
 * Starts the api. Without a worker; `drain()` runs waiting events in this process.
 * @param env adds to the test configuration
 * @param prepare runs before the start, e.g. to serve the OpenAPI document
 */
export async function buildMarket(
  env: Record<string, string> = {},
  prepare?: (app: NestFastifyApplication) => void,
): Promise<HttpTestContext> {
  const url = await cloneDatabase();
  const config = testConfig(url, env);
  const app = await createApi(config, NO_PORTAL, prepare);
  await app.listen(0, '127.0.0.1');
  const address = (await app.getUrl()).replace(/\/$/, '');
  return {
    app,
    url,
    config,
    address,
    database: app.get(Database, { strict: false }),
    get: (token) => app.get(token, { strict: false }),
    request: (...args) => sendRequest(address, ...args),
    drain: () => drainOutbox(app),
    close: async () => {
      await app.close();
      await dropDatabase(url);
    },
  };
}
