// `npm run eval`: a throwaway PostgreSQL, the schema of this build, then src/eval.ts on it. Leaves nothing behind.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTraversable, start } from './embedded-postgres.mjs';
import { buildWhatChanged } from './launcher/build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {string} script @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>} exit code */
function node(script, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist', script), ...args], {
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

await buildWhatChanged(root);
const dataDir = mkdtempSync(join(tmpdir(), 'techmart-eval-'));
makeTraversable(dataDir);
const server = await start({ dataDir, throwaway: true });
try {
  const env = { ...process.env, DATABASE_URL: server.url, DATA_DIR: dataDir };
  const migrated = await node('apps/cli/src/migrate.js', [], env);
  process.exitCode = migrated || (await node('apps/cli/src/eval.js', process.argv.slice(2), env));
} finally {
  await server.stop();
}
