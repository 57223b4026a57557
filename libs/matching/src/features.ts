// What a pair has in common beyond text. Each feature is a value in [0, 1] with a sentence that names its evidence,
// or says what is not stated. 0.5 speaks neither for nor against.
import type { AchievementFacts } from '@app/achievement';
import type { DemandFacts } from '@app/demand';
import { labelOf, moneyWithUnit, pathOf } from '@app/reference';
import { compareIndicators } from './indicators.js';
import type { FactFeature } from './weights.js';

export type DemandSide = Pick<
  DemandFacts,
  | 'techArea'
  | 'industry'
  | 'bases'
  | 'budgetMinFen'
  | 'budgetMaxFen'
  | 'requiredTrl'
  | 'cooperationModes'
  | 'targets'
  | 'regionCode'
>;
export type AchievementSide = Pick<
  AchievementFacts,
  | 'title'
  | 'keywords'
  | 'techArea'
  | 'industry'
  | 'bases'
  | 'price'
  | 'priceMinFen'
  | 'priceMaxFen'
  | 'trl'
  | 'modes'
  | 'indicators'
> & {
  /** Region of the holder. */
  readonly regionCode: string | null;
};

/** The sentence is made only for pairs that are shown. */
export type Finding = { readonly value: number; readonly text: () => string } | { readonly missing: string };

/** What else of a pair a feature may ask. */
export interface PairSubject {
  /** Whether the achievement calls itself by something that the demand is about. */
  isNamed(): boolean;
}

function techArea(demand: DemandSide, achievement: AchievementSide): Finding {
  if (demand.techArea === null) return { missing: '需求未选择技术领域' };
  if (achievement.techArea === null) return { missing: '成果未选择技术领域' };
  const [asked, offered] = [demand.techArea, achievement.techArea];
  if (asked === offered) return { value: 1, text: () => `技术领域相同：${labelOf('techArea', asked)}` };
  return {
    value: 0.15,
    text: () => `技术领域不同：需求为${labelOf('techArea', asked)}，成果为${labelOf('techArea', offered)}`,
  };
}

function industry(demand: DemandSide, achievement: AchievementSide): Finding {
  if (demand.industry === null || achievement.industry === null) return { missing: '双方未都写明国民经济行业' };
  const asked = pathOf('industry', demand.industry).map((item) => item.code);
  const offered = new Set(pathOf('industry', achievement.industry).map((item) => item.code));
  const shared = asked.filter((code) => offered.has(code));
  const deepest = shared.at(-1);
  const stated = achievement.industry;
  if (!deepest) return { value: 0.4, text: () => `行业不同：成果面向${labelOf('industry', stated)}` };
  const value = Math.min(1, 0.5 + 0.2 * shared.length);
  return { value, text: () => `同属行业：${labelOf('industry', deepest)}` };
}

function base(demand: DemandSide, achievement: AchievementSide): Finding {
  if (demand.bases.length === 0 || achievement.bases.length === 0) return { missing: '双方未都标注产业科创基地' };
  const shared = demand.bases.filter((code) => achievement.bases.includes(code));
  if (shared.length === 0) return { value: 0.4, text: () => '产业科创基地不同' };
  return { value: 1, text: () => `同属${shared.map((code) => labelOf('base', code)).join('、')}基地` };
}

const UPFRONT_FREE: Readonly<Record<string, string>> = {
  ROYALTY: '按收益提成，无需一次付清',
  EQUITY: '可作价入股，无需一次付清',
  FREE_LICENCE: '免费许可',
  USE_FIRST_PAY_LATER: '先使用后付费',
};

function budget(demand: DemandSide, achievement: AchievementSide): Finding {
  if (achievement.price === null) return { missing: '成果未公开价格' };
  const kind = UPFRONT_FREE[achievement.price.kind];
  if (kind) return { value: 0.8, text: () => `价格方式宽松：${kind}` };
  const { priceMinFen: lower, priceMaxFen: upper } = achievement;
  if (lower === null) return { missing: '成果价格面议' };
  const limit = demand.budgetMaxFen;
  if (limit === null) return { missing: '需求预算面议' };
  const from = upper === null || upper > lower ? '起' : '';
  const shown = (): string => `报价${moneyWithUnit(lower, 'wan', 0)}${from}，预算上限${moneyWithUnit(limit, 'wan', 0)}`;
  if ((upper ?? lower) <= limit) return { value: 1, text: () => `报价在预算内：${shown()}` };
  if (lower <= limit) return { value: 0.8, text: () => `报价下限在预算内：${shown()}` };
  return { value: 0.5 * (Number(limit) / Number(lower)), text: () => `报价高于预算：${shown()}` };
}

