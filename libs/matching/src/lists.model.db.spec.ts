// Random histories of a market against a model: after all events are worked off, every list is what looking at every pair
// would give.
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ModelMarket } from './testing/model-market.js';

/** Histories and steps of each; the long run raises both. */
const RUNS = Number(process.env['MATCHING_MODEL_RUNS'] ?? 2);
const STEPS = Number(process.env['MATCHING_MODEL_STEPS'] ?? 24);
/** The same histories at every run, unless told. */
const SEED = Number(process.env['MATCHING_MODEL_SEED'] ?? 20);

interface Listing {
  readonly holder: number;
  state: 'open' | 'expired' | 'withdrawn';
}
interface Asked {
  readonly owner: number;
  state: 'open' | 'expired' | 'closed';
  excluded: number[];
  readonly rejected: Set<string>;
}
interface Model {
  readonly listings: Map<string, Listing>;
  readonly demands: Map<string, Asked>;
}
type Command = fc.AsyncCommand<Model, ModelMarket>;

/** One step on a listing or demand that the number picks among those in a fitting state; nothing where there is none. */
function step<T>(name: string, find: (model: Model) => [string, T][], act: (at: Found<T>) => Promise<unknown>) {
  return fc.tuple(fc.nat(999), fc.nat(999)).map(([pick, text]): Command => ({
    check: (model) => find(model).length > 0,
    run: async (model, market) => {
      const found = find(model);
      const [id, item] = found[pick % found.length]!;
      await act({ id, item, text, model, market });
    },
    toString: () => `${name}(${pick}, ${text})`,
  }));
}

interface Found<T> {
  readonly id: string;
  readonly item: T;
  readonly text: number;
  readonly model: Model;
  readonly market: ModelMarket;
}

const listings = (...states: Listing['state'][]) => {
  return ({ listings: all }: Model) => [...all].filter(([, { state }]) => states.includes(state));
};
const demands = (...states: Asked['state'][]) => {
  return ({ demands: all }: Model) => [...all].filter(([, { state }]) => states.includes(state));
};
const anywhere = (): [string, null][] => [['', null]];

const LISTING_STEPS = [
  step('list', anywhere, async ({ text, model, market }) => {
    const holder = text % market.holders.length;
    model.listings.set(await market.list(holder, text), { holder, state: 'open' });
  }),
  step('rewrite', listings('open'), ({ id, item, text, market }) => market.rewrite(item.holder, id, text)),
  step('withdraw', listings('open', 'expired'), async ({ id, item, market }) => {
    await market.withdraw(item.holder, id);
    item.state = 'withdrawn';
  }),
  step('expire listing', listings('open'), async ({ id, item, market }) => {
    await market.expireAchievement(id);
    item.state = 'expired';
  }),
  step('renew listing', listings('open', 'expired'), async ({ id, item, market }) => {
    await market.renewAchievement(item.holder, id);
    item.state = 'open';
  }),
];

async function ask(model: Model, market: ModelMarket, text: number): Promise<void> {
  const owner = text % 2;
  model.demands.set(await market.ask(owner, text), { owner, state: 'open', excluded: [], rejected: new Set() });
}

const DEMAND_STEPS = [
  step('ask', anywhere, ({ text, model, market }) => ask(model, market, text)),
  step('ask otherwise', demands('open', 'expired'), ({ id, item, text, market }) =>
    market.askOtherwise(item.owner, id, text),
  ),
  step('exclude', demands('open'), async ({ id, item, text, market }) => {
    item.excluded = [0, 1, 2].filter((holder) => (text >> holder) % 2 === 1);
    await market.exclude(item.owner, id, item.excluded);
  }),
  step('close', demands('open', 'expired'), async ({ id, item, market }) => {
    await market.close(item.owner, id);
    item.state = 'closed';
  }),
  step('expire demand', demands('open'), async ({ id, item, market }) => {
    await market.expireDemand(id);
    item.state = 'expired';
  }),
  step('renew demand', demands('open', 'expired'), async ({ id, item, market }) => {
    await market.renewDemand(item.owner, id);
    item.state = 'open';
  }),
  step('reject', demands('open'), async ({ id, item, text, market }) => {
    const rejected = await market.reject(item.owner, id, text);
    if (rejected) item.rejected.add(rejected);
  }),
];

const WORK_STEPS = [
  step('work off', anywhere, ({ market }) => market.drain()),
  step('refresh', anywhere, ({ market }) => market.refresh()),
];

/** Listing and asking come up more often, and so does working off. */
const histories = fc.commands(
  [...LISTING_STEPS, LISTING_STEPS[0]!, ...DEMAND_STEPS, DEMAND_STEPS[0]!, DEMAND_STEPS[0]!, ...WORK_STEPS],
  { maxCommands: STEPS, size: 'max' },
);

test(`in ${RUNS} random histories every list holds what looking at every pair would give`, async () => {
  let suggested = 0;
  const property = fc.asyncProperty(histories, async (history) => {
    const { market, listed } = await ModelMarket.open();
    try {
      const open = [...listed].map(([id, holder]): [string, Listing] => [id, { holder, state: 'open' }]);
      const model: Model = { listings: new Map(open), demands: new Map() };
      for (const text of [0, 1, 2, 3]) await ask(model, market, text);
      await fc.asyncModelRun(() => ({ model, real: market }), history);
      await market.drain();
      await market.refresh();
      for (const [demandId, demand] of model.demands) suggested += await expectList(market, model, demandId, demand);
    } finally {
      await market.end();
    }
  });
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true, seed: SEED });
  expect(suggested).toBeGreaterThan(0);
}, 3_600_000);

/** @returns how many are suggested */
async function expectList(market: ModelMarket, model: Model, demandId: string, demand: Asked): Promise<number> {
  const stored = await market.stored(demandId);
  if (demand.state !== 'open') expect(stored).toEqual([]);
  if (demand.state !== 'open') return 0;
  for (const { achievementId } of stored) {
    const { state, holder } = model.listings.get(achievementId)!;
    expect(state).toBe('open');
    expect(demand.excluded).not.toContain(holder);
    // The third holder is the second of those who ask.
    expect([demand.owner, holder]).not.toEqual([1, 2]);
    expect(demand.rejected.has(achievementId)).toBe(false);
  }
  expect(stored).toEqual(await market.byEveryPair(demandId, demand.rejected));
  expect(await market.recompute(demandId)).toEqual(stored);
  return stored.length;
}
