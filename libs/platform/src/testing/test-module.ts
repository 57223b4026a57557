// Rooms wired to a fresh database: with `testModule` their services, with `testApp` their routes too. For tests only.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Module,
  type DynamicModule,
  type INestApplicationContext,
  type ModuleMetadata,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config, loadConfig } from '../config/config.js';
import { Database } from '../database/database.js';
import { Handlers } from '../events/handlers.js';
import { createHttpApp } from '../http/http-app.js';
import { PlatformModule } from '../platform.module.js';
import { cloneDatabase, dropDatabase } from './test-database.js';

export interface TestAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed JSON body; undefined when it is not JSON. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of every shape
  body: any;
}

export interface TestRequest {
  /** An object is sent as JSON; a string or FormData as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Access token. */
  token?: string;
}

export interface TestContext<A extends INestApplicationContext = INestApplicationContext> {
  app: A;
  /** Connection of the owner of the schema. */
  url: string;
  config: Config;
  database: Database;
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T;
  /** Runs every handler of every waiting event in this process, until none is left. Returns how many events ran. */
  drain(): Promise<number>;
  close(): Promise<void>;
}

/** Every test process has a data folder of its own: what one has signed is no other's business. */
const TEST_FOLDER = join(tmpdir(), 'techmart-test');

@Module({})
class TestRoot {}

/** Configuration of a test process on `databaseUrl`. */
export function testConfig(databaseUrl: string, env: Record<string, string> = {}): Config {
  return loadConfig(
    {
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(TEST_FOLDER, new URL(databaseUrl).pathname),
      JWT_SECRET: 'a secret that is used in tests only',
      LOG_LEVEL: 'error',
      RATE_LIMIT: 'off',
      ...env,
    },
    'test',
  );
}

function rootModule(config: Config, metadata: ModuleMetadata): DynamicModule {
  return { module: TestRoot, ...metadata, imports: [PlatformModule.on(config), ...(metadata.imports ?? [])] };
}

/** Hands every waiting event to its handlers, in this process, until none is left. */
export async function drainOutbox(app: INestApplicationContext): Promise<number> {
  const handlers = app.get(Handlers, { strict: false });
  let ran = 0;
  for (;;) {
    const jobs: (() => Promise<void>)[] = [];
    const moved = await handlers.claim(100, async (events) => {
      for (const event of events) {
        for (const handler of handlers.of(event.name)) jobs.push(() => handlers.run(handler.name, event));
      }
    });
    for (const job of jobs) await job();
    if (moved === 0) return ran;
    ran += moved;
  }
}

function contextOf<A extends INestApplicationContext>(app: A, url: string, config: Config): TestContext<A> {
  return {
    app,
    url,
    config,
    database: app.get(Database, { strict: false }),
    get: (token) => app.get(token as Type, { strict: false }),
    drain: () => drainOutbox(app),
    close: async () => {
      await app.close();
      await dropDatabase(url);
      if (config.dataDir.startsWith(TEST_FOLDER)) rmSync(config.dataDir, { recursive: true, force: true });
    },
  };
}

/** Rooms without HTTP and without a worker. `env` adds to the test configuration. */
export async function testModule(metadata: ModuleMetadata, env: Record<string, string> = {}): Promise<TestContext> {
  const url = await cloneDatabase();
  const config = testConfig(url, env);
  const app = await NestFactory.createApplicationContext(rootModule(config, metadata), {
    logger: false,
    abortOnError: false,
  });
  return contextOf(app, url, config);
}

export interface HttpTestContext extends TestContext<NestFastifyApplication> {
  /** Address without a closing slash. */
  address: string;
  request(method: string, path: string, request?: TestRequest): Promise<TestAnswer>;
}

/** Sends one request to `address` and reads the answer whole. */
export async function sendRequest(
  address: string,
  method: string,
  path: string,
  request: TestRequest = {},
): Promise<TestAnswer> {
  const headers: Record<string, string> = { ...request.headers };
  if (request.token) headers['authorization'] = `Bearer ${request.token}`;
  const isRaw = request.body === undefined || typeof request.body === 'string' || request.body instanceof FormData;
  if (!(request.body instanceof FormData) && request.body !== undefined) headers['content-type'] ??= 'application/json';
  const answer = await fetch(address + path, {
    method,
    headers,
    body: isRaw ? (request.body as string | FormData | undefined) : JSON.stringify(request.body),
    redirect: 'manual',
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

/** Rooms with their routes, listening on a free port of 127.0.0.1. */
export async function testApp(metadata: ModuleMetadata, env: Record<string, string> = {}): Promise<HttpTestContext> {
  const url = await cloneDatabase();
  const config = testConfig(url, env);
  const app = await createHttpApp(config, rootModule(config, metadata));
  await app.listen(0, '127.0.0.1');
  const address = (await app.getUrl()).replace(/\/$/, '');
  return { ...contextOf(app, url, config), address, request: (...args) => sendRequest(address, ...args) };
}
