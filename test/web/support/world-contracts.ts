// Contracts of the small district: some registered in either plan period, and one in each other state.
import { Desk, Filing, type ContractState } from '@app/contract';
import { fileContract } from '../../../apps/cli/src/demo/contracts.js';
import { planContracts, type PlannedContract } from '../../../apps/cli/src/demo/contract-plan.js';
import type { DemoHouse } from '../../../apps/cli/src/demo/house.js';
import { isHere } from './world-market.js';

const HOUR_MS = 3_600_000;
/** Registered contracts of the first and the second plan period. */
const REGISTERED = { first: 6, second: 5 };
const OPEN_STATES = ['DRAFT', 'SUBMITTED', 'ACCEPTED', 'FIRST_REVIEWED', 'CORRECTION', 'REFUSED', 'WITHDRAWN'] as const;

/** Takes one contract as far as `state`; its last step is at the plan's instant of registration. */
async function carry(house: DemoHouse, plan: PlannedContract, state: ContractState, index: number): Promise<string> {
  const before = (hours: number): Date => new Date(plan.registeredAt.getTime() - hours * HOUR_MS);
  const seller = await house.spokesperson(plan.sellerKey);
  const [clerk, reviewer] = [await house.actor('clerk'), await house.actor('reviewer')];
  const [desk, filing] = [house.get(Desk), house.get(Filing)];
  const id = await house.at(before(75), () => fileContract(house, plan));
  if (state === 'DRAFT') return id;
  await house.at(before(74), () => filing.submit(seller, id));
  if (state === 'WITHDRAWN')
    await house.at(before(73), () => filing.withdraw(seller, id, { reason: '双方改签补充协议后再报' }));
  if (state === 'WITHDRAWN' || state === 'SUBMITTED') return id;
  await house.at(before(50), () => desk.accept(clerk, id));
  if (state === 'CORRECTION') {
    const reason = '验收方式写得不够具体，请补上检测机构和抽样办法';
    await house.at(before(30), () => desk.return(clerk, id, { items: [{ pointer: '/technicalContent', reason }] }));
  }
  if (state === 'CORRECTION' || state === 'ACCEPTED') return id;
  const opinion = state === 'REFUSED' ? 'REFUSE' : 'REGISTER';
  const note = opinion === 'REFUSE' ? '合同标的是成套设备买卖，没有技术内容' : undefined;
  await house.at(before(26), () => desk.firstReview(clerk, id, { opinion, note }));
  if (state === 'REFUSED') {
    const ground = 'NOT_TECHNOLOGY';
    await house.at(before(2), () => desk.refuse(reviewer, id, { ground, note: note ?? '' }));
  }
  if (state !== 'REGISTERED') return id;
  const number = `${plan.registeredAt.getFullYear()}500102${String(index + 1).padStart(6, '0')}`;
  await house.at(plan.registeredAt, () => desk.register(reviewer, id, number));
  return id;
}

/** Loads the contracts in the order of their days. */
export async function loadWorldContracts(house: DemoHouse): Promise<void> {
  const now = new Date();
  const plans = planContracts(house.units, now)
    .filter((plan) => isHere(plan.sellerKey))
    .map((plan) => (plan.buyerKey && isHere(plan.buyerKey) ? plan : Object.assign({}, plan, { buyerKey: null })));
  const isFirst = (plan: PlannedContract): boolean => plan.registeredAt < new Date('2026-01-01T00:00:00+08:00');
  const first = plans.filter(isFirst).slice(-REGISTERED.first);
  const rest = plans.filter((plan) => !isFirst(plan));
  const done = [...first, ...rest.slice(0, REGISTERED.second)];
  for (const [index, plan] of done.entries()) await carry(house, plan, 'REGISTERED', index);
  const models = plans.filter((plan) => !done.includes(plan)).slice(0, OPEN_STATES.length);
  for (const [index, state] of OPEN_STATES.entries()) {
    const model = models[index];
    if (!model) throw new Error('too few planned contracts for every state');
    const [registeredAt, signedOn] = [new Date(now.getTime() - HOUR_MS), new Date(now.getTime() - 240 * HOUR_MS)];
    await carry(house, { ...model, sellerKey: 'wjgy', buyerKey: 'ffzc', registeredAt, signedOn }, state, index);
  }
}
