import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import {
  Clock,
  Consumer,
  Database,
  defineEvent,
  On,
  Outbox,
  PlatformModule,
  Queues,
  Relay,
  Task,
  type Schedule,
} from '../index.js';
import { TASK_QUEUES } from '../queue/queues.js';
import { cloneDatabase, dropDatabase, testConfig } from '../testing/index.js';

const Rung = defineEvent('bell.rung', 1, z.object({ tone: z.string() }));
const Pealed = defineEvent('bell.pealed', 1, z.object({ peals: z.array(z.string()) }));
const heard: string[] = [];
const pealed: string[] = [];
const ticks: number[] = [];
const fails = new Set<string>();
let polished = 0;
let polishing = Promise.resolve();

@Injectable()
class BellReactions {
  @On(Rung, { name: 'hear-bell', kind: 'once', queue: 'reaction' })
  async hear({ tone }: { tone: string }): Promise<void> {
    if (fails.delete(tone)) throw new Error('not yet');
    heard.push(tone);
  }

  @On(Pealed, { name: 'hear-peal', kind: 'once', queue: 'match' })
  async hearPeal({ peals }: { peals: string[] }): Promise<void> {
    await new Promise((wake) => setTimeout(wake, 20));
    pealed.push(String(peals[0]));
  }

  @Task('bell.tick')
  async tick(): Promise<void> {
    ticks.push(Date.now());
  }

  /** Takes until it is let go. */
  @Task('bell.polish')
  async polish(): Promise<void> {
    polished += 1;
    await polishing;
  }
}

const SCHEDULES: Schedule[] = [
  { task: 'bell.tick', everyMs: 300 },
  { task: 'bell.polish', everyMs: 300, queue: 'upkeep' },
  { task: 'platform.sweep', pattern: '20 3 * * *' },
  { task: 'search.check', pattern: '25 3 * * *' },
  { task: 'search.reconcile', pattern: '30 3 * * *' },
];

async function until(done: () => boolean, what: string): Promise<void> {
  const limit = Date.now() + 20_000;
  while (!done()) {
    if (Date.now() > limit) throw new Error(`waited too long for ${what}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

describe('outbox, relay and queues on PostgreSQL', () => {
  let url: string;
  const workers: INestApplicationContext[] = [];

  async function worker(): Promise<INestApplicationContext> {
    const root = { module: class Root {}, imports: [PlatformModule.on(testConfig(url))], providers: [BellReactions] };
    const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
    await app.get(Consumer).start(SCHEDULES);
    app.get(Relay).start();
    workers.push(app);
    return app;
  }

  const ring = async (app: INestApplicationContext, tones: string[]) =>
    app.get(Database).tx(async (tx) => {
      for (const tone of tones) await app.get(Outbox).add(tx, Rung, { tone });
    });

  beforeAll(async () => {
    url = await cloneDatabase();
  });
  afterEach(() => {
    heard.length = 0;
  });
  afterAll(async () => {
    for (const app of workers) await app.close();
    await dropDatabase(url);
  });

  it('brings every committed event to its handler, and none of a transaction that was rolled back', async () => {
    const app = await worker();
    await ring(app, ['c', 'd', 'e']);
    await app
      .get(Database)
      .tx(async (tx) => {
        await app.get(Outbox).add(tx, Rung, { tone: 'lost' });
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await until(() => heard.length >= 3, 'three tones');
    expect(heard.toSorted()).toEqual(['c', 'd', 'e']);
  });

  it('tries a handler again that failed', async () => {
    fails.add('late');
    await ring(workers[0] as INestApplicationContext, ['late']);
    await until(() => heard.includes('late'), 'the second try');
    expect(fails.size).toBe(0);
  });

  it('lets two workers share the work without running a job twice', async () => {
    const second = await worker();
    await ring(
      second,
      Array.from({ length: 60 }, (_, i) => `t${i}`),
    );
    await until(() => heard.length >= 60, 'sixty tones');
    await new Promise((wake) => setTimeout(wake, 500));
    expect(new Set(heard).size).toBe(heard.length);
    expect(heard).toHaveLength(60);
  });

  it('lets what is about one subject pass the batches that wait', async () => {
    const app = workers[0] as INestApplicationContext;
    const batches = Array.from({ length: 40 }, (_, batch) => Array.from({ length: 20 }, () => `of ${batch}`));
    await app.get(Database).tx(async (tx) => {
      for (const peals of batches) await app.get(Outbox).add(tx, Pealed, { peals });
      await app.get(Outbox).add(tx, Pealed, { peals: ['alone'] });
    });
    await until(() => pealed.length >= 41, 'forty-one peals');
    expect(pealed.indexOf('alone')).toBeLessThan(20);
  });

  it('runs a scheduled task again and again', async () => {
    const before = ticks.length;
    await until(() => ticks.length >= before + 3, 'three ticks');
    expect(ticks.length).toBeGreaterThanOrEqual(before + 3);
  });

  it('runs a task of the clock while another one of a queue of its own takes long', async () => {
    let done = () => {};
    polishing = new Promise((resolve) => (done = resolve));
    const begun = polished;
    await until(() => polished > begun, 'the long task');
    const [before, polishedBefore] = [ticks.length, polished];
    await until(() => ticks.length >= before + 3, 'three ticks beside it');
    expect(polished).toBeLessThanOrEqual(polishedBefore + workers.length - 1);
    done();
  });

  it('runs a task that has moved to another queue there alone', async () => {
    const [consumer, queues] = [workers[0]?.get(Consumer) as Consumer, workers[0]?.get(Queues) as Queues];
    const placesOf = async () =>
      Promise.all(TASK_QUEUES.map(async (name) => (await queues.queue(name).getJobSchedulers()).map(({ key }) => key)));
    expect(await placesOf()).toEqual([expect.arrayContaining(['bell.tick', 'platform.sweep']), ['bell.polish']]);
    await consumer.schedule(SCHEDULES.map((schedule) => ({ ...schedule, queue: 'timer' })));
    expect(await placesOf()).toEqual([expect.arrayContaining(['bell.polish']), []]);
    await consumer.schedule(SCHEDULES);
    expect(await placesOf()).toEqual([expect.not.arrayContaining(['bell.polish']), ['bell.polish']]);
  });

  it('refuses a schedule without a task and a task without a schedule', async () => {
    const app = workers[0] as INestApplicationContext;
    await expect(app.get(Consumer).start([{ task: 'no.such', everyMs: 1000 }])).rejects.toThrow(
      'schedules without a task: no.such',
    );
    await expect(app.get(Consumer).start([])).rejects.toThrow(/tasks without a schedule: .*bell\.tick/);
  });

  it('stands a pinned clock still for what it runs, and only for that', async () => {
    const instant = new Date('2021-06-01T00:00:00Z');
    const clock = workers[0]?.get(Clock) as Clock;
    expect(Clock.runAt(instant, () => clock.now().getTime())).toBe(instant.getTime());
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000);
  });

  it('leaves nothing waiting in the queues', async () => {
    const queues = workers[0]?.get(Queues) as Queues;
    let depth = await queues.depth();
    // The clock goes on ticking: a tick may run at the moment of looking.
    for (let look = 0; depth > 0 && look < 50; look++) {
      await new Promise((wake) => setTimeout(wake, 20));
      depth = await queues.depth();
    }
    expect(depth).toBe(0);
  });
});
