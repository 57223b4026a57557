// The open demands as scorers see them, kept cut in this process so that a new achievement need not cut them again.
import { Injectable } from '@nestjs/common';
import { Demands, demandIndex } from '@app/demand';
import { bigrams, Clock, searchWords, SearchEngine, type IndexStatistics, type ScoringText } from '@app/platform';
import { askedTextOf } from './asked-text.js';
import { demandTerms, type DemandTerms } from './terms.js';
import type { RelatedWords } from './words/soft-coverage.js';

/** About 20 kB each. Above this many open demands, candidates come from the demand index instead. */
const PANEL_SIZE = 2_000;
const PAGE = 1_000;
/** Per achievement, from the demand index. */
const RECALLED = 200;

interface Kept {
  readonly hash: string;
  readonly terms: DemandTerms;
}

@Injectable()
export class OpenDemands {
  private kept = new Map<string, Kept>();
  /** Snapshot and related words that the kept ones were cut with. */
  private version = '';

  constructor(
    private readonly engine: SearchEngine,
    private readonly demands: Demands,
    private readonly clock: Clock,
  ) {}

  /** Demands that may suit one of these achievements: all open ones, or in a very large market those with rare terms in common. */
  async candidatesFor(texts: readonly ScoringText[]): Promise<string[]> {
    return (await this.all()) ?? (await this.recalled(texts));
  }

  private async recalled(texts: readonly ScoringText[]): Promise<string[]> {
    const found = new Set<string>();
    const filter = [{ field: 'validUntil', gt: this.clock.now().getTime() }];
    for (const text of texts) {
      const terms = [...searchWords(text.normalised), ...bigrams(text.normalised)];
      const { candidates } = await this.engine.recall(demandIndex, { terms, filter, limit: RECALLED });
      for (const candidate of candidates) found.add(candidate.id);
    }
    return [...found].sort();
  }

  /** null when there are more than `PANEL_SIZE`. */
  private async all(): Promise<string[] | null> {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const page: string[] = await this.demands.openIds(after, PAGE);
      ids.push(...page);
      if (ids.length > PANEL_SIZE) return null;
      if (page.length < PAGE) return ids;
      after = page.at(-1)!;
    }
  }

  /** Terms of the given demands under one snapshot; those whose text has not changed are not cut again. */
  async terms(
    ids: readonly string[],
    statistics: IndexStatistics,
    words: RelatedWords | null = null,
  ): Promise<Map<string, DemandTerms>> {
    const version = `${statistics.version} ${words?.version}`;
    if (this.version !== version) this.kept = new Map();
    this.version = version;
    const hashes = await this.hashes(ids);
    const stale = ids.filter((id) => {
      const hash = hashes.get(id);
      return hash === undefined || this.kept.get(id)?.hash !== hash;
    });
    for (let at = 0; at < stale.length; at += PAGE)
      await this.cut(stale.slice(at, at + PAGE), hashes, { statistics, words });
    const found = new Map<string, DemandTerms>();
    for (const id of ids) {
      const kept = this.kept.get(id);
      if (kept) found.set(id, kept.terms);
    }
    if (this.kept.size > PANEL_SIZE) this.kept = new Map();
    return found;
  }

  private async cut(
    ids: readonly string[],
    hashes: ReadonlyMap<string, string>,
    { statistics, words }: { statistics: IndexStatistics; words: RelatedWords | null },
  ) {
    for (const demand of await this.demands.factsOf(ids)) {
      const terms = await demandTerms(askedTextOf(demand), statistics, words);
      this.kept.set(demand.id, { hash: hashes.get(demand.id) ?? '', terms });
    }
  }

  /** Content hashes in the demand index; a demand that is not there yet has none and is cut each time. */
  private async hashes(ids: readonly string[]): Promise<Map<string, string>> {
    const sorted = [...ids].sort();
    const hashes = new Map<string, string>();
    for (let after: string | null = null; hashes.size < sorted.length;) {
      const page = await this.engine.entries(demandIndex, after, PANEL_SIZE);
      for (const entry of page) hashes.set(entry.id, entry.hash);
      if (page.length < PANEL_SIZE || page.at(-1)!.id >= sorted.at(-1)!) break;
      after = page.at(-1)!.id;
    }
    return hashes;
  }
}