function maturity(demand: DemandSide, achievement: AchievementSide): Finding {
  if (demand.requiredTrl === null) return { missing: '需求未写明要求的技术就绪度' };
  if (achievement.trl === null) return { missing: '成果未写明技术就绪度' };
  const gap = demand.requiredTrl - achievement.trl;
  const shown = (): string => `成果为 ${achievement.trl} 级，要求不低于 ${demand.requiredTrl} 级`;
  if (gap <= 0) return { value: 1, text: () => `技术就绪度满足：${shown()}` };
  return { value: Math.max(0, 0.5 - 0.25 * (gap - 1)), text: () => `技术就绪度差 ${gap} 级：${shown()}` };
}

/** Ways of transfer that an asked way of working together can be met by. */
const MODES_BY_COOPERATION: Readonly<Record<string, readonly string[]>> = {
  COMMISSIONED_DEV: ['COOPERATE', 'SERVICE'],
  COOPERATIVE_DEV: ['COOPERATE'],
  TRANSFER: ['TRANSFER'],
  LICENCE: ['LICENCE'],
  CONSULTING: ['SERVICE'],
  SERVICE: ['SERVICE'],
  EQUITY: ['EQUITY'],
  JOINT_PLATFORM: ['COOPERATE', 'EQUITY'],
};

function mode(demand: DemandSide, achievement: AchievementSide): Finding {
  if (demand.cooperationModes.length === 0) return { missing: '需求未选择合作方式' };
  if (achievement.modes.length === 0) return { missing: '成果未公开转化方式' };
  const fitting = demand.cooperationModes.filter((asked) =>
    (MODES_BY_COOPERATION[asked] ?? []).some((way) => achievement.modes.includes(way)),
  );
  if (fitting.length > 0) {
    const labels = (): string => fitting.map((code) => labelOf('cooperationMode', code)).join('、');
    return { value: 1, text: () => `合作方式可行：${labels()}` };
  }
  if (achievement.modes.includes('OTHER')) return { value: 0.5, text: () => '转化方式可另行协商' };
  const offered = (): string => achievement.modes.map((code) => labelOf('transformationMode', code)).join('、');
  return { value: 0.2, text: () => `合作方式不一致：成果拟${offered()}` };
}

/** Names of measures are shared by unlike things: the life of a gear says nothing about that of a seal. */
function indicators(demand: DemandSide, achievement: AchievementSide, subject: PairSubject): Finding {
  if (demand.targets.length === 0) return { missing: '需求没有量化指标' };
  if (!subject.isNamed()) return { missing: '成果名称和关键词未点明需求所指的对象，指标不作对比' };
  const decided = compareIndicators(demand.targets, achievement.indicators).filter((row) => row.isMet !== null);
  if (decided.length === 0) return { missing: '成果没有可与需求对比的技术指标' };
  const met = decided.filter((row) => row.isMet);
  const shown = (): string =>
    decided.map((row) => `${row.name}${row.offered}${row.isMet ? '（达到）' : '（未达）'}`).join('、');
  return { value: met.length / decided.length, text: () => `指标达到 ${met.length}/${decided.length}：${shown()}` };
}

function region(demand: DemandSide, achievement: AchievementSide): Finding {
  if (demand.regionCode === null || achievement.regionCode === null) return { missing: '双方未都写明地区' };
  const isShared = (digits: number): boolean =>
    demand.regionCode?.slice(0, digits) === achievement.regionCode?.slice(0, digits);
  const code = achievement.regionCode;
  const label = (): string => labelOf('region', code);
  if (isShared(6)) return { value: 1, text: () => `同在${label()}` };
  if (isShared(2)) return { value: 0.8, text: () => `同省（市）：成果单位在${label()}` };
  return { value: 0.5, text: () => `成果单位在${label()}` };
}

export const FACT_FEATURES: Readonly<
  Record<FactFeature, (demand: DemandSide, achievement: AchievementSide, subject: PairSubject) => Finding>
> = { techArea, industry, base, budget, maturity, mode, indicators, region };
