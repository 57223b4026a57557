// A demand looks for achievements: recall, text, facts, best twenty stored.
import { Injectable } from '@nestjs/common';
import { achievementIndex } from '@app/achievement';
import { Demands, type DemandFacts } from '@app/demand';
import { Clock, SearchEngine, type IndexStatistics, type SearchFilter } from '@app/platform';
import { askedTextOf } from './asked-text.js';
import { cutTextFor } from './cut-text.js';
import { suggestibleByTerms } from './ranking.js';
import { KnownAchievements, type KnownAchievement } from './known-achievements.js';
import { NOT_KNOWN, type MeaningSource, type Nearness } from './meaning/meanings.js';
import { ScoringBasis } from './scoring-basis.js';
import { hardRuleOf, scoreOf, scorePair, type PairScore } from './scoring.js';
import type { Run, ScoredPair } from './suggestion-rows.js';
import { LEAST_SCORE, Suggestions } from './suggestions.js';
import { isOneSubject } from './subject-fit.js';
import { demandTerms, type DemandTerms } from './terms.js';
import { textFit, type TextFit } from './text-score.js';
import type { Weights } from './weights.js';

/** More than a list holds, because a side may have rejected some. */
const SPELT_OUT = 40;

/** A pair scored on its own, without its list. */
export interface Appraisal {
  readonly pair: PairScore;
  readonly weightsVersion: string;
  /** Whether it may be suggested at all. */
  readonly isOneSubject: boolean;
  /** Whether recall finds it among the texts that are looked at closely. */
  readonly isExamined: boolean;
}

@Injectable()
export class ForwardMatching {
  constructor(
    private readonly engine: SearchEngine,
    private readonly demands: Demands,
    private readonly knownAchievements: KnownAchievements,
    private readonly suggestions: Suggestions,
    private readonly basis: ScoringBasis,
    private readonly clock: Clock,
  ) {}

  /** Computes the list of a demand anew, with the weights that are live. A demand that is not open loses its list. */
  async match(demandId: string): Promise<void> {
    const { weights, words, meaning } = await this.basis.live();
    await this.suggestions.locked(demandId, async (tx) => {
      const asked = this.engine.statistics(achievementIndex);
      const [[demand], statistics] = await Promise.all([this.demands.factsOf([demandId]), asked]);
      if (!demand) return;
      const run = runOf(statistics, weights);
      const owner = { demandId, demandOrganisationId: demand.organisationId };
      if (!demand.isOpen) return this.suggestions.replace(tx, run, owner, []);
      const examined = await this.examined(demand, await demandTerms(askedTextOf(demand), statistics, words));
      const ids = examined.map((fit) => fit.id);
      const [known, nearness] = await Promise.all([this.known(ids), nearnessIn(meaning, [demandId], ids)]);
      const pairs = pairsOf(demand, examined, { known, nearness, weights }, LEAST_SCORE);
      return this.suggestions.replace(tx, run, owner, pairs);
    });
  }

  /** How one pair would do now, whatever forbids it; null when the achievement cannot be searched. */
  async appraise(demand: DemandFacts, achievementId: string): Promise<Appraisal | null> {
    const { weights, words, meaning } = await this.basis.live();
    const terms = await demandTerms(askedTextOf(demand), await this.engine.statistics(achievementIndex), words);
    const [text] = await this.engine.scoringTexts(achievementIndex, [achievementId]);
    const achievement = (await this.known([achievementId])).get(achievementId);
    if (!text || !achievement) return null;
    const fit = textFit(terms, cutTextFor(text, terms));
    const examined = await this.examined(demand, terms);
    const nearness = await nearnessIn(meaning, [demand.id], [achievementId]);
    return {
      pair: scorePair(demand, achievement, fit, weights, nearness(demand.id, achievementId)),
      weightsVersion: weights.version,
      isOneSubject: isOneSubject(fit, achievement),
      isExamined: examined.some(({ id }) => id === achievementId),
    };
  }

  /** Texts that answer the demand well enough to look at their facts. */
  private examined(demand: DemandFacts, terms: DemandTerms): Promise<TextFit[]> {
    return suggestibleByTerms(this.engine, achievementIndex, terms, this.openTo(demand));
  }

  /** Facts of achievements with the region of their holders; unknown ids are left out. */
  known(achievementIds: readonly string[]): Promise<Map<string, KnownAchievement>> {
    return this.knownAchievements.byId(achievementIds);
  }

  private openTo(demand: DemandFacts): SearchFilter {
    return [
      { field: 'validUntil', gt: this.clock.now().getTime() },
      { field: 'organisationId', notIn: [demand.organisationId, ...demand.excludedPartners] },
    ];
  }
}

/** What all pairs scored with this snapshot and these weights share. */
export function runOf(statistics: IndexStatistics, weights: Weights): Run {
  return {
    weightsVersion: weights.version,
    statisticsVersion: statistics.version,
    statisticsDocuments: statistics.documents,
  };
}

/** Of all pairs of these listings; of none where there is no embedder. */
export async function nearnessIn(
  meaning: MeaningSource | null,
  demandIds: readonly string[],
  achievementIds: readonly string[],
): Promise<Nearness> {
  return meaning ? meaning.between(demandIds, achievementIds) : NOT_KNOWN;
}

/** What pairs are scored with beside their texts. */
export interface Beside {
  readonly known: ReadonlyMap<string, KnownAchievement>;
  readonly nearness: Nearness;
  readonly weights: Weights;
}

/**
 * Pairs worth storing, best first: forbidden ones and those without a common subject are left out.
 * @param least pairs that score less are not spelt out
 */
export function pairsOf(
  demand: DemandFacts,
  fits: readonly TextFit[],
  { known, nearness, weights }: Beside,
  least: number,
): ScoredPair[] {
  const ranked = fits.flatMap((fit) => {
    const achievement = known.get(fit.id);
    if (!achievement || hardRuleOf(demand, achievement) !== null) return [];
    if (!isOneSubject(fit, achievement)) return [];
    const score = scoreOf(demand, achievement, fit, weights, nearness(demand.id, fit.id));
    return score >= least ? [{ fit, score, achievement }] : [];
  });
  ranked.sort((a, b) => b.score - a.score || (a.fit.id < b.fit.id ? -1 : 1));
  return ranked.slice(0, SPELT_OUT).map(({ fit, achievement }) =>
    Object.assign(scorePair(demand, achievement, fit, weights, nearness(demand.id, fit.id)), {
      achievementId: achievement.id,
      achievementOrganisationId: achievement.organisationId,
    }),
  );
}
