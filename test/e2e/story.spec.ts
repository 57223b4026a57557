// The main job from registration to the official's figure, on the embedded queue: api and worker in this process.
import type { INestApplicationContext } from '@nestjs/common';
import { Queues } from '@app/platform';
import { playStory } from '../../apps/cli/src/story/story.js';
import { startWorker } from '../../apps/worker/src/worker.js';
import { buildMarket } from '../support/build-market.js';
import { buildOperator, OPERATOR } from '../support/build-operator.js';
import { until } from '../support/build-processes.js';
import type { HttpTestContext } from '@app/platform/testing';

const JOBS_TIMEOUT_MS = 60_000;

describe('the main job, PostgreSQL alone', () => {
  let market: HttpTestContext;
  let worker: INestApplicationContext;
  beforeAll(async () => {
    market = await buildMarket();
    await buildOperator(market);
    worker = await startWorker(market.config);
  });
  afterAll(async () => {
    await worker.close();
    await market.close();
  });

  test('grows the period’s total by exactly the contract’s amount, and the ledger verifies', async () => {
    const said: string[] = [];
    await playStory({ address: market.address, operator: OPERATOR, say: (line) => said.push(line) });
    expect(said.join('\n')).toContain('增加 368000.00 元');
    expect(said.join('\n')).toContain('台账核验：一致');
  }, 120_000);

  test('a second story on the same installation goes the same way', async () => {
    await playStory({ address: market.address, operator: OPERATOR, say: () => undefined });
    const rows = await market.database.query<{ count: number }>('select count(*)::int as count from ledger_entry');
    expect(rows).toEqual([{ count: 2 }]);
  }, 120_000);

  test('leaves no event unpublished and no job failed', async () => {
    const waiting = () => market.database.query('select name from outbox_event where published_at is null');
    const queues = worker.get(Queues);
    await until(async () => (await waiting()).length + (await queues.depth()) === 0, JOBS_TIMEOUT_MS);
    for (const name of ['mirror', 'reaction', 'match', 'notify'] as const) {
      expect(await queues.queue(name).getFailedCount()).toBe(0);
    }
  });
});
