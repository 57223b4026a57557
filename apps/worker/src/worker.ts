// Builds the worker: consumer and relay started, /health and /metrics answered. Several may run at once.
import { createServer, type Server } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { migrationNames } from '@app/migrations';
import { Consumer, Database, Log, Metrics, Relay, requireSchema, type Config } from '@app/platform';
import { SCHEDULES } from './schedules.js';
import { WorkerModule } from './worker.module.js';

/**
 * A running worker. Throws before it takes any work when the schema is older than this build needs, or when handlers,
 * queues, tasks and schedules do not fit together.
 */
export async function startWorker(config: Config): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(WorkerModule.on(config), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Log));
  app.enableShutdownHooks();
  await requireSchema(app.get(DataSource), migrationNames);
  await app.get(Consumer).start(SCHEDULES);
  app.get(Relay).start();
  return app;
}

/** Answers /health/live, /health/ready and /metrics on `port` until the process ends. */
export function serveHealth(app: INestApplicationContext, host: string, port: number): Server {
  const answers: Record<string, () => Promise<string>> = {
    '/health/live': async () => '{"status":"ok"}',
    '/health/ready': async () => {
      await app.get(Database).query('select 1');
      return '{"status":"ok"}';
    },
    '/metrics': () => app.get(Metrics).registry.metrics(),
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (!answer) {
      response.writeHead(404).end();
      return;
    }
    answer().then(
      (body) =>
        response
          .writeHead(200, { 'content-type': request.url === '/metrics' ? 'text/plain' : 'application/json' })
          .end(body),
      () => response.writeHead(503).end(),
    );
  });
  server.listen(port, host);
  server.unref();
  return server;
}
