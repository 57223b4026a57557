// Loads achievements and demands: drafted, submitted, reviewed and published by their own people, over the last months.
import { Achievements, type DraftAchievement } from '@app/achievement';
import { Demands, type DraftDemand } from '@app/demand';
import { demoListings, type DemoAchievement, type DemoDemand, type DemoListings, type DemoPrice } from './dataset.js';
import type { DemoHouse } from './house.js';
import { chance, demoPatentNumber, wanToFen } from './numbers.js';

const DAY_MS = 86_400_000;
/** Achievements are valid for twelve months, demands for six: the demo shows none that has expired. */
const ACHIEVEMENT_DAYS = 320;
const DEMAND_DAYS = 150;

/** Lengthens a short paragraph by a sentence that the listing itself supports. */
function atLeast(text: string, sentence: string, length = 24): string {
  return text.length >= length ? text : text + sentence;
}

function priceOf(price: DemoPrice): DraftAchievement['price'] {
  switch (price[0]) {
    case 'FIXED':
      return { kind: 'FIXED', amountFen: wanToFen(price[1]) };
    case 'RANGE':
      return { kind: 'RANGE', minFen: wanToFen(price[1]), maxFen: wanToFen(price[2]) };
    case 'ROYALTY':
    case 'EQUITY':
      return { kind: price[0], percent: price[1] };
    default:
      return { kind: price[0] };
  }
}

const PATENT_KINDS: Record<string, 1 | 2> = { INVENTION: 1, UTILITY_MODEL: 2 };

function rightsOf(listing: DemoAchievement, index: number): DraftAchievement['ip'] {
  return listing.ip.map(([type, title, status], i) => {
    const kind = PATENT_KINDS[type];
    const number = kind ? demoPatentNumber(kind, index * 4 + i) : null;
    return {
      type,
      title,
      status,
      number,
      owner: null,
      isLaidOpen: true,
      filedOn: null,
      grantedOn: null,
      expiresOn: null,
    };
  });
}

function draftAchievement(listing: DemoAchievement, base: string, index: number): DraftAchievement {
  const [metric, ours, existing, unit] = listing.cmp[0] ?? ['成本', '更低', '较高', ''];
  return {
    title: listing.t,
    abstract: atLeast(listing.s, `依据：${listing.ev}。`, 50),
    problem: atLeast(listing.p, `目前${metric}一般为 ${existing} ${unit}。`),
    innovation: atLeast(listing.i, `与现有做法相比，${metric}由 ${existing} 变为 ${ours} ${unit}。`),
    applications: atLeast(listing.a, '可按企业现场条件调整。'),
    keywords: listing.kw,
    indicators: listing.ind.map(([name, value, unitOf, evidence]) => ({ name, value, unit: unitOf, evidence })),
    comparison: listing.cmp.map((row) => ({ metric: row[0], ours: row[1], existing: row[2], unit: row[3] })),
    trl: listing.trl,
    trlEvidence: listing.ev,
    attribute: listing.attr as DraftAchievement['attribute'],
    ip: rightsOf(listing, index),
    modes: listing.m,
    licenceModes: listing.lm,
    price: priceOf(listing.pr),
    economicBenefit: listing.eco,
    techArea: listing.f,
    industry: listing.n,
    bases: [base],
  };
}

async function publishAchievement(house: DemoHouse, listing: DemoAchievement, draft: DraftAchievement): Promise<void> {
  const achievements = house.get(Achievements);
  const owner = await house.spokesperson(listing.org);
  const author = listing.org === 'wjgy' ? await house.actor('researcher') : owner;
  const known = await house.database.query<{ id: string; state: string }>(
    'select id, state from achievement where title = $1 and organisation_id = $2',
    [listing.t, owner.organisationId],
  );
  const id = known[0]?.id ?? (await achievements.draft(author, draft)).id;
  let state = known[0]?.state ?? 'DRAFT';
  if (state === 'DRAFT') state = (await achievements.submit(author, id)).state;
  if (state === 'UNIT_REVIEW') state = (await achievements.approve(owner, id)).state;
  if (state === 'PLATFORM_REVIEW') await achievements.publish(await house.actor('operator'), id);
}

const BOUND = /^([≤≥])\s*(-?\d+(?:\.\d+)?)$/;

function targetsOf(demand: DemoDemand): DraftDemand['targets'] {
  return demand.tg.map(([name, now, target, unit, verification]) => {
    const bound = BOUND.exec(target);
    const comparator = bound ? (bound[1] === '≤' ? 'AT_MOST' : 'AT_LEAST') : 'DESCRIBED';
    return { name, currentValue: now || null, comparator, targetValue: bound?.[2] ?? target, unit, verification };
  });
}

function draftDemand(demand: DemoDemand, base: string, deadline: Date): DraftDemand {
  return {
    title: demand.t,
    type: demand.ty,
    problem: demand.p,
    currentAttempts: demand.c,
    targets: targetsOf(demand),
    constraints: demand.con,
    budget: demand.b
      ? { kind: 'RANGE', minFen: wanToFen(demand.b[0]), maxFen: wanToFen(demand.b[1]) }
      : { kind: 'NEGOTIABLE' },
    deadline: deadline.toISOString().slice(0, 10),
    cooperationModes: demand.m,
    techArea: demand.f,
    industry: demand.n,
    bases: [base],
    ipOwnershipWish: 'NEGOTIABLE',
    requiredTrl: demand.trl,
    isAnonymous: demand.anon ?? false,
  };
}

async function publishDemand(house: DemoHouse, demand: DemoDemand, draft: DraftDemand): Promise<void> {
  const owner = await house.spokesperson(demand.org);
  const known = await house.database.query<{ id: string; state: string }>(
    'select id, state from demand where title = $1 and organisation_id = $2',
    [demand.t, owner.organisationId],
  );
  const id = known[0]?.id ?? (await house.get(Demands).draft(owner, draft)).id;
  if ((known[0]?.state ?? 'DRAFT') === 'DRAFT') await house.get(Demands).publish(owner, id);
}

/** Publishes listings, all of the data files unless told; those already published are left alone. */
export async function loadListings(
  house: DemoHouse,
  done: () => Promise<void>,
  listings: readonly DemoListings[] = demoListings(),
): Promise<void> {
  const random = chance(500_102);
  const now = Date.now();
  let index = 0;
  for (const { base, achievements, demands } of listings) {
    for (const listing of achievements) {
      const draft = draftAchievement(listing, base, ++index);
      const at = new Date(now - Math.floor(random() * ACHIEVEMENT_DAYS * DAY_MS));
      await house.at(at, () => publishAchievement(house, listing, draft));
      await done();
    }
    for (const demand of demands) {
      const at = new Date(now - Math.floor(random() * DEMAND_DAYS * DAY_MS));
      const deadline = new Date(Math.max(now + 20 * DAY_MS, at.getTime() + demand.months * 30 * DAY_MS));
      await house.at(at, () => publishDemand(house, demand, draftDemand(demand, base, deadline)));
      await done();
    }
  }
}
