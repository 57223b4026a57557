// Points as people read them: tenths that still add up. What is stored keeps every digit.
import type { Reason } from './scoring.js';

/**
 * Score and contributions in tenths. Each contribution is rounded down and the tenths that are then missing go to those
 * that lost most (largest remainder), so the shown contributions add up to the shown score.
 */
export function shownPoints(match: { readonly score: number; readonly reasons: readonly Reason[] }): {
  score: number;
  reasons: Reason[];
} {
  const total = Math.round(match.score * 10) + 0;
  const tenths = match.reasons.map(({ contribution }) => Math.floor(contribution * 10) + 0);
  const lost = match.reasons.map(({ contribution }, at) => contribution * 10 - tenths[at]!);
  const order = lost.map((_, at) => at).sort((a, b) => lost[b]! - lost[a]! || a - b);
  let missing = total - tenths.reduce((sum, each) => sum + each, 0);
  for (let turn = 0; missing > 0 && order.length > 0; turn += 1, missing -= 1)
    tenths[order[turn % order.length]!]! += 1;
  return {
    score: total / 10,
    reasons: match.reasons.map((reason, at) => ({ ...reason, contribution: tenths[at]! / 10 })),
  };
}
