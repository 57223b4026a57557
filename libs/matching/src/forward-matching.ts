// A demand looks for achievements: recall, text, facts, best twenty stored.
import { Injectable } from '@nestjs/common';
import { achievementIndex, Achievements, type AchievementFacts } from '@app/achievement';
import { Demands, type DemandFacts } from '@app/demand';
import { Organisations } from '@app/identity';
import { Clock, SearchEngine, type SearchFilter } from '@app/platform';
import { askedTextOf } from './asked-text.js';
import { rankByTerms } from './ranking.js';
import { hardRuleOf, scorePair } from './scoring.js';
import { Suggestions, type ScoredPair } from './suggestions.js';
import { demandTerms } from './terms.js';
import type { TextFit } from './text-score.js';
import { WEIGHTS_V1, type Weights } from './weights.js';

/** Text decides who is looked at more closely: facts move a score by less than what separates these from the rest. */
const EXAMINED = 100;

@Injectable()
export class ForwardMatching {
  constructor(
    private readonly engine: SearchEngine,
    private readonly demands: Demands,
    private readonly achievements: Achievements,
    private readonly organisations: Organisations,
    private readonly suggestions: Suggestions,
    private readonly clock: Clock,
  ) {}

  /** Computes the list of a demand anew. A demand that is not open loses its list. */
  async match(demandId: string, weights: Weights = WEIGHTS_V1): Promise<void> {
    await this.suggestions.locked(demandId, async (tx) => {
      const [demand] = await this.demands.factsOf([demandId]);
      if (!demand) return;
      const statistics = await this.engine.statistics(achievementIndex);
      const run = {
        demandId,
        demandOrganisationId: demand.organisationId,
        weightsVersion: weights.version,
        statisticsVersion: statistics.version,
      };
      if (!demand.isOpen) return this.suggestions.replace(tx, run, []);
      const terms = await demandTerms(askedTextOf(demand), statistics);
      const fits = await rankByTerms(this.engine, achievementIndex, terms, this.openTo(demand));
      return this.suggestions.replace(tx, run, await this.scored(demand, fits.slice(0, EXAMINED), weights));
    });
  }

  /** Scores of one demand with documents whose text was compared; forbidden pairs are left out. */
  async scored(demand: DemandFacts, fits: readonly TextFit[], weights: Weights): Promise<ScoredPair[]> {
    const facts = await this.achievements.factsOf(fits.map((fit) => fit.id));
    const regions = await this.regionsOf(facts);
    return pairsOf(demand, fits, new Map(facts.map((fact) => [fact.id, fact])), regions, weights);
  }

  /** Region of each holder. */
  async regionsOf(facts: readonly AchievementFacts[]): Promise<Map<string, string>> {
    const holders = await this.organisations.byIds([...new Set(facts.map((fact) => fact.organisationId))]);
    return new Map(holders.map((holder) => [holder.id, holder.regionCode]));
  }

  private openTo(demand: DemandFacts): SearchFilter {
    return [
      { field: 'validUntil', gt: this.clock.now().getTime() },
      { field: 'organisationId', notIn: [demand.organisationId, ...demand.excludedPartners] },
    ];
  }
}

/** Pure part of `scored`. */
export function pairsOf(
  demand: DemandFacts,
  fits: readonly TextFit[],
  factsById: ReadonlyMap<string, AchievementFacts>,
  regions: ReadonlyMap<string, string>,
  weights: Weights,
): ScoredPair[] {
  return fits.flatMap((fit) => {
    const achievement = factsById.get(fit.id);
    if (!achievement || hardRuleOf(demand, achievement) !== null) return [];
    const side = { ...achievement, regionCode: regions.get(achievement.organisationId) ?? null };
    const pair = scorePair(demand, side, fit, weights);
    return [
      Object.assign(pair, { achievementId: achievement.id, achievementOrganisationId: achievement.organisationId }),
    ];
  });
}
