// Entry of the HTTP process.
import 'reflect-metadata';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { migrationNames } from '@app/migrations';
import { loadConfig, Log, requireSchema } from '@app/platform';
import { createApi } from './api.js';
import { serveOpenApi } from './openapi.js';

const PORTAL = join(process.cwd(), 'dist', 'web');

async function main(): Promise<void> {
  const config = loadConfig(undefined, 'api');
  const app = await createApi(config, PORTAL, serveOpenApi);
  await requireSchema(app.get(DataSource), migrationNames);
  await app.listen(config.port, config.host);
  app.get(Log).info({ host: config.host, port: config.port }, 'api listens');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
