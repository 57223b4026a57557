// The inventory of routes, and the law that each says who may call it and what it answers.
import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { KEY_REQUIRED, PERMISSION, PUBLIC } from './access.decorators.js';
import { RAW_RESPONSE, RESPONSE_SCHEMA } from './returns.decorator.js';

export interface Route {
  /** `GET /api/achievements/:id` without the method; health and metrics stand outside of /api. */
  path: string;
  method: string;
  /** Permission name; null on a public route. */
  permission: string | null;
  requiresIdempotencyKey: boolean;
  /** Class and method, for messages. */
  place: string;
}

/** Paths that stand outside of the global prefix. */
export const UNPREFIXED = ['health/live', 'health/ready', 'metrics'];

function pathsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value ?? '']).map(String);
}

function join(prefix: string, path: string): string {
  const clean = [prefix, path]
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/');
  return UNPREFIXED.includes(clean) ? `/${clean}` : `/api/${clean}`;
}

function readRoute(handler: object, controllerPath: string, place: string, faults: string[]): Route[] {
  const verb = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
  if (verb === undefined) return [];
  const permission = (Reflect.getMetadata(PERMISSION, handler) as string | undefined) ?? null;
  const isPublic = Reflect.getMetadata(PUBLIC, handler) === true;
  const hasSchema = Reflect.hasMetadata(RESPONSE_SCHEMA, handler) || Reflect.hasMetadata(RAW_RESPONSE, handler);
  if (isPublic === (permission !== null)) faults.push(`${place}: needs exactly one of @Can and @Public`);
  if (!hasSchema) faults.push(`${place}: needs @Returns`);
  const requiresIdempotencyKey = Reflect.getMetadata(KEY_REQUIRED, handler) === true;
  return pathsOf(Reflect.getMetadata('path', handler)).map((path) => ({
    path: join(controllerPath, path),
    method: RequestMethod[verb],
    permission,
    requiresIdempotencyKey,
    place,
  }));
}

/** All routes of the application. Throws, naming each, when a route lacks a permission or a response schema. */
export function routesOf(app: INestApplicationContext): Route[] {
  const discovery = app.get(DiscoveryService, { strict: false });
  const scanner = new MetadataScanner();
  const faults: string[] = [];
  const routes: Route[] = [];
  for (const { instance, metatype } of discovery.getControllers()) {
    if (!instance || !metatype) continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    const base = pathsOf(Reflect.getMetadata('path', metatype))[0] ?? '';
    for (const name of scanner.getAllMethodNames(prototype)) {
      const handler = prototype[name];
      if (handler) routes.push(...readRoute(handler, base, `${metatype.name}.${name}`, faults));
    }
  }
  if (faults.length > 0) throw new Error(`routes refused:\n  ${faults.join('\n  ')}`);
  return routes;
}
