// `npm run openapi`: writes the api's document from the built server, on a throwaway database. With a folder as argument
// the file goes there instead, so that a check can compare it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeTraversable, start } from './embedded-postgres.mjs';

const folder = resolve(process.argv[2] ?? 'apps/web/src/api');
const dataDir = mkdtempSync(join(tmpdir(), 'techmart-openapi-'));
makeTraversable(dataDir);
const database = await start({ dataDir, throwaway: true });
try {
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    QUEUE_URL: '',
    MEILI_URL: '',
    MEILI_KEY: '',
  };
  const run = (/** @type {string[]} */ args) => execFileSync(process.execPath, args, { env, stdio: 'inherit' });
  run(['dist/apps/cli/src/migrate.js']);
  run(['dist/apps/cli/src/openapi.js', join(folder, 'openapi.json')]);
} finally {
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
