// Laws that hold at start: what is wired wrongly does not run. One planted breach of each.
import { Controller, Get, Injectable, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { checkPermissions } from '@app/identity';
import { Can, Database, defineEvent, defineLifecycle, Handlers, On, Public, Returns, routesOf } from '@app/platform';

const View = z.object({ id: z.string() });
const Planted = defineEvent('planted.happened', 1, z.object({}));

/** Starts a context with these classes, as the processes do; rejects where a law is broken. */
async function start(classes: { controllers?: Type[]; providers?: Type[] }) {
  @Module({
    imports: [DiscoveryModule],
    controllers: classes.controllers ?? [],
    providers: [Handlers, { provide: Database, useValue: {} }, ...(classes.providers ?? [])],
  })
  class Root {}
  return NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
}

async function refusedRoutes(controller: Type): Promise<() => unknown> {
  const app = await start({ controllers: [controller] });
  return () => routesOf(app);
}

describe('a route', () => {
  it('needs a permission or @Public', async () => {
    @Controller('planted')
    class Unguarded {
      @Get() @Returns(View) read() {}
    }
    expect(await refusedRoutes(Unguarded)).toThrow('Unguarded.read: needs exactly one of @Can and @Public');
  });

  it('has not both', async () => {
    @Controller('planted')
    class Both {
      @Get() @Can('planted.read') @Public() @Returns(View) read() {}
    }
    expect(await refusedRoutes(Both)).toThrow('Both.read: needs exactly one');
  });

  it('needs a response schema', async () => {
    @Controller('planted')
    class Shapeless {
      @Get() @Public() read() {}
    }
    expect(await refusedRoutes(Shapeless)).toThrow('Shapeless.read: needs @Returns');
  });

  it('names a permission that some room declares', () => {
    expect(() => checkPermissions([{ route: 'GET /api/planted', permission: 'planted.read' }])).toThrow(
      'GET /api/planted (planted.read)',
    );
  });

  it('is accepted with both, and listed', async () => {
    @Controller('planted')
    class Lawful {
      @Get(':id') @Can('planted.read') @Returns(View) read() {}
    }
    expect((await refusedRoutes(Lawful))()).toEqual([
      expect.objectContaining({ method: 'GET', path: '/api/planted/:id', permission: 'planted.read' }),
    ]);
  });
});

describe('an event handler', () => {
  it('has a name', async () => {
    @Injectable()
    class Nameless {
      @On(Planted, { name: '', kind: 'once', queue: 'reaction' }) async react() {}
    }
    await expect(start({ providers: [Nameless] })).rejects.toThrow('Nameless.react has no name');
  });

  it('shares its name with no other', async () => {
    @Injectable()
    class Twins {
      @On(Planted, { name: 'twin', kind: 'once', queue: 'reaction' }) async first() {}
      @On(Planted, { name: 'twin', kind: 'once', queue: 'reaction' }) async second() {}
    }
    await expect(start({ providers: [Twins] })).rejects.toThrow('two event handlers are named twin');
  });

  it('listens to an event that a room defines', async () => {
    @Injectable()
    class Listener {
      @On(
        { name: 'planted.unknown', version: 1, payload: z.object({}) },
        { name: 'listen', kind: 'once', queue: 'reaction' },
      )
      async react() {}
    }
    await expect(start({ providers: [Listener] })).rejects.toThrow('unknown event');
  });

  it('runs on a queue that exists', async () => {
    @Injectable()
    class Lost {
      @On(Planted, { name: 'lost', kind: 'once', queue: 'no-such-queue' as 'mirror' }) async react() {}
    }
    await expect(start({ providers: [Lost] })).rejects.toThrow('unknown queue no-such-queue');
  });

  it('is accepted when all is right', async () => {
    @Injectable()
    class Lawful {
      @On(Planted, { name: 'lawful', kind: 'once', queue: 'reaction' }) async react() {}
    }
    const app = await start({ providers: [Lawful] });
    expect(app.get(Handlers).of('planted.happened')).toEqual([
      expect.objectContaining({ name: 'lawful', queue: 'reaction' }),
    ]);
  });
});

describe('an event', () => {
  it('is defined once', () => {
    expect(() => defineEvent('planted.happened', 2, z.object({}))).toThrow('defined twice');
  });

  it('is named <room>.<fact>', () => {
    expect(() => defineEvent('Planted', 1, z.object({}))).toThrow('is not <room>.<fact>');
  });
});

describe('a lifecycle', () => {
  const table = {
    name: 'planted',
    initial: 'DRAFT',
    states: ['DRAFT', 'DONE'],
    final: ['DONE'],
    transitions: { DRAFT: { finish: 'DONE' } },
  } as const;

  it('reaches every state', () => {
    expect(() =>
      defineLifecycle({
        ...table,
        name: 'planted-island',
        states: ['DRAFT', 'DONE', 'ISLAND'],
        final: ['DONE', 'ISLAND'],
      }),
    ).toThrow('state ISLAND cannot be reached');
  });

  it('leaves every state that is not final', () => {
    expect(() => defineLifecycle({ ...table, name: 'planted-trap', final: [] })).toThrow(
      'state DONE has no way out and is not final',
    );
  });

  it('goes only to states that are listed', () => {
    expect(() =>
      defineLifecycle<string, string>({
        ...table,
        name: 'planted-hole',
        transitions: { DRAFT: { finish: 'DONE', drop: 'HOLE' } },
      }),
    ).toThrow('state HOLE is not listed');
  });

  it('is accepted when sound', () => {
    expect(defineLifecycle<string, string>(table).next('DRAFT', 'finish')).toBe('DONE');
  });
});
