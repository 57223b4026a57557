// Contracts of the demo that wait at the registry, so that its desk does not open empty: filed in the last days, taken as
// far as each is to stand. They count in no figure, because nothing is registered.
import { Desk, Filing, type ContractState } from '@app/contract';
import { planContracts, type PlannedContract } from './contract-plan.js';
import { fileContract, startOfLoad } from './contracts.js';
import type { DemoHouse } from './house.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Models are contracts of usual size, in 元. */
const [LEAST_YUAN, MOST_YUAN] = [200_000, 3_000_000];
/** Second phases are smaller than the contract that they follow. */
const SHARE = 0.6;

interface Waiting {
  state: ContractState;
  filedDaysAgo: number;
  clerk: string;
  /** Seller, when it is to be one of the accounts that the demo offers. */
  sellerKey?: string;
}

const WAITING: readonly Waiting[] = [
  { state: 'FIRST_REVIEWED', filedDaysAgo: 9, clerk: 'clerk' },
  { state: 'CORRECTION', filedDaysAgo: 8, clerk: 'clerk', sellerKey: 'wjgy' },
  { state: 'ACCEPTED', filedDaysAgo: 7, clerk: 'clerk' },
  { state: 'ACCEPTED', filedDaysAgo: 5, clerk: 'clerk2' },
  { state: 'SUBMITTED', filedDaysAgo: 3, clerk: 'clerk', sellerKey: 'wjgy' },
  { state: 'SUBMITTED', filedDaysAgo: 2, clerk: 'clerk' },
  { state: 'SUBMITTED', filedDaysAgo: 1, clerk: 'clerk' },
];
export const PENDING_COUNT = WAITING.length;

const RETURNED = [
  { pointer: '/technicalContent', reason: '验收方式写得不够具体，请补上检测机构和抽样办法' },
  { pointer: '/paymentPlan', reason: '第二期付款请写明验收以哪份文件为准' },
];

const thousands = (yuan: number): number => Math.round((yuan * SHARE) / 1000) * 1000;

/** The second phase of a contract that was registered: like it, but with a title and an amount of its own. */
function secondPhase(model: PlannedContract, filedAt: Date): PlannedContract {
  return {
    ...model,
    title: `${model.title}（二期）`,
    totalYuan: thousands(model.totalYuan),
    nonTechnicalYuan: thousands(model.nonTechnicalYuan),
    receivedYuan: 0,
    content: `${model.content}二期在一期基础上扩大到全部产线。`,
    signedOn: new Date(filedAt.getTime() - 12 * DAY_MS),
  };
}

/** Files one contract and takes it to where it is to stand, from wherever an earlier load left it. */
async function carry(house: DemoHouse, plan: PlannedContract, { state, clerk }: Waiting, filedAt: Date): Promise<void> {
  const seller = await house.spokesperson(plan.sellerKey);
  const [known] = await house.database.query<{ id: string; state: ContractState }>(
    'select id, state from contract where project_name = $1 and seller_organisation_id = $2',
    [plan.title, seller.organisationId],
  );
  const id = known?.id ?? (await house.at(filedAt, () => fileContract(house, plan)));
  const person = await house.actor(clerk);
  const desk = house.get(Desk);
  const after = (hours: number): Date => new Date(filedAt.getTime() + hours * HOUR_MS);
  const way: [from: ContractState, step: () => Promise<void>][] = [
    ['DRAFT', () => house.at(after(1), () => house.get(Filing).submit(seller, id))],
    ['SUBMITTED', () => house.at(after(20), () => desk.accept(person, id))],
    [
      'ACCEPTED',
      () =>
        house.at(after(44), () =>
          state === 'CORRECTION'
            ? desk.return(person, id, { items: RETURNED })
            : desk.firstReview(person, id, { opinion: 'REGISTER' }),
        ),
    ],
  ];
  let at = known?.state ?? 'DRAFT';
  for (const [index, [from, step]] of way.entries()) {
    if (at !== from || at === state) continue;
    await step();
    at = way[index + 1]?.[0] ?? state;
  }
}

/** Files the contracts that wait; those already there are taken on from where they stand. */
export async function loadPending(house: DemoHouse, done: () => Promise<void>): Promise<void> {
  const now = await startOfLoad(house);
  const models = planContracts(house.units, now).filter(
    ({ totalYuan }) => totalYuan >= LEAST_YUAN && totalYuan <= MOST_YUAN,
  );
  for (const waiting of WAITING) {
    const at = models.findIndex(({ sellerKey }) => !waiting.sellerKey || sellerKey === waiting.sellerKey);
    const [model] = models.splice(at, 1);
    if (!model) throw new Error('the plan has no contract to follow');
    const filedAt = new Date(now.getTime() - waiting.filedDaysAgo * DAY_MS);
    await carry(house, secondPhase(model, filedAt), waiting, filedAt);
    await done();
  }
}
