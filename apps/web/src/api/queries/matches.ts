// Matches: suggestions of one listing or of all own ones, and what a side decides about a pair.
import type { z } from 'zod';
import type * as feedback from '@libs/matching/src/learning/feedback.schema.js';
import type * as match from '@libs/matching/src/match.schema.js';
import type * as pair from '@libs/matching/src/shortlist/pair.schema.js';
import type * as whyNot from '@libs/matching/src/why-not.schema.js';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, keyed, take } from '../client.js';
import type { Wire } from '../wire.js';

export type Match = Wire<match.MatchView>;
export type MatchPage = Wire<match.MatchPage>;
export type GiveFeedback = feedback.GiveFeedback;
export type Personalisation = Wire<feedback.Personalisation>;
export type WhyNot = Wire<whyNot.WhyNotView>;
export type WhyNotPair = whyNot.WhyNotQuery;
export type OwnPair = Wire<pair.OwnPair>;
export type PairNoun = pair.OwnPairsQuery['noun'];
export type RejectMatch = z.input<typeof match.RejectMatch>;

/** Which listing the suggestions are for; neither = all of the own organisation. */
export interface MatchFocus {
  demandId?: string | undefined;
  achievementId?: string | undefined;
  /** Only what the own side keeps on its shortlist. */
  shortlisted?: 'true' | undefined;
}

const pageOfMatches = (focus: MatchFocus, limit: number, cursor: string | undefined, signal: AbortSignal) =>
  take<MatchPage>(api.GET('/api/matches', { params: { query: { ...focus, limit, cursor } }, signal }));

export const matchesQuery = (focus: MatchFocus) =>
  infiniteQueryOptions({
    queryKey: ['match', 'list', focus],
    queryFn: ({ signal, pageParam }) => pageOfMatches(focus, 20, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** The best few, for the record of a listing. */
export const topMatchesQuery = (focus: MatchFocus) =>
  queryOptions({
    queryKey: ['match', 'top', focus],
    queryFn: ({ signal }) => pageOfMatches(focus, 5, undefined, signal),
  });

/** How many achievements are suggested for a demand; public. */
export const matchCountQuery = (demandId: string) =>
  queryOptions({
    queryKey: ['match', 'count', demandId],
    queryFn: ({ signal }) =>
      take<{ count: number }>(api.GET('/api/matches/count', { params: { query: { demandId } }, signal })),
  });

export const acceptMatch = (id: string) =>
  take<Match>(api.POST(`/api/matches/${id}/accept`, { params: { header: keyed() } }));

export const rejectMatch = (id: string, body: RejectMatch) =>
  take<Match>(api.POST(`/api/matches/${id}/reject`, { body, params: { header: keyed() } }));

/** Tells the server that the reader opened a match; whether it is kept, the reader's switch decides there. */
export const giveMatchFeedback = (id: string, kind: GiveFeedback['kind']) =>
  take<void>(api.POST(`/api/matches/${id}/feedback`, { body: { kind }, params: { header: keyed() } }));

export const personalisationQuery = queryOptions({
  queryKey: ['match', 'personalisation'],
  queryFn: ({ signal }) => take<Personalisation>(api.GET('/api/matches/personalisation', { signal })),
});

export const personalise = (isOn: boolean) =>
  take<Personalisation>(api.POST('/api/matches/personalisation', { body: { isOn }, params: { header: keyed() } }));

export const whyNotQuery = (query: WhyNotPair) =>
  queryOptions({
    queryKey: ['match', 'why-not', query],
    queryFn: ({ signal }) => take<WhyNot>(api.GET('/api/matches/why-not', { params: { query }, signal })),
  });

export const shortlistMatch = (id: string) =>
  take<Match>(api.POST(`/api/matches/${id}/shortlist`, { params: { header: keyed() } }));

export const unshortlistMatch = (id: string) =>
  take<void>(api.DELETE(`/api/matches/${id}/shortlist`, { params: { header: keyed() } }));

/** Own listings that these of somebody else are suggested with. */
export const ownPairsQuery = (noun: PairNoun, ids: readonly string[]) =>
  queryOptions({
    queryKey: ['match', 'own-pairs', noun, ...ids],
    queryFn: ({ signal }) =>
      take<Wire<pair.OwnPairs>>(
        api.GET('/api/matches/own-pairs', { params: { query: { noun, ids: ids.join(',') } }, signal }),
      ),
  });

/** As `giveMatchFeedback`, of listings on their own pages. */
export const giveListingFeedback = (body: pair.GiveListingFeedback) =>
  take<void>(api.POST('/api/matches/feedback', { body, params: { header: keyed() } }));
