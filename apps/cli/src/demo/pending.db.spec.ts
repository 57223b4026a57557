import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DeskQueue } from '@app/contract';
import { testModule, type TestContext } from '@app/platform/testing';
import { ROOMS } from '../../../api/src/rooms.js';
import { DemoHouse } from './house.js';
import { loadPending, PENDING_COUNT } from './pending.js';
import { loadPeople } from './people.js';

const silent = async (): Promise<void> => undefined;

let context: TestContext;
let house: DemoHouse;

beforeAll(async () => {
  context = await testModule({ imports: [...ROOMS] });
  house = new DemoHouse(context.app);
  await loadPeople(house, silent);
  await loadPending(house, silent);
}, 120_000);
afterAll(() => context.close());

const states = async (): Promise<Record<string, number>> => {
  const rows = await context.database.query<{ state: string; n: number }>(
    'select state, count(*)::int as n from contract group by state',
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
};

test('the registry desk of the demo has work in every tab, and no figure counts it', async () => {
  expect(await states()).toEqual({ SUBMITTED: 3, ACCEPTED: 2, FIRST_REVIEWED: 1, CORRECTION: 1 });
  const clerk = await house.actor('clerk');
  expect(await context.get(DeskQueue).stats(clerk)).toMatchObject({
    overdue: 0,
    tabs: { mine: 1, unclaimed: 3, accepted: 2, review: 1, correction: 1, decided: 0 },
  });
  const reviewer = await house.actor('reviewer');
  expect((await context.get(DeskQueue).stats(reviewer)).tabs.mine).toBe(1);
  const [ledger] = await context.database.query<{ n: number }>('select count(*)::int as n from ledger_entry');
  expect(ledger?.n).toBe(0);
});

test('nothing that waits would be refused by the pre-check', async () => {
  const rows = await context.database.query<{ blocking: number }>(
    `select (precheck->>'blocking')::int as blocking from contract`,
  );
  expect(rows.map((row) => row.blocking)).toEqual(Array(PENDING_COUNT).fill(0));
});

test('a load that was broken off goes on where it stood', async () => {
  const before = await states();
  await loadPending(house, silent);
  expect(await states()).toEqual(before);
});
