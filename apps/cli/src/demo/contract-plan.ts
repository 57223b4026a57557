// What the demo's 120 contracts are: parties, kinds, amounts and days. A heavy-tailed distribution of amounts, as
// technology contracts have it (domain §9.3): most are small, a few make up half of the total.
import { demoListings, type DemoAchievement, type DemoOrganisation } from './dataset.js';
import { chance } from './numbers.js';

export interface PlannedContract {
  title: string;
  sellerKey: string;
  /** A unit of the demo, or null for a buyer that is not on the platform. */
  buyerKey: string | null;
  outsideBuyer: { name: string; region: string; partyType: string; industry: string; index: number };
  type: 'DEV' | 'TRF' | 'LIC' | 'CON' | 'SRV';
  subType: string;
  licenceMode: string | null;
  /** Whole 元. */
  totalYuan: number;
  nonTechnicalYuan: number;
  receivedYuan: number;
  techArea: string;
  industry: string;
  base: string;
  ipType: string;
  content: string;
  signedOn: Date;
  registeredAt: Date;
}

/** Contracts registered in each year; 2021–2025 is the plan period of the 20亿元 target. */
const PER_YEAR: [number, number][] = [
  [2021, 14],
  [2022, 18],
  [2023, 21],
  [2024, 24],
  [2025, 26],
  [2026, 17],
];
/** Sums to 20.86 and 2.94 亿元 before rounding to whole 元. */
const PERIOD_TOTAL_YUAN = { first: 2_086_000_000, second: 294_000_000 };
/** Spread of the logarithm of amounts; the mean is then about 2.9 times the median. */
const SIGMA = 1.45;

const TYPES: [PlannedContract['type'], string, string | null, string, number][] = [
  ['SRV', 'SRV_GENERAL', null, '技术服务合同', 38],
  ['DEV', 'DEV_COMMISSIONED', null, '技术开发（委托）合同', 26],
  ['DEV', 'DEV_COOPERATIVE', null, '技术开发（合作）合同', 12],
  ['TRF', 'TRF_PATENT', null, '专利权转让合同', 8],
  ['LIC', 'LIC_PATENT', 'ORDINARY', '专利实施许可合同', 10],
  ['CON', 'CON_EVALUATION', null, '技术咨询合同', 6],
];

const OUTSIDE: [string, string, string, string][] = [
  ['渝中巴山食品有限公司', '500103', '150', 'C1371'],
  ['成渝能源装备股份有限公司', '510104', '160', 'C3512'],
  ['万州三峡制药有限公司', '500101', '150', 'C2740'],
  ['长寿化工园区管理委员会', '500115', '014', 'S9221'],
  ['九龙坡铝加工有限公司', '500107', '150', 'C3252'],
  ['武汉楚江工程有限公司', '420106', '150', 'E4790'],
];

/** Inverse of the standard normal distribution function (Acklam's central branch and tails; error below 1e-4 here). */
function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p < 0.5 ? p : 1 - p));
  const tail =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return p < 0.5 ? -tail : tail;
}

/** `count` log-normal amounts in whole 元 that sum to about `totalYuan`. */
function amounts(count: number, totalYuan: number): number[] {
  const raw = Array.from({ length: count }, (_, i) => Math.exp(SIGMA * normalQuantile((i + 0.5) / count)));
  const scale = totalYuan / raw.reduce((sum, value) => sum + value, 0);
  return raw.map((value) => Math.max(20_000, Math.round((value * scale) / 1000) * 1000));
}

function shuffled<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}

function typeAt(share: number): (typeof TYPES)[number] {
  let left = share * TYPES.reduce((sum, type) => sum + type[4], 0);
  return TYPES.find((type) => (left -= type[4]) < 0) ?? (TYPES[0] as (typeof TYPES)[number]);
}

