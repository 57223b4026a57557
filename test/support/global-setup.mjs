// Jest, once per run: the servers of the suites, on fresh ports and in fresh folders, so that runs side by side do not
// meet. TEST_DATABASE_URL: a throwaway PostgreSQL (one that is named there already is used as it is).
// TEST_REDIS_URL, TEST_MEILI_URL, TEST_MEILI_KEY: only where such a server or its binary is found.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTraversable, start } from '../../apps/cli/embedded-postgres.mjs';
import { findMeilisearch } from './meilisearch.mjs';
import { findRedis } from './redis.mjs';

export default async function setup() {
  /** @type {(() => void | Promise<void>)[]} */
  const endings = [];
  globalThis.techmartEndings = endings;
  if (!process.env.TEST_DATABASE_URL) {
    const dataDir = mkdtempSync(join(tmpdir(), 'techmart-test-'));
    makeTraversable(dataDir);
    const server = await start({ dataDir, throwaway: true });
    process.env.TEST_DATABASE_URL = server.url;
    endings.push(server.stop);
  }
  const redis = await findRedis();
  if (redis) {
    process.env.TEST_REDIS_URL = redis.url;
    endings.push(redis.stop);
  }
  const meilisearch = await findMeilisearch();
  if (meilisearch) {
    process.env.TEST_MEILI_URL = meilisearch.url;
    process.env.TEST_MEILI_KEY = meilisearch.key;
    endings.push(meilisearch.stop);
  }
}
