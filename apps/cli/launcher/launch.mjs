// The order of `npm start`: packages, build, database, schema, api and worker, demo data. Ends in the opposite order.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildWhatChanged } from './build.mjs';
import { endCommands, run } from './command.mjs';
import { startDatabase } from './database.mjs';
import { startDemo } from './demo.mjs';
import { StartFault } from './fault.mjs';
import { installPackages } from './install.mjs';
import { takeFolder } from './lock.mjs';
import { serveLogin } from './login.mjs';
import { requireFreePort, requireServers } from './network.mjs';
import { say, step } from './progress.mjs';
import { freePort } from './processes.mjs';
import { prepareFolder, startServices } from './services.mjs';
import { onSignals } from './signals.mjs';

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** What has been started, to be ended last first. @type {(() => Promise<void> | void)[]} */
const endings = [];
let ending = false;

/** Starts everything; returns when the portal answers. The process then lives until a signal or a broken service. */
export async function launch() {
  process.chdir(ROOT);
  if (existsSync('.env')) process.loadEnvFile('.env');
  onSignals({ stop: () => void end(0), force: () => process.exit(130) });
  try {
    await bringUp();
  } catch (error) {
    if (ending) return;
    const { message, stack } = /** @type {Error} */ (error);
    const isExpected = error instanceof StartFault || /** @type {Error} */ (error).name === 'ConfigFault';
    console.error(`\n${isExpected ? message : stack}`);
    await end(1);
  }
}

async function bringUp() {
  await installPackages(ROOT);
  await buildWhatChanged(ROOT);
  const config = await readConfig();
  const isOwn = !process.env.DATABASE_URL;
  const dataDir = prepareFolder(config.dataDir);
  const lock = await takeFolder(dataDir);
  endings.push(lock.release);
  await requireFreePort(config.host, config.port, { patient: lock.wasCrashed });
  await requireServers(config);
  const database = isOwn
    ? await startDatabase({ dataDir, broken, say })
    : { url: config.databaseUrl, stop: async () => {} };
  endings.push(database.stop);
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    PORT: String(config.port),
    HOST: config.host,
    WORKER_PORT: process.env.WORKER_PORT || String(await freePort()),
  };
  await migrate(env, isOwn);
  if (isOwn) {
    env.DATABASE_URL = await serveLogin({ dataDir, ownerUrl: database.url });
    lock.note({ databaseUrl: env.DATABASE_URL });
  }
  const services = startServices({
    root: ROOT,
    dataDir,
    env,
    broken,
    say,
    onStart: (name, pid) => lock.note({ children: { [name]: pid } }),
  });
  endings.push(services.stop);
  const url = `http://${hostToAsk(config.host)}:${config.port}`;
  const urls = [url, `http://${hostToAsk(config.host)}:${env.WORKER_PORT}`];
  await step('启动网站与后台 / starting api and worker', () => services.whenReady(urls));
  lock.note({ url });
  if (isOwn ? config.demo !== 'off' : config.demo === 'on') {
    const onStart = (/** @type {number} */ pid) => lock.note({ children: { demo: pid } });
    endings.push((await startDemo({ root: ROOT, dataDir, env, onStart, say })).stop);
  }
  say(`ready ${url}`);
}

/** The parser of the servers themselves, so that a fault is named once, and all faults together. */
async function readConfig() {
  const { loadConfig } = await import(pathToFileURL(join(ROOT, 'dist/libs/platform/src/config/config.js')).href);
  return loadConfig({ ...process.env, DATABASE_URL: process.env.DATABASE_URL || 'postgres://embedded' }, 'launcher');
}

/** @param {NodeJS.ProcessEnv} env @param {boolean} isOwn */
async function migrate(env, isOwn) {
  const args = [join(ROOT, 'dist/apps/cli/src/migrate.js'), ...(isOwn ? ['--own'] : [])];
  const label = '更新数据库结构 / migrating the database';
  await step(label, () => run(label, process.execPath, args, { cwd: ROOT, env }));
}

/** Where a server that listens on every address is asked. @param {string} host */
function hostToAsk(host) {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** A service that cannot be kept up ends the whole. @param {string} zh @param {string} en */
function broken(zh, en) {
  if (ending) return;
  console.error(`\n${zh}\n${en}`);
  void end(1);
}

/** @param {number} code exit code */
async function end(code) {
  if (ending) return;
  ending = true;
  endCommands();
  for (const finish of endings.toReversed()) await finish();
  process.exit(code);
}
