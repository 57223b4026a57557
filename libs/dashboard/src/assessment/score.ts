// The score of one item (domain §9.1): min(actual ÷ target, cap) × weight. Pure, whole numbers only.
import type { Direction } from '../indicators/indicator.schema.js';
import type { RuleBasis, ScoreBasis } from './assessment.schema.js';

/** One version of the rule; versions are data (`assessment_rule`). */
export interface ScoreRule {
  /** 120: at most 1.2 times the weight. */
  capPercent: number;
  basis: RuleBasis;
}

/**
 * Points in hundredths, rounded half up.
 * @param weight hundredths of a point @param target greater than zero
 */
export function scoreOf(
  actual: bigint,
  target: bigint,
  weight: number,
  direction: Direction,
  { capPercent }: ScoreRule,
): number {
  const [part, whole] = direction === 'UP' ? [actual, target] : [target, actual];
  if (part <= 0n) return 0;
  const cap = BigInt(capPercent);
  const isCapped = whole <= 0n || part * 100n >= whole * cap;
  const [above, below] = isCapped ? [cap, 100n] : [part, whole];
  return Number((BigInt(weight) * above * 2n + below) / (below * 2n));
}

/** Which value counts under the rule while nobody has decided; null while there is none. */
export function basisOf({ basis }: ScoreRule, hasSystem: boolean, hasSelf: boolean): ScoreBasis | null {
  if (basis === 'SYSTEM_FIRST' && hasSystem) return 'SYSTEM';
  return hasSelf ? 'SELF' : null;
}
