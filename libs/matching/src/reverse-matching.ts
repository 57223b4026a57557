// New or changed achievements look for open demands: one pass per batch, not one per pair.
// Scores are those of forward matching; only how candidates are found differs.
import { Injectable } from '@nestjs/common';
import { achievementIndex, Achievements, type AchievementFacts } from '@app/achievement';
import { Demands, type DemandFacts } from '@app/demand';
import { SearchEngine, type IndexStatistics, type ScoringText } from '@app/platform';
import { ForwardMatching, pairsOf } from './forward-matching.js';
import { OpenDemands } from './open-demands.js';
import { factPoints, textPoints } from './scoring.js';
import { LEAST_SCORE, SUGGESTED, Suggestions, type ScoredPair, type Standing } from './suggestions.js';
import type { DemandTerms } from './terms.js';
import { cutText, textFit, type CutText, type TextFit } from './text-score.js';
import { WEIGHTS_V1, type Weights } from './weights.js';

const CHUNK = 200;
/**
 * A snapshot is a fifth larger than the one before, which moves all idf alike and scores by little, so new pairs may
 * stand beside older ones for a while; `matching.refresh` scores such lists anew when the import has passed.
 */
const SNAPSHOTS_TOLERATED = 3;
/** The mirror that makes a listing searchable runs beside this job; normally it is faster. */
const INDEX_WAIT_MS = 10_000;
const INDEX_POLL_MS = 200;

interface Batch {
  readonly facts: ReadonlyMap<string, AchievementFacts>;
  readonly regions: ReadonlyMap<string, string>;
  readonly cuts: readonly CutText[];
  readonly statistics: IndexStatistics;
  readonly weights: Weights;
}

@Injectable()
export class ReverseMatching {
  constructor(
    private readonly engine: SearchEngine,
    private readonly achievements: Achievements,
    private readonly demands: Demands,
    private readonly openDemands: OpenDemands,
    private readonly forward: ForwardMatching,
    private readonly suggestions: Suggestions,
  ) {}

  /** Brings the lists of all demands up to date with these achievements, whatever happened to them. */
  async match(achievementIds: readonly string[], weights: Weights = WEIGHTS_V1): Promise<void> {
    const facts = await this.achievements.factsOf(achievementIds);
    const open = facts.filter((fact) => fact.isOpen);
    const closed = facts.filter((fact) => !fact.isOpen).map((fact) => fact.id);
    if (closed.length > 0) await this.withdraw(closed);
    if (open.length === 0) return;
    const texts = await this.searchable(open.map((fact) => fact.id));
    const batch: Batch = {
      facts: new Map(open.map((fact) => [fact.id, fact])),
      regions: await this.forward.regionsOf(open),
      cuts: texts.map((text) => cutText(text)),
      statistics: await this.engine.statistics(achievementIndex),
      weights,
    };
    const demandIds = await this.openDemands.candidatesFor(texts);
    for (let at = 0; at < demandIds.length; at += CHUNK) await this.matchChunk(demandIds.slice(at, at + CHUNK), batch);
  }

  /** Takes achievements out of every list; full lists are filled up again. */
  async withdraw(achievementIds: readonly string[]): Promise<void> {
    for (const demandId of await this.suggestions.drop(achievementIds)) await this.forward.match(demandId);
  }

  private async searchable(ids: readonly string[]): Promise<readonly ScoringText[]> {
    const until = Date.now() + INDEX_WAIT_MS;
    for (;;) {
      const texts = await this.engine.scoringTexts(achievementIndex, ids);
      if (texts.length === ids.length) return texts;
      if (Date.now() > until) throw new Error(`${ids.length - texts.length} achievements are not searchable yet`);
      await new Promise((wake) => setTimeout(wake, INDEX_POLL_MS));
    }
  }

  private async matchChunk(demandIds: readonly string[], batch: Batch): Promise<void> {
    const standings = await this.suggestions.standings(demandIds);
    const terms = await this.openDemands.terms(demandIds, batch.statistics);
    const promising = new Map<string, TextFit[]>();
    for (const [demandId, demandTerms] of terms) {
      const fits = promisingFits(demandTerms, standings.get(demandId), batch);
      if (fits.length > 0) promising.set(demandId, fits);
    }
    await new Promise((resume) => setImmediate(resume));
    // A changed text may have lost its place, so lists that hold one of these are always looked at.
    const touched = await this.suggestions.demandsSuggesting([...batch.facts.keys()], demandIds);
    const ids = new Set([...promising.keys(), ...touched]);
    for (const demand of await this.demands.factsOf([...ids])) {
      if (!demand.isOpen) continue;
      await this.matchDemand(demand, promising.get(demand.id) ?? [], standings.get(demand.id), batch);
    }
  }

  private async matchDemand(
    demand: DemandFacts,
    fits: readonly TextFit[],
    standing: Standing | undefined,
    batch: Batch,
  ) {
    const age = standing ? batch.statistics.version - standing.statisticsVersion : 0;
    if (age > SNAPSHOTS_TOLERATED) return this.forward.match(demand.id, batch.weights);
    const pairs = pairsOf(demand, fits, batch.facts, batch.regions, batch.weights);
    const run = {
      demandId: demand.id,
      demandOrganisationId: demand.organisationId,
      weightsVersion: batch.weights.version,
      statisticsVersion: batch.statistics.version,
    };
    const needsRefill = await this.suggestions.locked(demand.id, async (tx) => {
      const list = await this.suggestions.list(tx, demand.id);
      if (list.length === SUGGESTED && hasFallen(list, pairs, batch)) return true;
      await this.suggestions.merge(tx, run, pairs, [...batch.facts.keys()]);
      return false;
    });
    if (needsRefill) await this.forward.match(demand.id, batch.weights);
  }
}

/** Fits that could enter the list even if every fact spoke for them. */
function promisingFits(terms: DemandTerms, standing: Standing | undefined, batch: Batch): TextFit[] {
  const least = standing && standing.size >= SUGGESTED ? standing.least : LEAST_SCORE;
  const bonus = factPoints(batch.weights);
  return batch.cuts
    .map((cut) => textFit(terms, cut))
    .filter((fit) => fit.raw > 0 && textPoints(fit, batch.weights) + bonus >= least);
}

/** True when a suggested achievement now scores less: somebody outside the list may be better. */
function hasFallen(
  list: readonly { achievementId: string; score: number }[],
  pairs: readonly ScoredPair[],
  batch: Batch,
): boolean {
  const scores = new Map(pairs.map((pair) => [pair.achievementId, pair.score]));
  return list.some(
    ({ achievementId, score }) => batch.facts.has(achievementId) && (scores.get(achievementId) ?? -Infinity) < score,
  );
}
