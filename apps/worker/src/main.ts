// Entry of the background process.
import 'reflect-metadata';
import { loadConfig, Log } from '@app/platform';
import { serveHealth, startWorker } from './worker.js';

async function main(): Promise<void> {
  const config = loadConfig(undefined, 'worker');
  const app = await startWorker(config);
  serveHealth(app, config.host, config.workerPort);
  app.get(Log).info({ port: config.workerPort }, 'worker runs');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
