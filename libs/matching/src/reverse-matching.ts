// New or changed achievements look for open demands: one pass per batch, not one per pair.
// Scores are those of forward matching; only how candidates are found differs.
import { Injectable } from '@nestjs/common';
import { achievementIndex } from '@app/achievement';
import { Demands, type DemandFacts } from '@app/demand';
import { SearchEngine, type IndexStatistics, type ScoringText } from '@app/platform';
import { ForwardMatching, pairsOf, type Holders } from './forward-matching.js';
import { OpenDemands } from './open-demands.js';
import { factPoints, LEAST_TEXT_POINTS } from './scoring.js';
import { LEAST_SCORE, SUGGESTED, Suggestions, type ScoredPair, type Standing } from './suggestions.js';
import type { DemandTerms } from './terms.js';
import { cutText, textFit, TextPanel, valueOfRaw, type CutText, type TextFit } from './text-score.js';
import { WEIGHTS_V1, type Weights } from './weights.js';

const CHUNK = 200;
/**
 * While the index grows, all idf move alike and scores by little: new pairs may stand beside older ones until it has
 * doubled. `matching.refresh` scores such lists anew when an import has passed.
 */
const GROWTH_TOLERATED = 2;
/** The mirror that makes a listing searchable runs beside this job; normally it is faster. */
const INDEX_WAIT_MS = 10_000;
const INDEX_POLL_MS = 200;
/** More than the panel's sums can differ from exact ones, in points. */
const ROUNDING = 1e-6;

interface Batch {
  readonly ids: readonly string[];
  readonly holders: Holders;
  readonly cuts: readonly CutText[];
  readonly statistics: IndexStatistics;
  readonly weights: Weights;
}

@Injectable()
export class ReverseMatching {
  constructor(
    private readonly engine: SearchEngine,
    private readonly demands: Demands,
    private readonly openDemands: OpenDemands,
    private readonly forward: ForwardMatching,
    private readonly suggestions: Suggestions,
  ) {}

  /** Brings the lists of all demands up to date with these achievements, whatever happened to them. */
  async match(achievementIds: readonly string[], weights: Weights = WEIGHTS_V1): Promise<void> {
    const holders = await this.forward.holdersOf(achievementIds);
    const facts = [...holders.factsById.values()];
    const ids = facts.filter((fact) => fact.isOpen).map((fact) => fact.id);
    const closed = facts.filter((fact) => !fact.isOpen).map((fact) => fact.id);
    if (closed.length > 0) await this.withdraw(closed);
    if (ids.length === 0) return;
    const texts = await this.searchable(ids);
    const cuts = texts.map((text) => cutText(text));
    const batch: Batch = { ids, holders, cuts, statistics: await this.engine.statistics(achievementIndex), weights };
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
    const promising = promisingFits(terms, standings, batch);
    await new Promise((resume) => setImmediate(resume));
    // A changed text may have lost its place, so lists that hold one of these are always looked at.
    const touched = await this.suggestions.demandsSuggesting(batch.ids, demandIds);
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
    const isOutgrown = standing && batch.statistics.documents > GROWTH_TOLERATED * standing.statisticsDocuments;
    if (isOutgrown) return this.forward.match(demand.id, batch.weights);
    const least = standing && standing.size >= SUGGESTED ? standing.least : LEAST_SCORE;
    const pairs = pairsOf(demand, fits, batch.holders, batch.weights, least);
    const run = {
      demandId: demand.id,
      demandOrganisationId: demand.organisationId,
      weightsVersion: batch.weights.version,
      statisticsVersion: batch.statistics.version,
      statisticsDocuments: batch.statistics.documents,
    };
    const needsRefill = await this.suggestions.locked(demand.id, async (tx) => {
      const list = await this.suggestions.list(tx, demand.id);
      if (list.length === SUGGESTED && hasFallen(list, pairs, batch)) return true;
      await this.suggestions.merge(tx, run, pairs, batch.ids);
      return false;
    });
    if (needsRefill) await this.forward.match(demand.id, batch.weights);
  }
}

/** Fits that could enter the list even if every fact spoke for them, by demand. */
function promisingFits(
  terms: ReadonlyMap<string, DemandTerms>,
  standings: ReadonlyMap<string, Standing>,
  batch: Batch,
): Map<string, TextFit[]> {
  const demands = [...terms].map(([demandId, demand]) => {
    const standing = standings.get(demandId);
    const entry = standing && standing.size >= SUGGESTED ? standing.least - factPoints(batch.weights) : 0;
    return { demandId, demand, least: Math.max(LEAST_TEXT_POINTS, entry) - ROUNDING, fits: [] as TextFit[] };
  });
  const panel = new TextPanel(demands.map(({ demand }) => demand));
  for (const cut of batch.cuts) {
    panel.raws(cut).forEach((raw, at) => {
      const { demand, least, fits } = demands[at]!;
      if (batch.weights.text * valueOfRaw(raw) >= least) fits.push(textFit(demand, cut));
    });
  }
  return new Map(demands.flatMap(({ demandId, fits }) => (fits.length > 0 ? [[demandId, fits]] : [])));
}

/** True when a suggested achievement now scores less: somebody outside the list may be better. */
function hasFallen(
  list: readonly { achievementId: string; score: number }[],
  pairs: readonly ScoredPair[],
  batch: Batch,
): boolean {
  const rescored = new Set(batch.ids);
  const scores = new Map(pairs.map((pair) => [pair.achievementId, pair.score]));
  return list.some(
    ({ achievementId, score }) => rescored.has(achievementId) && (scores.get(achievementId) ?? -Infinity) < score,
  );
}
