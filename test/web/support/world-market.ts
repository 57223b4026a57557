// People, listings and deals of the small district: one of everything that a list or a desk can show.
import { Achievements } from '@app/achievement';
import { BrokerRegister } from '@app/broker';
import { Demands } from '@app/demand';
import { Accounts, Actors, Claims, Memberships, Register, type Actor } from '@app/identity';
import { Follows, SavedSearches } from '@app/subscription';
import { loadDeals, type DemoDeal } from '../../../apps/cli/src/demo/deals.js';
import { demoListings, demoPeople } from '../../../apps/cli/src/demo/dataset.js';
import type { DemoHouse } from '../../../apps/cli/src/demo/house.js';
import { loadListings } from '../../../apps/cli/src/demo/listings.js';
import { demoCreditCode } from '../../../apps/cli/src/demo/numbers.js';
import { DEMO_PASSWORD, loadPeople } from '../../../apps/cli/src/demo/people.js';

/** Everybody's password. */
export const PASSWORD = DEMO_PASSWORD;

const UNITS = new Set(['wjgy', 'wlnk', 'fzxy', 'hbzc', 'ffzc', 'xwsp', 'fnjh', 'djz', 'kjj', 'ldjd', 'yypt']);
const BROKERS = new Set(['broker', 'broker2', 'broker3']);
const BASE = 'B1';

const DEALS: DemoDeal[] = [
  ['N1-01', 'B1-01', 'INTEREST', 180],
  ['N1-08', 'B1-09', 'CONTACT', 66],
  ['N1-02', 'B1-02', 'NEGOTIATION', 52],
  ['N1-07', 'B1-11', 'CONTRACT_DRAFT', 42],
  ['N1-05', 'B1-18', 'SIGNED', 58],
  ['N1-10', 'B1-12', 'FAILED', 30],
];

/** Units whose people and listings are loaded. */
export const isHere = (key: string): boolean => UNITS.has(key);

const silent = async (): Promise<void> => undefined;

/** Everybody, and one newcomer of each kind who still waits: a unit, a colleague, a broker. */
export async function loadTown(house: DemoHouse): Promise<void> {
  const { people, brokers } = demoPeople();
  await loadPeople(house, silent, {
    people: people.filter((person) => isHere(person.org)),
    brokers: brokers.filter(({ login }) => BROKERS.has(login)),
  });
  const unit = { name: '涪陵新芽农业科技有限公司', kind: 'ENTERPRISE' as const, partyType: '150', scale: 'SMALL' };
  const founder = await newcomer(house, 'founder', '盛新芽');
  await house.get(Claims).claim(founder, {
    ...unit,
    creditCode: demoCreditCode('ENTERPRISE', 800),
    regionCode: '500102',
    townshipCode: null,
    parkCode: null,
    industryCode: 'C1371',
  });
  const colleague = await newcomer(house, 'colleague', '吴同行');
  await house.get(Claims).claim(colleague, { creditCode: house.creditCodeOf('wjgy') });
  const applicant = await newcomer(house, 'applicant', '向经纪');
  await house.get(Claims).claim(applicant, { creditCode: house.creditCodeOf('ffzc') });
  await applyAsBroker(house);
  await newcomer(house, 'stranger', '无单位');
}

async function newcomer(house: DemoHouse, loginName: string, name: string): Promise<Actor> {
  const mobile = `1390000${String(1000 + (name.charCodeAt(0) % 9000))}`;
  const { id } = await house.get(Accounts).register(Register.parse({ name, loginName, mobile, password: PASSWORD }));
  return house.get(Actors).of(id);
}

