// Jest, once per run: one throwaway PostgreSQL for all suites, its address in TEST_DATABASE_URL. A server that is named
// there already is used as it is. Port and folder are fresh, so that runs side by side do not meet.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTraversable, start } from '../../apps/cli/embedded-postgres.mjs';

export default async function setup() {
  if (process.env.TEST_DATABASE_URL) return;
  const dataDir = mkdtempSync(join(tmpdir(), 'techmart-test-'));
  makeTraversable(dataDir);
  const server = await start({ dataDir, throwaway: true });
  process.env.TEST_DATABASE_URL = server.url;
  globalThis.techmartTestServer = { server, dataDir };
}
