// A Nest application on Fastify with everything that stands before a route: limits, headers, cookies, logs, traces.
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { languageFrom, withLanguage, type Language } from '../language.js';
import { Log } from '../log/log.js';
import { newTraceId, traceIdFrom, withTrace } from '../log/trace.js';
import { Metrics } from '../metrics/metrics.js';
import { problem } from './problem.js';
import { sendProblem, toProblem } from './problem.filter.js';
import { UNPREFIXED } from './routes.js';

const BODY_LIMIT_BYTES = 1024 * 1024;
/** Requests of one address to the api per minute; an office behind one address shares it. */
const REQUESTS_PER_MINUTE = 1_200;
const COMPRESS_FROM_BYTES = 4_096;

/** Codes of Node's parser that say more than "not HTTP". */
const UNREADABLE: Record<string, string> = {
  HPE_HEADER_OVERFLOW: 'request.headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.too-slow',
};

/** Trace id and language of each request that is under way. */
const contexts = new WeakMap<object, { id: string; asked: Language }>();

function enterContexts(fastify: FastifyInstance): void {
  const enter = (raw: object, work: () => void) => {
    const { id, asked } = contexts.get(raw) ?? { id: '', asked: 'zh-CN' };
    withTrace(id, () => withLanguage(asked, work));
  };
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { traceparent, 'accept-language': wanted } = request.headers;
    contexts.set(request.raw, { id: traceIdFrom(traceparent), asked: languageFrom(wanted) });
    enter(request.raw, done);
  });
  // Reading the body leaves the context of the first hook; this one enters it again.
  fastify.addHook('preValidation', (request, _reply, done) => enter(request.raw, done));
}

function logRequests(fastify: FastifyInstance, log: Log, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const ms = reply.elapsedTime;
    metrics.requestSeconds.observe({ method: request.method, route, status: String(reply.statusCode) }, ms / 1000);
    const fields = { method: request.method, route, status: reply.statusCode, ms: Math.round(ms) };
    withTrace(contexts.get(request.raw)?.id ?? '', () => log.info(fields, 'request'));
    done();
  });
}

/** What a signed-in person is answered is kept by nobody on the way, unless the route says otherwise. */
function keepPersonal(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const { authorization, cookie: cookies } = request.headers;
    const isPersonal = request.url.startsWith('/api/') && (authorization !== undefined || cookies !== undefined);
    if (isPersonal && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}

/**
 * Plain bytes are not compressed: those that happen to begin like a compressed file the plugin would pass on as they are and
 * call them gzip all the same, so that no client could open them. This header is how the plugin is told.
 */
function sendBytesAsTheyAre(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const type = String(reply.getHeader('content-type') ?? '');
    if (type.startsWith('application/octet-stream')) request.headers['x-no-compression'] = '1';
    done(null, payload);
  });
}

async function registerPlugins(fastify: FastifyInstance, config: Config): Promise<void> {
  if (config.isRateLimited) {
    await fastify.register(rateLimit, {
      max: REQUESTS_PER_MINUTE,
      // The portal's own files: a first visit asks for seventy of them.
      allowList: (request) => !request.url.startsWith('/api/'),
      timeWindow: 60_000,
      errorResponseBuilder: (_request, context) =>
        problem('request.too-many', { retryAfterS: Math.ceil(context.ttl / 1000) }),
    });
  }
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // antd writes its styles into the page at run time; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: config.isSecure ? [] : null,
      },
    },
    strictTransportSecurity: config.isSecure,
  });
  await fastify.register(compress, { threshold: COMPRESS_FROM_BYTES, encodings: ['gzip', 'deflate'] });
  await fastify.register(cookie);
  await fastify.register(multipart);
}

/** What Node cannot even parse has no request and no reply: the answer is written to the connection itself. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = UNREADABLE[error.code ?? ''] ?? 'request.refused';
  const { status, title } = problem(code);
  const view = { type: `urn:techmart:problem:${code}`, title, status, code, traceId: newTraceId() };
  const body = JSON.stringify(view);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

export interface HttpAppOptions {
  /** Registers Fastify plugins and routes beside Nest's, before the application starts. */
  extend?: (fastify: FastifyInstance) => Promise<void>;
  /** Last touches that need the application itself, before it starts. */
  prepare?: (app: NestFastifyApplication) => void;
}

/** The application of `module`, initialised and ready to listen; its routes stand under /api. */
export async function createHttpApp(
  config: Config,
  module: Type | DynamicModule,
  options: HttpAppOptions = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    trustProxy: config.isBehindProxy,
    // Addresses that Fastify cannot even read never reach a route, so the filter does not see them.
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, toProblem(error)),
    clientErrorHandler: refuseUnreadable,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  const log = app.get(Log);
  app.useLogger(log);
  app.setGlobalPrefix('api', { exclude: UNPREFIXED });
  app.enableShutdownHooks();
  const fastify = adapter.getInstance() as FastifyInstance;
  enterContexts(fastify);
  logRequests(fastify, log, app.get(Metrics));
  keepPersonal(fastify);
  sendBytesAsTheyAre(fastify);
  await registerPlugins(fastify, config);
  await options.extend?.(fastify);
  options.prepare?.(app);
  await app.init();
  await fastify.ready();
  return app;
}
