// Loads some deals in every stage, so that the board, the desks and the deal room have something to show.
import { Deals, Interests, Leading, Negotiation, Signing } from '@app/deal';
import type { Actor } from '@app/identity';
import { shanghaiDate } from '@app/reference';
import { demoListings, demoPeople } from './dataset.js';
import type { DemoHouse } from './house.js';
import { wanToFen } from './numbers.js';

type Stage = 'INTEREST' | 'CONTACT' | 'NEGOTIATION' | 'CONTRACT_DRAFT' | 'SIGNED' | 'FAILED';

/** Demand, achievement, how far it has come, and 万元. */
export type DemoDeal = [demand: string, achievement: string, stage: Stage, wan: number];

/** N1-01 is left free: it is the one to play the main job with. */
const DEALS: DemoDeal[] = [
  ['N1-02', 'B1-02', 'NEGOTIATION', 52],
  ['N1-05', 'B1-18', 'SIGNED', 58],
  ['N1-07', 'B1-11', 'CONTRACT_DRAFT', 42],
  ['N1-08', 'B1-09', 'CONTACT', 66],
  ['N2-02', 'B2-06', 'NEGOTIATION', 95],
  ['N2-07', 'B2-17', 'INTEREST', 48],
  ['N3-02', 'B3-02', 'NEGOTIATION', 22],
  ['N3-04', 'B3-08', 'FAILED', 180],
  ['N4-02', 'B4-02', 'CONTRACT_DRAFT', 236],
  ['N4-05', 'B4-05', 'SIGNED', 66],
  ['N5-01', 'B5-01', 'NEGOTIATION', 68],
  ['N5-04', 'B5-03', 'CONTACT', 42],
  ['N6-01', 'B6-01', 'INTEREST', 72],
  ['N6-02', 'B6-02', 'NEGOTIATION', 33],
  ['N7-02', 'B7-07', 'CONTACT', 255],
  ['N8-01', 'B8-01', 'NEGOTIATION', 46],
];

const DAY_MS = 86_400_000;
const ORDER: Stage[] = ['INTEREST', 'CONTACT', 'NEGOTIATION', 'CONTRACT_DRAFT', 'SIGNED'];

interface Parts {
  house: DemoHouse;
  dealId: string;
  buyer: Actor;
  seller: Actor;
  wan: number;
  at: (daysAgo: number) => Date;
}

async function idOf(house: DemoHouse, table: 'achievement' | 'demand', title: string): Promise<string> {
  const [row] = await house.database.query<{ id: string }>(`select id from ${table} where title = $1`, [title]);
  if (!row) throw new Error(`the demo lacks ${title}`);
  return row.id;
}

async function brokerOf({ house, dealId }: Parts): Promise<Actor> {
  const deal = await house.get(Deals).byId(dealId);
  for (const { login } of demoPeople().brokers) {
    const actor = await house.actor(login);
    if (actor.userId === deal?.brokerUserId) return actor;
  }
  throw new Error(`no broker was asked to lead the deal ${dealId}`);
}

async function talk(parts: Parts, broker: Actor): Promise<void> {
  const { house, dealId, seller, buyer, wan, at } = parts;
  const negotiation = house.get(Negotiation);
  await house.at(at(9), () =>
    negotiation.writeLog(broker, dealId, {
      kind: 'CALL',
      text: '分别电话联系双方，确认现场条件、关键指标和付款意向，约定下周到厂查看。',
    }),
  );
  await house.at(at(8), () => negotiation.move(broker, dealId, 'NEGOTIATION'));
  await house.at(at(6), () =>
    negotiation.writeLog(broker, dealId, {
      kind: 'VISIT',
      text: '双方在企业现场查看工况，成果方取样带回做适用性试验，企业方提供近三个月运行数据。',
    }),
  );
  await house.at(at(5), () =>
    negotiation.makeOffer(seller, dealId, {
      amountFen: wanToFen(wan * 1.15),
      mode: 'INSTALMENTS',
      terms: '首付 30%，安装调试完成付 40%，验收合格付 30%。',
    }),
  );
  await house.at(at(4), () =>
    negotiation.makeOffer(buyer, dealId, {
      amountFen: wanToFen(wan),
      mode: 'INSTALMENTS',
      terms: '首付 20%，连续运行 30 天达标后付 60%，质保一年后付 20%。',
    }),
  );
}

async function advance(parts: Parts, target: Stage): Promise<void> {
  const { house, dealId, buyer, seller, wan, at } = parts;
  const goal = target === 'FAILED' ? ORDER.indexOf('NEGOTIATION') : ORDER.indexOf(target);
  if (goal < 1) return;
  await house.at(at(11), () => house.get(Interests).accept(seller, dealId));
  const broker = await brokerOf(parts);
  await house.at(at(10), () => house.get(Leading).accept(broker, dealId, null));
  if (goal < 2) return;
  await talk(parts, broker);
  if (target === 'FAILED') {
    await house.at(at(2), () =>
      house.get(Signing).fail(buyer, dealId, { reason: 'PRICE', note: '报价超出今年技改预算，明年再议。' }),
    );
    return;
  }
  if (goal < 3) return;
  await house.at(at(3), () => house.get(Negotiation).move(broker, dealId, 'CONTRACT_DRAFT'));
  if (goal < 4) return;
  const facts = { contractType: 'SRV', totalAmountFen: wanToFen(wan), signedOn: shanghaiDate(at(2)) };
  await house.at(at(2), () => house.get(Signing).propose(seller, dealId, facts));
  await house.at(at(1), () => house.get(Signing).confirm(buyer, dealId, facts));
}

/** Loads deals, all unless told; a pair that already has one is left alone. */
export async function loadDeals(
  house: DemoHouse,
  done: () => Promise<void>,
  deals: readonly DemoDeal[] = DEALS,
): Promise<void> {
  const listings = demoListings();
  const demands = new Map(listings.flatMap((each) => each.demands.map((demand) => [demand.k, demand])));
  const achievements = new Map(listings.flatMap((each) => each.achievements.map((listing) => [listing.k, listing])));
  const now = Date.now();
  for (const [demandKey, achievementKey, stage, wan] of deals) {
    const demand = demands.get(demandKey);
    const listing = achievements.get(achievementKey);
    if (!demand || !listing) throw new Error(`no demo pair ${demandKey}, ${achievementKey}`);
    await loadDeal(house, { demand, listing, stage, wan, now });
    await done();
  }
}

interface PlannedDeal {
  demand: { t: string; org: string };
  listing: { t: string; org: string };
  stage: Stage;
  wan: number;
  now: number;
}

async function loadDeal(house: DemoHouse, { demand, listing, stage, wan, now }: PlannedDeal): Promise<void> {
  const demandId = await idOf(house, 'demand', demand.t);
  const achievementId = await idOf(house, 'achievement', listing.t);
  const known = await house.database.query('select 1 from deal where demand_id = $1 and achievement_id = $2', [
    demandId,
    achievementId,
  ]);
  if (known.length > 0) return;
  const buyer = await house.spokesperson(demand.org);
  const seller = await house.spokesperson(listing.org);
  const at = (daysAgo: number): Date => new Date(now - daysAgo * DAY_MS);
  const since = stage === 'INTEREST' ? 2 : 12;
  const message = `我们在“${demand.t}”上需要帮助，看到贵单位的“${listing.t}”，希望进一步了解。`;
  const dealId = await house.at(at(since), () =>
    house.get(Interests).express(buyer, { achievementId, demandId, message, consent: true }),
  );
  await advance({ house, dealId, buyer, seller, wan, at }, stage);
}

export const DEAL_COUNT = DEALS.length;
