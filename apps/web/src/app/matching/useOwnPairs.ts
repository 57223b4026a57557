// Which own listings those of somebody else are suggested with; the reader's looking at them is told once, to learn from.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { giveListingFeedback, ownPairsQuery, type OwnPair, type PairNoun } from '../../api/queries/matches.js';
import { useSession } from '../session.js';

const NONE: readonly OwnPair[] = [];

/** Best first; none for those who have no listings of the other kind. */
export function useOwnPairs(noun: PairNoun, ids: readonly string[]): readonly OwnPair[] {
  const { may } = useSession();
  const hasOwn = may(noun === 'achievement' ? 'demand.read-own' : 'achievement.read-own') && may('match.read');
  const { data } = useQuery({ ...ownPairsQuery(noun, ids), enabled: hasOwn && ids.length > 0 });
  return data?.items ?? NONE;
}

/** Says that the reader opened or compared these. A failure is none of the reader's business. */
export function useTellLooked(
  kind: 'OPENED' | 'COMPARED',
  noun: PairNoun,
  ids: readonly string[],
  pairs: readonly OwnPair[],
): void {
  const looked = pairs.length > 0 ? ids.join(',') : '';
  useEffect(() => {
    if (looked) void giveListingFeedback({ kind, noun, ids: looked.split(',') }).catch(() => undefined);
  }, [kind, noun, looked]);
}
