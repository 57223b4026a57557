// What a deal is about: reads achievement, demand and match through their doors and says who sells and who buys.
import { Injectable } from '@nestjs/common';
import { Achievements, type AchievementFacts } from '@app/achievement';
import { Demands, type DemandFacts } from '@app/demand';
import type { Actor } from '@app/identity';
import { Matches, MatchFeedback } from '@app/matching';
import { problem, type Tx } from '@app/platform';
import type { ExpressInterest, PartySide } from './deal.schema.js';

/** Everything about the two sides that is fixed when interest is expressed. */
export interface Pairing {
  achievementId: string | null;
  demandId: string | null;
  matchId: string | null;
  title: string;
  techArea: string | null;
  base: string | null;
  sellerOrgId: string;
  buyerOrgId: string;
  isBuyerAnonymous: boolean;
  initiatorSide: PartySide;
  /** Who answers for the listing, where the owner named somebody. */
  sellerContactId: string | null;
  buyerContactId: string | null;
}

interface Listed {
  achievement: AchievementFacts | null;
  demand: DemandFacts | null;
}

@Injectable()
export class DealListings {
  constructor(
    private readonly achievements: Achievements,
    private readonly demands: Demands,
    private readonly matches: Matches,
    private readonly feedback: MatchFeedback,
  ) {}

  /**
   * Finds the two sides of an expressed interest.
   * @throws deal.listing-not-found, deal.listing-closed, deal.own-listing, deal.not-a-party, deal.no-organisation
   */
  async pair(actor: Actor, input: ExpressInterest): Promise<Pairing> {
    const own = actor.organisationId;
    if (own === null) throw problem('deal.no-organisation');
    const match = input.matchId === undefined ? null : await this.matches.find(actor, input.matchId);
    if (input.matchId !== undefined && !match) throw problem('deal.listing-not-found');
    const listed = await this.read(match?.achievementId ?? input.achievementId, match?.demandId ?? input.demandId);
    refuseHidden(own, listed);
    refuseClosed(listed);
    return { matchId: match?.id ?? null, ...sidesOf(own, listed, match !== null), ...topicOf(listed) };
  }

  /** @throws deal.listing-closed when the achievement or the demand is no longer open */
  async requireOpen(about: { achievementId: string | null; demandId: string | null }): Promise<void> {
    refuseClosed(await this.read(about.achievementId, about.demandId));
  }

  /** Tells matching that the actor's side accepts the match behind the deal, if there is one. */
  async acceptMatch(tx: Tx, actor: Actor, { matchId }: { matchId: string | null }): Promise<void> {
    if (matchId !== null) await this.matches.accept(tx, actor, matchId);
  }

  /** Tells matching how far the pair came: it learns from that what is worth suggesting. */
  async learn(
    tx: Tx,
    actor: Actor,
    { demandId, achievementId }: { achievementId: string | null; demandId: string | null },
    kind: 'INTRODUCED' | 'MET' | 'SIGNED',
  ): Promise<void> {
    if (demandId === null || achievementId === null) return;
    await this.feedback.record(tx, actor, { demandId, achievementId, kind });
  }

  private async read(achievementId?: string | null, demandId?: string | null): Promise<Listed> {
    const [achievements, demands] = await Promise.all([
      achievementId ? this.achievements.factsOf([achievementId]) : [],
      demandId ? this.demands.factsOf([demandId]) : [],
    ]);
    const listed = { achievement: achievements[0] ?? null, demand: demands[0] ?? null };
    if ((achievementId && !listed.achievement) || (demandId && !listed.demand)) throw problem('deal.listing-not-found');
    return listed;
  }
}

/** A listing that is not open exists for its owner only. */
function refuseHidden(own: string, { achievement, demand }: Listed): void {
  for (const listing of [achievement, demand]) {
    if (listing && !listing.isOpen && listing.organisationId !== own) throw problem('deal.listing-not-found');
  }
}

function refuseClosed({ achievement, demand }: Listed): void {
  if (achievement?.isOpen === false || demand?.isOpen === false) throw problem('deal.listing-closed');
}

/** @throws deal.own-listing, deal.not-a-party; of a match that is not the actor's nothing is told but that it is not there */
export function sidesOf(own: string, listed: Listed, isMatch: boolean) {
  const sellerOrgId = listed.achievement?.organisationId ?? own;
  const buyerOrgId = listed.demand?.organisationId ?? own;
  if (sellerOrgId !== own && buyerOrgId !== own) {
    throw problem(isMatch ? 'deal.listing-not-found' : 'deal.not-a-party');
  }
  if (sellerOrgId === buyerOrgId) throw problem('deal.own-listing');
  // As if the demand had not asked for it: whom an enterprise does not want is its own affair.
  if (listed.demand?.excludedPartners.includes(sellerOrgId)) throw problem('deal.listing-closed');
  const initiatorSide: PartySide = sellerOrgId === own ? 'SELLER' : 'BUYER';
  return { sellerOrgId, buyerOrgId, initiatorSide, isBuyerAnonymous: listed.demand?.isAnonymous ?? false };
}

/** Title and trade, from the achievement where there is one: that is what is sold. */
function topicOf({ achievement, demand }: Listed) {
  return {
    achievementId: achievement?.id ?? null,
    demandId: demand?.id ?? null,
    title: achievement?.title ?? demand?.title ?? '',
    techArea: achievement?.techArea ?? demand?.techArea ?? null,
    base: achievement?.bases[0] ?? demand?.bases[0] ?? null,
    sellerContactId: achievement?.contactUserId ?? null,
    buyerContactId: demand?.contactUserId ?? null,
  };
}