/** Registration days of a year, ascending, none in the future. */
function days(year: number, count: number, random: () => number, now: Date): Date[] {
  const from = Date.parse(`${year}-01-20T10:00:00+08:00`);
  const to = Math.min(Date.parse(`${year}-12-25T10:00:00+08:00`), now.getTime() - 86_400_000);
  return Array.from({ length: count }, () => new Date(from + random() * (to - from))).sort((a, b) => +a - +b);
}

interface Subject {
  listing: DemoAchievement;
  base: string;
}

function subjects(units: readonly DemoOrganisation[]): Subject[] {
  const local = new Set(units.filter((unit) => !unit.region).map((unit) => unit.key));
  return demoListings().flatMap(({ base, achievements }) =>
    achievements.filter((listing) => local.has(listing.org)).map((listing) => ({ listing, base })),
  );
}

function describe(subject: Subject, name: string): string {
  const aims = subject.listing.ind.map(([what, value, unit]) => `${what} ${value} ${unit}`.trim()).join('；');
  return `${name}围绕“${subject.listing.t}”开展，技术内容：${subject.listing.s} 验收指标：${aims}。验收方式：按合同约定的第三方检测或现场运行考核。`;
}

/** The plan: the same on every day but for the last year, which ends yesterday. Ordered by day of registration. */
export function planContracts(units: readonly DemoOrganisation[], now: Date): PlannedContract[] {
  const random = chance(20_211_229);
  const pool = shuffled(subjects(units), random);
  const enterprises = units.filter((unit) => unit.kind === 'ENTERPRISE');
  const sellers = enterprises.filter((unit) => !unit.region);
  const first = PER_YEAR.filter(([year]) => year <= 2025).reduce((sum, [, count]) => sum + count, 0);
  const second = PER_YEAR.reduce((sum, [, count]) => sum + count, 0) - first;
  const sums = [
    ...shuffled(amounts(first, PERIOD_TOTAL_YUAN.first), random),
    ...shuffled(amounts(second, PERIOD_TOTAL_YUAN.second), random),
  ];
  const dates = PER_YEAR.flatMap(([year, count]) => days(year, count, random, now));
  return dates.map((registeredAt, i) => {
    const subject = pool[i % pool.length] as Subject;
    const [type, subType, licenceMode, name] = typeAt(random());
    // Enterprises sell most of the value in the statistics; institutes most of the listings here.
    const isEnterpriseSale = (type === 'SRV' || type === 'DEV') && random() < 0.45;
    const sellerKey = isEnterpriseSale ? pick(sellers, random).key : subject.listing.org;
    const buyers = enterprises.filter((unit) => unit.key !== sellerKey);
    const [outsideName, region, partyType, industry] = OUTSIDE[i % OUTSIDE.length] as (typeof OUTSIDE)[number];
    const totalYuan = sums[i] as number;
    const hasEquipment = type === 'DEV' || (type === 'SRV' && random() < 0.4);
    const nonTechnicalYuan = hasEquipment ? Math.round((totalYuan * (0.08 + random() * 0.27)) / 1000) * 1000 : 0;
    return {
      title: `${subject.listing.t}${name}`,
      sellerKey,
      buyerKey: random() < 0.68 ? pick(buyers, random).key : null,
      outsideBuyer: { name: outsideName, region, partyType, industry, index: (i % OUTSIDE.length) + 1 },
      type,
      subType,
      licenceMode,
      totalYuan,
      nonTechnicalYuan,
      receivedYuan: Math.round((totalYuan * random() * 0.9) / 1000) * 1000,
      techArea: subject.listing.f,
      industry: subject.listing.n,
      base: subject.base,
      ipType: type === 'TRF' || type === 'LIC' ? 'INVENTION' : type === 'DEV' ? 'SECRET' : 'NONE',
      content: describe(subject, name),
      signedOn: new Date(registeredAt.getTime() - (5 + random() * 40) * 86_400_000),
      registeredAt,
    };
  });
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}