/** A colleague of a confirmed brokerage who has applied and is not confirmed yet. */
async function applyAsBroker(house: DemoHouse): Promise<void> {
  const operator = await house.actor('operator');
  const person = await newcomer(house, 'broker-new', '祝新人');
  const { membership } = await house.get(Claims).claim(person, { creditCode: house.creditCodeOf('fljj') });
  const memberships = house.get(Memberships);
  await memberships.confirm(operator, membership.id);
  await memberships.changeRoles(operator, membership.id, { roles: ['BROKER'] });
  const bio = '从事食品加工装备技术转移三年，熟悉榨菜企业的现场条件。';
  const actor = await house.actor('broker-new');
  await house.get(BrokerRegister).apply(actor, { level: 'JUNIOR', fields: ['09'], bases: [BASE], bio });
}

/** A buyer who waits for news of two kinds, and follows the holder of most achievements and its field. */
async function subscribe(house: DemoHouse): Promise<void> {
  const buyer = await house.actor('enterprise');
  const searches = house.get(SavedSearches);
  const common = { filters: {}, cadence: 'DAILY' } as const;
  await searches.save(buyer, { ...common, noun: 'achievement', name: '榨菜加工', q: '榨菜' });
  await searches.save(buyer, { ...common, noun: 'demand', name: '同行的难题', q: '青菜头', cadence: 'OFF' });
  const university = await house.actor('university');
  const follows = house.get(Follows);
  await follows.start(buyer, { cadence: 'DAILY', kind: 'ORGANISATION', subject: university.organisationId ?? '' });
  await follows.start(buyer, { cadence: 'DAILY', kind: 'FIELD', subject: '06' });
}

/** Listings of one base, drafts and one that waits for review, and a deal in each stage. */
export async function loadMarket(house: DemoHouse, settle: () => Promise<unknown>): Promise<void> {
  await subscribe(house);
  const [base] = demoListings();
  if (!base) throw new Error('the demo has no listings');
  const achievements = base.achievements.filter((listing) => isHere(listing.org));
  const demands = base.demands.filter((demand) => isHere(demand.org));
  await loadListings(house, silent, [{ ...base, achievements, demands }]);
  await settle();
  await loadDeals(house, silent, DEALS);
  await loadUnfinished(house);
  await settle();
}

async function loadUnfinished(house: DemoHouse): Promise<void> {
  const achievements = house.get(Achievements);
  const researcher = await house.actor('researcher');
  const officer = await house.actor('university');
  const written = {
    abstract:
      '面向榨菜企业的腌制池液位与盐度一体化探头，含自清洗刷头，连续浸没九十天读数漂移低于百分之二，现场更换只需五分钟。',
    problem: '现有盐度探头在腌制液中两周就被菜渣糊住，读数漂移，要停池清洗。',
    innovation: '刷头与探头同轴，随液位浮动自动擦洗，漂移由两周百分之十五降到九十天百分之二。',
    applications: '榨菜、泡菜、酱腌菜企业的腌制池和盐水池。',
    keywords: ['盐度', '液位', '自清洗'],
    indicators: [{ name: '读数漂移', value: '≤ 2', unit: '%', evidence: '九十天浸没试验' }],
    comparison: [{ metric: '清洗周期', ours: '90', existing: '14', unit: '天' }],
    trl: 5,
    trlEvidence: '两家企业四口池试用九十天',
    attribute: 'ORIGINAL' as const,
    modes: ['LICENCE'],
    licenceModes: ['ORDINARY'],
    price: { kind: 'NEGOTIABLE' as const },
    techArea: '03',
    industry: 'C1371',
    bases: [BASE],
  };
  await achievements.draft(researcher, { title: '腌制池盐度探头自清洗装置' });
  const inUnit = await achievements.draft(researcher, { ...written, title: '腌制池液位与盐度一体化探头' });
  await achievements.submit(researcher, inUnit.id);
  const inPlatform = await achievements.draft(officer, { ...written, title: '腌制池探头无线组网与供电方案' });
  await achievements.submit(officer, inPlatform.id);
  const enterprise = await house.actor('enterprise');
  await house.get(Demands).draft(enterprise, { title: '腌制池盖板自动启闭' });
}
