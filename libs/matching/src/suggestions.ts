// The stored suggestions of demands: lists of at most twenty, replaced or merged atomically; decisions and history stay.
import { Injectable } from '@nestjs/common';
import { Clock, Database, Outbox, type Tx } from '@app/platform';
import { MatchSuggested } from './match.events.js';
import {
  listRows,
  lockLists,
  rankRows,
  writeRows,
  type ListOwner,
  type ListRow,
  type Placed,
  type Ranked,
  type Run,
  type ScoredPair,
  type Written,
} from './suggestion-rows.js';

export const SUGGESTED = 20;
/** Below this many points the facts speak against a pair, however few there are. */
export const LEAST_SCORE = 15;
/** Both sides are told of a new pair from here on; weaker ones stand on the list for those who look. */
const WORTH_TELLING = 30;

/** The list of a demand as it stands. */
export interface Standing {
  readonly size: number;
  /** Score of the last suggestion. */
  readonly least: number;
  /** Size of the index when the oldest score of the list was made. */
  readonly statisticsDocuments: number;
  /** Versions of the weights that its scores were made with. */
  readonly weightsVersions: readonly string[];
}

/** Newly scored pairs of one demand. */
export interface Change extends ListOwner {
  readonly pairs: readonly ScoredPair[];
}

function byScore(a: Placed, b: Placed): number {
  return b.score - a.score || (a.achievementId < b.achievementId ? -1 : 1);
}

@Injectable()
export class Suggestions {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** `work` is the only writer of this list while it runs. */
  async locked<T>(demandId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.tx(async (tx) => {
      await lockLists(tx, [demandId]);
      return work(tx);
    });
  }

  /** Makes `pairs` the list of the demand: the best twenty that no side has rejected. */
  async replace(tx: Tx, run: Run, owner: ListOwner, pairs: readonly ScoredPair[]): Promise<void> {
    const rows = await listRows(tx, [owner.demandId]);
    const best = acceptable(rows, pairs).sort(byScore).slice(0, SUGGESTED);
    const kept = new Set(best.map((pair) => pair.achievementId));
    await rankRows(tx, ended(rows, kept));
    const ranked = best.map((pair, at) => ({ owner, pair, rank: at + 1 }));
    await this.tell(tx, await writeRows(tx, run, this.clock.now(), ranked));
  }

  /**
   * Puts newly scored pairs into the standing lists of many demands, dropping what they displace, in one transaction.
   * @param rescoredIds achievements whose earlier places no longer hold, with or without a pair now
   * @returns demands that are left alone because a suggestion of a full list lost points: somebody else may be better
   */
  async merge(run: Run, changes: readonly Change[], rescoredIds: readonly string[]): Promise<string[]> {
    if (changes.length === 0) return [];
    const rescored = new Set(rescoredIds);
    return this.database.tx(async (tx) => {
      const demandIds = changes.map((change) => change.demandId);
      await lockLists(tx, demandIds);
      const rowsById = byDemand(await listRows(tx, demandIds));
      const unsettled: string[] = [];
      const reranked: { demandId: string; achievementId: string; rank: number | null }[] = [];
      const written: Ranked[] = [];
      for (const change of changes) {
        const rows = rowsById.get(change.demandId) ?? [];
        if (hasFallen(rows, change.pairs, rescored)) {
          unsettled.push(change.demandId);
          continue;
        }
        const plan = planMerge(change, rows, rescored);
        reranked.push(...plan.reranked);
        written.push(...plan.written);
      }
      await rankRows(tx, reranked);
      await this.tell(tx, await writeRows(tx, run, this.clock.now(), written));
      return unsettled;
    });
  }

  /** Ends the suggestions of achievements and closes the gaps. Returns the demands whose full list lost one. */
  async drop(achievementIds: readonly string[]): Promise<string[]> {
    const gone = new Set(achievementIds);
    const demandIds = await this.demandsSuggesting(achievementIds);
    const shortened: string[] = [];
    for (const demandId of demandIds) {
      await this.locked(demandId, async (tx) => {
        const list = (await listRows(tx, [demandId])).filter((row) => row.rank !== null);
        const kept = list.filter((row) => !gone.has(row.achievementId)).map((row) => row.achievementId);
        await rankRows(
          tx,
          list.map(({ achievementId }) => ({ demandId, achievementId, rank: kept.indexOf(achievementId) + 1 || null })),
        );
        if (list.length === SUGGESTED) shortened.push(demandId);
      });
    }
    return shortened;
  }

