// New or changed achievements look for open demands: one pass per batch, not one per pair.
// Scores are those of forward matching; only how candidates are found differs.
import { Injectable } from '@nestjs/common';
import { achievementIndex } from '@app/achievement';
import { Demands } from '@app/demand';
import { SearchEngine, type IndexStatistics, type ScoringText } from '@app/platform';
import { ForwardMatching, nearnessIn, pairsOf, runOf } from './forward-matching.js';
import type { KnownAchievement } from './known-achievements.js';
import { OpenDemands } from './open-demands.js';
import { ScoringBasis, type Basis } from './scoring-basis.js';
import { LEAST_TEXT, mayBeOneSubject } from './subject-fit.js';
import { LEAST_SCORE, SUGGESTED, Suggestions, type Standing } from './suggestions.js';
import type { DemandTerms } from './terms.js';
import { cutText, type CutText } from './cut-text.js';
import { textFit, TextPanel, valueOfRaw, type TextFit } from './text-score.js';

/** Demands compared at once: all open ones, normally. */
const CHUNK = 2_000;
/** Lists merged in one transaction. */
const MERGED = 200;
/**
 * While the index grows, all idf move alike and scores by little: new pairs may stand beside older ones until it has
 * doubled. `matching.refresh` scores such lists anew when an import has passed.
 */
const GROWTH_TOLERATED = 2;
/** The mirror that makes a listing searchable runs beside this job; normally it is faster. */
const INDEX_WAIT_MS = 10_000;
const INDEX_POLL_MS = 200;
/** More than the panel's values can differ from exact ones. */
const ROUNDING = 1e-8;

interface Batch extends Basis {
  readonly ids: readonly string[];
  readonly known: ReadonlyMap<string, KnownAchievement>;
  readonly cuts: readonly CutText[];
  readonly statistics: IndexStatistics;
}

@Injectable()
export class ReverseMatching {
  private panel: { readonly terms: readonly DemandTerms[]; readonly panel: TextPanel } | undefined;

  constructor(
    private readonly engine: SearchEngine,
    private readonly demands: Demands,
    private readonly openDemands: OpenDemands,
    private readonly forward: ForwardMatching,
    private readonly suggestions: Suggestions,
    private readonly basis: ScoringBasis,
  ) {}

  /** Brings the lists of all demands up to date with these achievements, whatever happened to them. */
  async match(achievementIds: readonly string[]): Promise<void> {
    const basis = await this.basis.live();
    const known = await this.forward.known(achievementIds);
    const facts = [...known.values()];
    const open = facts.filter((fact) => fact.isOpen);
    const ids = open.map((fact) => fact.id);
    const closed = facts.filter((fact) => !fact.isOpen).map((fact) => fact.id);
    if (closed.length > 0) await this.withdraw(closed);
    if (ids.length === 0) return;
    const texts = await this.searchable(open);
    const cuts = texts.map((text) => cutText(text));
    const batch: Batch = { ids, known, cuts, statistics: await this.engine.statistics(achievementIndex), ...basis };
    const demandIds = await this.openDemands.candidatesFor(texts);
    for (let at = 0; at < demandIds.length; at += CHUNK) await this.matchChunk(demandIds.slice(at, at + CHUNK), batch);
  }

  /** Takes achievements out of every list; full lists are filled up again. */
  async withdraw(achievementIds: readonly string[]): Promise<void> {
    for (const demandId of await this.suggestions.drop(achievementIds)) await this.forward.match(demandId);
  }

  /**
   * Their texts as they were changed last: an older text could still give words that its holder has just closed. A change
   * that the index does not follow, such as a revision that waits for review, is waited for in vain, once.
   * @throws when one is not in the index at all after a while; the job is then tried again
   */
  private async searchable(open: readonly KnownAchievement[]): Promise<readonly ScoringText[]> {
    const changedAt = new Map(open.map((fact) => [fact.id, fact.updatedAt.getTime()]));
    const until = Date.now() + INDEX_WAIT_MS;
    for (;;) {
      const texts = await this.engine.scoringTexts(achievementIndex, [...changedAt.keys()]);
      const isAll = texts.length === open.length;
      const isLate = Date.now() > until;
      if (isAll && (isLate || texts.every(({ id, revision }) => revision >= changedAt.get(id)!))) return texts;
      if (isLate) throw new Error(`${open.length - texts.length} achievements are not searchable yet`);
      await new Promise((wake) => setTimeout(wake, INDEX_POLL_MS));
    }
  }

