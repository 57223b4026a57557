// The score of a pair: signed contributions of text and facts, each with its reason. Pure; the one place that decides.
// Nothing depends on who asks or on other candidates, so forward and reverse agree.
import type { AchievementFacts } from '@app/achievement';
import type { DemandFacts } from '@app/demand';
import { FACT_FEATURES, type AchievementSide, type DemandSide, type FactFeature } from './features.js';
import { isGeneric } from './generic-words.js';
import type { TextFit } from './text-score.js';
import type { Feature, Weights } from './weights.js';

export interface Reason {
  readonly feature: Feature;
  /** In Chinese, with evidence. */
  readonly text: string;
  /** Points of 100, signed. */
  readonly contribution: number;
}

export interface Missing {
  readonly feature: Feature;
  readonly text: string;
}

export interface PairScore {
  /** Sum of the contributions, in one fixed order, rounded nowhere. At most 100; below 0 when facts speak against the pair. */
  readonly score: number;
  readonly features: Readonly<Partial<Record<Feature, number>>>;
  /** Largest effect first; always at least two. */
  readonly reasons: readonly Reason[];
  /** 还缺什么: what is not stated and would make the score more certain. */
  readonly missing: readonly Missing[];
}

/** Why a pair is never suggested, whatever its score. */
export const HARD_RULES = ['demand-closed', 'achievement-closed', 'own-listing', 'excluded-partner'] as const;
export type HardRule = (typeof HARD_RULES)[number];

type DemandRules = Pick<DemandFacts, 'isOpen' | 'organisationId' | 'excludedPartners'>;
type AchievementRules = Pick<AchievementFacts, 'isOpen' | 'organisationId'>;

/** The rule that forbids the pair, or null. */
export function hardRuleOf(demand: DemandRules, achievement: AchievementRules): HardRule | null {
  if (!demand.isOpen) return 'demand-closed';
  if (!achievement.isOpen) return 'achievement-closed';
  if (demand.organisationId === achievement.organisationId) return 'own-listing';
  return demand.excludedPartners.includes(achievement.organisationId) ? 'excluded-partner' : null;
}

const FINDERS = Object.entries(FACT_FEATURES) as [FactFeature, (typeof FACT_FEATURES)[FactFeature]][];

function textReasons(fit: TextFit, weights: Weights): Reason[] {
  const points = textPoints(fit, weights);
  const { word, bigram, character } = fit.views;
  const phrasing = bigram + fit.characterWeight * character;
  const total = word + phrasing;
  const words = total > 0 ? (points * word) / total : 0;
  const found = fit.found;
  const covered = Math.round(fit.subject.share * 100);
  const share = Math.round(Math.min(1, fit.scored) * 100);
  return [
    {
      feature: 'words',
      text: found.length > 0 ? `关键词吻合：${found.join('、')}` : '没有共同的关键词',
      contribution: words,
    },
    {
      feature: 'phrases',
      text: `技术表述相近：需求要点提及 ${covered}%，文本契合度 ${share}%${relatedWords(fit)}`,
      contribution: points - words,
    },
  ];
}

const SHOWN_STAND_INS = 3;

/** What a document says in other words, as the end of a sentence; empty when nothing. */
function relatedWords({ related }: TextFit): string {
  const telling = related.standIns.filter(({ asked, said }) => !isGeneric(asked) && !isGeneric(said));
  const shown = telling.slice(0, SHOWN_STAND_INS).map(({ asked, said }) => `${asked}≈${said}`);
  return shown.length > 0 ? `；相关说法：${shown.join('、')}` : '';
}

/** Text points of a fit: what the pair scores before any fact is known. */
export function textPoints(fit: TextFit, weights: Weights): number {
  return weights.text * fit.scored;
}

/** Points of the facts, signed: the same for every text. */
function factScore(demand: DemandSide, achievement: AchievementSide, weights: Weights): number {
  let score = 0;
  for (const [feature, find] of FINDERS) {
    const finding = find(demand, achievement);
    if ('value' in finding) score += contributionOf(weights, feature, finding.value);
  }
  return score;
}

/** The score alone, equal to that of `scorePair`. */
export function scoreOf(demand: DemandSide, achievement: AchievementSide, fit: TextFit, weights: Weights): number {
  return textPoints(fit, weights) + factScore(demand, achievement, weights);
}

function contributionOf(weights: Weights, feature: FactFeature, value: number): number {
  return weights.facts[feature] * (2 * value - 1);
}

export function scorePair(demand: DemandSide, achievement: AchievementSide, fit: TextFit, weights: Weights): PairScore {
  const reasons = textReasons(fit, weights);
  const features: Partial<Record<Feature, number>> = { words: fit.views.word, phrases: fit.scored };
  const missing: Missing[] = [];
  for (const [feature, find] of FINDERS) {
    const finding = find(demand, achievement);
    if ('missing' in finding) {
      missing.push({ feature, text: finding.missing });
      continue;
    }
    features[feature] = finding.value;
    const contribution = contributionOf(weights, feature, finding.value);
    if (contribution !== 0) reasons.push({ feature, text: finding.text(), contribution });
  }
  reasons.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return { score: scoreOf(demand, achievement, fit, weights), features, reasons, missing };
}
