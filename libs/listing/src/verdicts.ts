// The `can` of a view from a room's rules. The rules themselves are the room's policy.
import type { Verdicts } from './listing.js';

/** Every action that the viewer has, with true or the reason code why not now; one that he or she never has is absent. */
export function verdictsBy<V, Row>(
  rules: Readonly<Record<string, (viewer: V, row: Row) => true | string | undefined>>,
  viewer: V,
  row: Row,
): Verdicts {
  const can: Verdicts = {};
  for (const [action, rule] of Object.entries(rules)) {
    const verdict = rule(viewer, row);
    if (verdict !== undefined) can[action] = verdict;
  }
  return can;
}