  private async matchChunk(demandIds: readonly string[], batch: Batch): Promise<void> {
    const standings = await this.suggestions.standings(demandIds);
    const outgrown = demandIds.filter((id) => isStale(standings.get(id), batch));
    const contenders = await this.contenders(demandIds, new Set(outgrown), standings, batch);
    this.compare(contenders, batch);
    // A changed text may have lost its place, so lists that hold one of these are always looked at.
    const touched = new Set(await this.suggestions.demandsSuggesting(batch.ids, demandIds));
    const looked = contenders.filter(({ id, fits }) => fits.length > 0 || touched.has(id));
    const unsettled: string[] = [];
    for (let at = 0; at < looked.length; at += MERGED) {
      unsettled.push(...(await this.merge(looked.slice(at, at + MERGED), batch)));
    }
    for (const demandId of [...unsettled, ...outgrown]) await this.forward.match(demandId);
  }

  private async contenders(
    demandIds: readonly string[],
    outgrown: ReadonlySet<string>,
    standings: ReadonlyMap<string, Standing>,
    batch: Batch,
  ): Promise<Contender[]> {
    const terms = await this.openDemands.terms(demandIds, batch.statistics, batch.words);
    return demandIds.flatMap((id): Contender[] => {
      const asked = terms.get(id);
      if (!asked || outgrown.has(id)) return [];
      const standing = standings.get(id);
      return [{ id, terms: asked, least: standing?.size === SUGGESTED ? standing.least : LEAST_SCORE, fits: [] }];
    });
  }

  /** Gives each contender the texts that may stand on its list; only those are compared exactly. */
  private compare(contenders: readonly Contender[], batch: Batch): void {
    const panel = this.panelOf(contenders.map(({ terms }) => terms));
    for (const cut of batch.cuts) {
      panel.raws(cut).forEach((raw, at) => {
        if (valueOfRaw(raw) + ROUNDING < LEAST_TEXT) return;
        const { terms, fits } = contenders[at]!;
        const fit = textFit(terms, cut);
        if (mayBeOneSubject(fit)) fits.push(fit);
      });
    }
  }

  /** The panel of these terms; that of the last call when they are the same. */
  private panelOf(terms: readonly DemandTerms[]): TextPanel {
    const isSame =
      this.panel?.terms.length === terms.length && terms.every((each, at) => each === this.panel?.terms[at]);
    if (!this.panel || !isSame) this.panel = { terms, panel: new TextPanel(terms) };
    return this.panel.panel;
  }

  /** Facts only of the demands that found something. Returns those whose list must be computed anew. */
  private async merge(looked: readonly Contender[], batch: Batch): Promise<string[]> {
    const demands = new Map(
      (await this.demands.factsOf(looked.map(({ id }) => id))).map((demand) => [demand.id, demand]),
    );
    const fitting = new Set(looked.flatMap(({ fits }) => fits.map(({ id }) => id)));
    const nearness = await nearnessIn(batch.meaning, [...demands.keys()], [...fitting]);
    const beside = { known: batch.known, nearness, weights: batch.weights };
    const changes = looked.flatMap(({ id, fits, least }) => {
      const demand = demands.get(id);
      if (!demand?.isOpen) return [];
      const pairs = pairsOf(demand, fits, beside, least);
      return [{ demandId: id, demandOrganisationId: demand.organisationId, pairs }];
    });
    return this.suggestions.merge(runOf(batch.statistics, batch.weights), changes, batch.ids);
  }
}

/** True when the list has to be scored anew: the index has outgrown it, or it holds scores of other weights. */
function isStale(standing: Standing | undefined, { statistics, weights }: Batch): boolean {
  if (!standing) return false;
  return (
    statistics.documents > GROWTH_TOLERATED * standing.statisticsDocuments ||
    standing.weightsVersions.some((version) => version !== weights.version)
  );
}

/** A demand whose list may take one of the batch. */
interface Contender {
  readonly id: string;
  readonly terms: DemandTerms;
  /** Score that the list asks for. */
  readonly least: number;
  readonly fits: TextFit[];
}