  /** Demands whose list holds one of these achievements; only those of `demandIds` when given. */
  async demandsSuggesting(achievementIds: readonly string[], demandIds?: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ demandId: string }>(
      `SELECT DISTINCT demand_id AS "demandId" FROM match
       WHERE achievement_id = ANY($1::uuid[]) AND ($2::uuid[] IS NULL OR demand_id = ANY($2)) AND rank IS NOT NULL`,
      [achievementIds, demandIds ?? null],
    );
    return rows.map((row) => row.demandId);
  }

  /** Demands whose list holds a pair that was not scored with this snapshot and these weights. */
  async outdated(statisticsVersion: number, weightsVersion: string): Promise<string[]> {
    const rows = await this.database.query<{ demandId: string }>(
      `SELECT DISTINCT demand_id AS "demandId" FROM match WHERE rank IS NOT NULL
         AND (statistics_version <> $1 OR weights_version <> $2)`,
      [statisticsVersion, weightsVersion],
    );
    return rows.map((row) => row.demandId);
  }

  /** How the lists of these demands stand; a demand without suggestions is absent. */
  async standings(demandIds: readonly string[]): Promise<Map<string, Standing>> {
    const rows = await this.database.query<Standing & { demandId: string } & Record<string, unknown>>(
      `SELECT demand_id AS "demandId", count(*)::int AS size, min(score) AS least,
         min(statistics_documents) AS "statisticsDocuments",
         array_agg(DISTINCT weights_version) AS "weightsVersions"
       FROM match WHERE demand_id = ANY($1::uuid[]) AND rank IS NOT NULL GROUP BY demand_id`,
      [demandIds],
    );
    return new Map(rows.map((row) => [row.demandId, row]));
  }

  /** One event per demand that got a new pair worth telling. */
  private async tell(tx: Tx, written: readonly Written[]): Promise<void> {
    const fresh = written.filter((row) => row.isNew && row.score >= WORTH_TELLING);
    for (const [demandId, rows] of byDemand(fresh)) {
      await this.outbox.add(tx, MatchSuggested, {
        demandId,
        demandOrganisationId: rows[0]!.demandOrganisationId,
        achievementIds: rows.map((row) => row.achievementId),
        achievementOrganisationIds: [...new Set(rows.map((row) => row.achievementOrganisationId))],
      });
    }
  }
}

function byDemand<T extends { readonly demandId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.demandId);
    if (group) group.push(row);
    else groups.set(row.demandId, [row]);
  }
  return groups;
}

function acceptable(rows: readonly ListRow[], pairs: readonly ScoredPair[]): ScoredPair[] {
  const rejected = new Set(rows.filter((row) => row.isRejected).map((row) => row.achievementId));
  return pairs.filter((pair) => pair.score >= LEAST_SCORE && !rejected.has(pair.achievementId));
}

/** Rows of a list that are not on it any more. */
function ended(rows: readonly ListRow[], kept: ReadonlySet<string>) {
  return rows
    .filter((row) => row.rank !== null && !kept.has(row.achievementId))
    .map(({ demandId, achievementId }) => ({ demandId, achievementId, rank: null }));
}

/** True when the list was full and one of its achievements, scored again, got fewer points or none. */
function hasFallen(rows: readonly ListRow[], pairs: readonly ScoredPair[], rescored: ReadonlySet<string>): boolean {
  const list = rows.filter((row) => row.rank !== null);
  if (list.length < SUGGESTED) return false;
  const scores = new Map(pairs.map((pair) => [pair.achievementId, pair.score]));
  return list.some(
    ({ achievementId, score }) => rescored.has(achievementId) && (scores.get(achievementId) ?? -Infinity) < score,
  );
}

function planMerge(change: Change, rows: readonly ListRow[], rescored: ReadonlySet<string>) {
  const fresh = acceptable(rows, change.pairs);
  const standing = rows.filter((row) => row.rank !== null && !rescored.has(row.achievementId));
  const best = [...standing, ...fresh].sort(byScore).slice(0, SUGGESTED);
  const rankById = new Map(best.map((placed, at) => [placed.achievementId, at + 1]));
  const moved = standing.filter(
    (row) => rankById.has(row.achievementId) && rankById.get(row.achievementId) !== row.rank,
  );
  const written = fresh.flatMap((pair): Ranked[] => {
    const rank = rankById.get(pair.achievementId);
    return rank === undefined ? [] : [{ owner: change, pair, rank }];
  });
  return {
    reranked: [
      ...ended(rows, new Set(rankById.keys())),
      ...moved.map(({ demandId, achievementId }) => ({
        demandId,
        achievementId,
        rank: rankById.get(achievementId) ?? null,
      })),
    ],
    written,
  };
}
