// Plays the authorisation table against the running api: every line, every kind of person.
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { permissionTable } from '@app/identity';
import { Can, Returns, routesOf, type Route } from '@app/platform';
import type { HttpTestContext, TestAnswer } from '@app/platform/testing';
import { z } from 'zod';
import { buildMarket } from '../support/build-market.js';
import { AUTHORISATION } from './authorisation.table.js';
import { callOf } from './calls.js';
import { Cast } from './cast.js';
import { outcomesOf, type Outcome, type Row } from './row.js';
import type { Subject } from './subject.js';
import { subjectOf } from './subjects.js';
import { EVERYBODY, type Who } from './who.js';

/** Requests that change nothing run side by side. */
const AT_ONCE = 6;
let app: HttpTestContext;
let cast: Cast;

beforeAll(async () => {
  app = await buildMarket();
  cast = await Cast.gather(app);
});
afterAll(() => app.close());

/** Routes that the table does not name, and lines that name no route. */
function gaps(routes: readonly Route[], table: readonly Row[]) {
  const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  const named = new Set(table.map((row) => row.route));
  return {
    unnamed: [...known].filter((route) => !named.has(route)),
    vain: [...named].filter((route) => !known.has(route)),
  };
}

/** A stream does not end by itself: its headers are the answer. */
async function openStream(path: string, token: string | undefined): Promise<TestAnswer> {
  const stop = new AbortController();
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const answer = await fetch(app.address + path, { headers, signal: stop.signal });
  const isStream = answer.headers.get('content-type')?.includes('text/event-stream') ?? false;
  const text = isStream ? '' : await answer.text();
  stop.abort();
  return { status: answer.status, headers: answer.headers, text, body: text === '' ? undefined : JSON.parse(text) };
}

async function play(row: Row, who: Who, subject: Subject, promised: Outcome): Promise<Outcome> {
  const { method, path, request } = await callOf(row.route, cast, who, subject);
  const isStream = row.route.endsWith('/stream');
  const answer = isStream ? await openStream(path, request.token) : await app.request(method, path, request);
  if (answer.status >= 200 && answer.status < 300) return 'ok';
  if (answer.status === 404 && promised === '404') return '404';
  return answer.body?.code ?? `${answer.status} ${answer.text}`;
}

/** Everybody's outcome of one line. Who is refused comes first; whoever may write gets a resource of its own. */
async function playRow(row: Row): Promise<Record<string, Outcome>> {
  const promised = outcomesOf(row);
  const seen: Record<string, Outcome> = {};
  const make = (): Promise<Subject> => (row.on ? subjectOf(cast, row.on) : Promise.resolve({}));
  const shared = await make();
  const isRead = row.route.startsWith('GET ');
  const harmless = EVERYBODY.filter((who) => isRead || promised[who] !== 'ok');
  for (let from = 0; from < harmless.length; from += AT_ONCE) {
    const some = harmless.slice(from, from + AT_ONCE);
    const outcomes = await Promise.all(some.map((who) => play(row, who, shared, promised[who])));
    some.forEach((who, index) => (seen[who] = outcomes[index] ?? ''));
  }
  for (const who of EVERYBODY.filter((one) => !harmless.includes(one))) {
    seen[who] = await play(row, who, await make(), 'ok');
  }
  return seen;
}

describe('the authorisation table', () => {
  test('names every route of the api, and no other', () => {
    expect(gaps(routesOf(app.app), AUTHORISATION)).toEqual({ unnamed: [], vain: [] });
  });

  test('a route without a line and a line without a route are reported', async () => {
    @Controller('planted')
    class Planted {
      @Get()
      @Can('planted.read')
      @Returns(z.object({}))
      read() {
        return {};
      }
    }
    @Module({ controllers: [Planted] })
    class PlantedModule {}
    const { DiscoveryModule } = await import('@nestjs/core');
    const root = { module: PlantedModule, imports: [DiscoveryModule] };
    const planted = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
    const routes = [...routesOf(app.app), ...routesOf(planted)];
    await planted.close();
    const table = [...AUTHORISATION, { route: 'GET /api/nowhere', may: 'PUBLIC' }];
    expect(gaps(routes, table)).toEqual({ unnamed: ['GET /api/planted'], vain: ['GET /api/nowhere'] });
  });

  test('every permission of the rooms is asked for by a route or held for a rule', () => {
    const asked = new Set(routesOf(app.app).map((route) => route.permission));
    const idle = permissionTable().filter(({ permission }) => !asked.has(permission));
    expect(idle.map(({ permission }) => permission)).toEqual(['contract.file', 'demand.supervise']);
  });

  test('nobody is named twice in a line, and no word of it is unknown', () => {
    for (const row of AUTHORISATION) expect(() => outcomesOf(row)).not.toThrow();
    expect(() => outcomesOf({ route: 'GET /x', may: 'OFFICIAL', hidden: 'OFFICIAL@own' })).toThrow('named twice');
    expect(() => outcomesOf({ route: 'GET /x', may: 'OFICIAL' })).toThrow('names nobody');
  });

  test.each(AUTHORISATION.map((row) => [row.on ? `${row.route} · ${row.on}` : row.route, row] as const))(
    '%s',
    async (_, row) => {
      expect(await playRow(row)).toEqual(outcomesOf(row));
    },
  );
});
