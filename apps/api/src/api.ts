// Builds the api: rooms, laws of the routes, and the portal's files. Listening is main.ts's part.
import './english/index.js';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkPermissions } from '@app/identity';
import { createHttpApp, routesOf, type Config } from '@app/platform';
import { ApiModule } from './api.module.js';

const ASSET_MAX_AGE_MS = 365 * 24 * 3_600_000;

/**
 * Serves the built portal: files by name, and index.html for every other address outside of /api, so that a page can
 * be opened by its address.
 */
async function servePortal(fastify: FastifyInstance, folder: string): Promise<void> {
  // Loaded here, because an api without a portal does without it; its types extend FastifyReply.
  const { default: fastifyStatic } = await import('@fastify/static');
  await fastify.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
  const send = (reply: FastifyReply, file: string): FastifyReply => {
    const isHashed = file.startsWith('assets/');
    reply.header('cache-control', isHashed ? `public, max-age=${ASSET_MAX_AGE_MS / 1000}, immutable` : 'no-cache');
    return reply.sendFile(file);
  };
  fastify.get('/*', (request: FastifyRequest, reply) => {
    const path = decodeURIComponent(request.url.split('?')[0] ?? '').replace(/^\/+/, '');
    if (/^(api|health|metrics)(\/|$)/.test(path)) return reply.callNotFound();
    const isFile = path !== '' && !path.includes('..') && !path.includes('\0') && existsSync(join(folder, path));
    if (isFile && /\.[a-z0-9]+$/.test(path)) return send(reply, path);
    return path.startsWith('assets/') ? reply.callNotFound() : send(reply, 'index.html');
  });
}

/**
 * The initialised api.
 * @param prepare runs before the start, e.g. to serve the OpenAPI pages
 * @throws Error when a route breaks a law: no permission, no response schema, an unknown permission
 */
export async function createApi(
  config: Config,
  portalFolder: string,
  prepare?: (app: NestFastifyApplication) => void,
): Promise<NestFastifyApplication> {
  const app = await createHttpApp(config, ApiModule.on(config), {
    prepare,
    extend: async (fastify) => {
      if (existsSync(join(portalFolder, 'index.html'))) await servePortal(fastify, portalFolder);
    },
  });
  checkPermissions(
    routesOf(app).flatMap(({ method, path, permission }) =>
      permission === null ? [] : [{ route: `${method} ${path}`, permission }],
    ),
  );
  return app;
}
