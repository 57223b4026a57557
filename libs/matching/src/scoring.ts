// The score of a pair: signed contributions of text and facts, each with its reason. Pure; the one place that decides.
// Nothing depends on who asks or on other candidates, so forward and reverse agree.
import type { AchievementFacts } from '@app/achievement';
import type { DemandFacts } from '@app/demand';
import { FACT_FEATURES, type AchievementSide, type DemandSide } from './features.js';
import { isGeneric } from './generic-words.js';
import { isNamed } from './subject-fit.js';
import type { TextFit } from './text-score.js';
import { factShare, relatedValue, type FactFeature, type Feature, type Weights } from './weights.js';

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

/** Points of the text: keywords and phrasing share them as their views do. */
function textReasons(fit: TextFit, weights: Weights): Reason[] {
  const points = weights.text * fit.value;
  const { word, bigram, character } = fit.views;
  const phrasing = bigram + fit.characterWeight * character;
  const total = word + phrasing;
  const words = total > 0 ? (points * word) / total : 0;
  const found = fit.found;
  const covered = Math.round(fit.subject.share * 100);
  return [
    {
      feature: 'words',
      text: found.length > 0 ? `关键词吻合：${found.join('、')}` : '没有共同的关键词',
      contribution: words,
    },
    {
      feature: 'phrases',
      text: covered > 0 ? `技术表述相近：需求要点有 ${covered}% 在成果中提及` : '只有个别用字相同',
      contribution: points - words,
    },
  ];
}

const SHOWN_STAND_INS = 3;

/** What a document says in other words; none when it says nothing so. */
function relatedReasons(fit: TextFit, weights: Weights): Reason[] {
  const contribution = relatedPoints(fit, weights);
  if (contribution === 0) return [];
  const telling = fit.related.standIns.filter(({ asked, said }) => !isGeneric(asked) && !isGeneric(said));
  const shown = telling.slice(0, SHOWN_STAND_INS).map(({ asked, said }) => `${asked}≈${said}`);
  const text = shown.length > 0 ? `相关说法：${shown.join('、')}` : '有意思相近的说法';
  return [{ feature: 'related', text, contribution }];
}

function relatedPoints(fit: TextFit, weights: Weights): number {
  return weights.related * relatedValue(fit.value, fit.related.value);
}

/** Points of text and related words: what texts are ranked by where nothing else is known. */
export function textPoints(fit: TextFit, weights: Weights): number {
  return weights.text * fit.value + relatedPoints(fit, weights);
}

function meaningReasons(meaning: number | null, weights: Weights): Reason[] {
  const contribution = meaningPoints(meaning, weights);
  if (meaning === null || contribution === 0) return [];
  const word = NEARNESS.find(({ from }) => meaning >= from)?.word ?? '';
  return [{ feature: 'meaning', text: `语义模型比对：两段文字的意思${word}`, contribution }];
}

/** In words, because a number that only a model understands explains nothing. */
const NEARNESS = [
  { from: 0.75, word: '很接近' },
  { from: 0.5, word: '比较接近' },
  { from: 0.25, word: '相距较远' },
  { from: 0, word: '相距很远' },
] as const;

/** Signed; 0 when nearness is not known. */
export function meaningPoints(meaning: number | null, weights: Weights): number {
  return meaning === null ? 0 : weights.meaning * (2 * meaning - 1);
}

interface Fact {
  readonly feature: FactFeature;
  readonly finding: ReturnType<(typeof FACT_FEATURES)[FactFeature]>;
  /** Points, signed; 0 when not stated. */
  readonly contribution: number;
}

function facts(demand: DemandSide, achievement: AchievementSide, fit: TextFit, weights: Weights): Fact[] {
  const share = factShare(fit.value);
  const subject = { isNamed: () => isNamed(fit.subject, achievement) };
  return FINDERS.map(([feature, find]) => {
    const finding = find(demand, achievement, subject);
    const contribution = 'value' in finding ? share * weights.facts[feature] * (2 * finding.value - 1) : 0;
    return { feature, finding, contribution };
  });
}

/**
 * @param meaning nearness of the two texts by the embedder, in [0, 1]; null: not known
 */
export function scoreOf(
  demand: DemandSide,
  achievement: AchievementSide,
  fit: TextFit,
  weights: Weights,
  meaning: number | null = null,
): number {
  const stated = facts(demand, achievement, fit, weights).reduce((sum, { contribution }) => sum + contribution, 0);
  return textPoints(fit, weights) + meaningPoints(meaning, weights) + stated;
}

/** The score with its reasons. The score is that of `scoreOf`, to the last bit. */
export function scorePair(
  demand: DemandSide,
  achievement: AchievementSide,
  fit: TextFit,
  weights: Weights,
  meaning: number | null = null,
): PairScore {
  const reasons = [...textReasons(fit, weights), ...relatedReasons(fit, weights), ...meaningReasons(meaning, weights)];
  const features: Partial<Record<Feature, number>> = { words: fit.views.word, phrases: fit.value };
  const related = relatedValue(fit.value, fit.related.value);
  if (related > 0) features.related = related;
  if (meaning !== null) features.meaning = meaning;
  const missing: Missing[] = [];
  for (const { feature, finding, contribution } of facts(demand, achievement, fit, weights)) {
    if ('missing' in finding) {
      missing.push({ feature, text: finding.missing });
      continue;
    }
    features[feature] = finding.value;
    if (contribution !== 0) reasons.push({ feature, text: finding.text(), contribution });
  }
  reasons.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return { score: scoreOf(demand, achievement, fit, weights, meaning), features, reasons, missing };
}
