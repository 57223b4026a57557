// The text by which a demand is matched.
import type { DemandFacts } from '@app/demand';
import type { AskedText } from './terms.js';

/** Title apart; then the problem, what is to be reached, and what is expected. */
export function askedTextOf(
  demand: Pick<DemandFacts, 'title' | 'problem' | 'targets' | 'expectedDelivery'>,
): AskedText {
  const targets = demand.targets.map((target) => target.name).join('、');
  return { title: demand.title, body: [demand.problem, targets, demand.expectedDelivery].filter(Boolean).join('\n') };
}
