// Which end of a match the reader looks at: the other one is the candidate.
import type { Match, MatchFocus } from '../../../api/queries/matches.js';

export type Side = 'demand' | 'achievement';

/** The end that the reader's organisation stands at; null for a third party. */
export function ownSide(match: Match, organisationId: string | undefined): Side | null {
  if (organisationId === undefined) return null;
  if (match.demand.owner.id === organisationId) return 'demand';
  return match.achievement.holder.id === organisationId ? 'achievement' : null;
}

/** The end that is suggested to the reader. */
export function candidateSide(match: Match, focus: MatchFocus, organisationId: string | undefined): Side {
  if (focus.demandId) return 'achievement';
  if (focus.achievementId) return 'demand';
  return ownSide(match, organisationId) === 'achievement' ? 'demand' : 'achievement';
}
