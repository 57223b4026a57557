// The stored suggestions of one demand: replaced or merged atomically, ranks 1–20, decisions and history kept.
import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, Outbox, type Tx } from '@app/platform';
import { MatchSuggested } from './match.events.js';
import type { PairScore } from './scoring.js';

export const SUGGESTED = 20;
/** Below this many points a pair is noise, however few there are. */
export const LEAST_SCORE = 10;

export interface ScoredPair extends PairScore {
  readonly achievementId: string;
  readonly achievementOrganisationId: string;
}

/** What belongs to every pair of one scoring run. */
export interface Run {
  readonly demandId: string;
  readonly demandOrganisationId: string;
  readonly weightsVersion: string;
  readonly statisticsVersion: number;
  readonly statisticsDocuments: number;
}

/** The list of a demand as it stands. */
export interface Standing {
  readonly size: number;
  /** Score of the last suggestion. */
  readonly least: number;
  /** Size of the index when the oldest score of the list was made. */
  readonly statisticsDocuments: number;
}

interface Placed {
  readonly achievementId: string;
  readonly score: number;
}

function byScore(a: Placed, b: Placed): number {
  return b.score - a.score || (a.achievementId < b.achievementId ? -1 : 1);
}

const UPSERT = `
  INSERT INTO match AS old (id, demand_id, achievement_id, demand_organisation_id, achievement_organisation_id, score, rank,
    features, reasons, missing, weights_version, statistics_version, statistics_documents, suggested_at, scored_at)
  SELECT id, $1, achievement_id, $2, organisation_id, score, rank, features, reasons, missing, $3, $4, $14, $5, $5
  FROM unnest($6::uuid[], $7::uuid[], $8::uuid[], $9::float8[], $10::smallint[], $11::jsonb[], $12::jsonb[], $13::jsonb[])
    AS new (id, achievement_id, organisation_id, score, rank, features, reasons, missing)
  ON CONFLICT (demand_id, achievement_id) DO UPDATE SET score = excluded.score, rank = excluded.rank,
    features = excluded.features, reasons = excluded.reasons, missing = excluded.missing,
    weights_version = excluded.weights_version, statistics_version = excluded.statistics_version,
    statistics_documents = excluded.statistics_documents,
    scored_at = excluded.scored_at
  RETURNING achievement_id AS "achievementId", achievement_organisation_id AS "organisationId", id = ANY($6) AS "isNew"`;

/** Ranks by place in the array; what is not in it is no longer suggested. */
const RERANK = `
  UPDATE match m SET rank = new.rank FROM match o
  LEFT JOIN unnest($2::uuid[]) WITH ORDINALITY AS new (achievement_id, rank) USING (achievement_id)
  WHERE m.id = o.id AND o.demand_id = $1 AND o.rank IS DISTINCT FROM new.rank`;

@Injectable()
export class Suggestions {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** One writer per demand: `work` sees and leaves a whole list. */
  async locked<T>(demandId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.tx(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(7311, hashtext($1))', [demandId]);
      return work(tx);
    });
  }

  /** Makes `pairs` the list of the demand: the best twenty that no side has rejected. */
  async replace(tx: Tx, run: Run, pairs: readonly ScoredPair[]): Promise<void> {
    const rejected = await this.rejected(tx, run.demandId);
    const best = pairs
      .filter((pair) => pair.score >= LEAST_SCORE && !rejected.has(pair.achievementId))
      .sort(byScore)
      .slice(0, SUGGESTED);
    await tx.query(
      'UPDATE match SET rank = NULL WHERE demand_id = $1 AND rank IS NOT NULL AND achievement_id <> ALL($2::uuid[])',
      [run.demandId, best.map((pair) => pair.achievementId)],
    );
    await this.write(tx, run, best, best);
  }

  /**
   * Puts newly scored pairs into the standing list, dropping what they displace.
   * @param rescoredIds achievements whose earlier place no longer holds, with or without a pair now
   */
  async merge(tx: Tx, run: Run, pairs: readonly ScoredPair[], rescoredIds: readonly string[]): Promise<void> {
    const rejected = await this.rejected(tx, run.demandId);
    const fresh = pairs.filter((pair) => pair.score >= LEAST_SCORE && !rejected.has(pair.achievementId));
    const rescored = new Set(rescoredIds);
    const standing = (await this.list(tx, run.demandId)).filter((placed) => !rescored.has(placed.achievementId));
    const best = [...standing, ...fresh].sort(byScore).slice(0, SUGGESTED);
    const ids = best.map((placed) => placed.achievementId);
    await tx.query(RERANK, [run.demandId, ids]);
    const placed = new Set(ids);
    await this.write(
      tx,
      run,
      fresh.filter((pair) => placed.has(pair.achievementId)),
      best,
    );
  }

  /** Ends all suggestions of a demand. */
  async clear(demandId: string): Promise<void> {
    await this.locked(demandId, (tx) => tx.query('UPDATE match SET rank = NULL WHERE demand_id = $1', [demandId]));
  }

  /** Ends the suggestions of achievements and closes the gaps. Returns the demands whose full list lost one. */
  async drop(achievementIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ demandId: string }>(
      `SELECT DISTINCT demand_id AS "demandId" FROM match WHERE achievement_id = ANY($1::uuid[]) AND rank IS NOT NULL`,
      [achievementIds],
    );
    const shortened: string[] = [];
    for (const { demandId } of rows) {
      const wasFull = await this.locked(demandId, async (tx) => {
        const list = await this.list(tx, demandId);
        const kept = list.filter((placed) => !achievementIds.includes(placed.achievementId));
        await tx.query(RERANK, [demandId, kept.map((placed) => placed.achievementId)]);
        return list.length === SUGGESTED;
      });
      if (wasFull) shortened.push(demandId);
    }
    return shortened;
  }

  /** Those of `demandIds` whose list holds one of these achievements. */
  async demandsSuggesting(achievementIds: readonly string[], demandIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ demandId: string }>(
      `SELECT DISTINCT demand_id AS "demandId" FROM match
       WHERE achievement_id = ANY($1::uuid[]) AND demand_id = ANY($2::uuid[]) AND rank IS NOT NULL`,
      [achievementIds, demandIds],
    );
    return rows.map((row) => row.demandId);
  }

  /** Demands whose list holds a pair that was not scored with this snapshot. */
  async outdated(statisticsVersion: number): Promise<string[]> {
    const rows = await this.database.query<{ demandId: string }>(
      `SELECT DISTINCT demand_id AS "demandId" FROM match WHERE rank IS NOT NULL AND statistics_version <> $1`,
      [statisticsVersion],
    );
    return rows.map((row) => row.demandId);
  }

  /** How the lists of these demands stand; a demand without suggestions is absent. */
  async standings(demandIds: readonly string[]): Promise<Map<string, Standing>> {
    const rows = await this.database.query<Standing & { demandId: string } & Record<string, unknown>>(
      `SELECT demand_id AS "demandId", count(*)::int AS size, min(score) AS least,
         min(statistics_documents) AS "statisticsDocuments"
       FROM match WHERE demand_id = ANY($1::uuid[]) AND rank IS NOT NULL GROUP BY demand_id`,
      [demandIds],
    );
    return new Map(rows.map((row) => [row.demandId, row]));
  }

  /** The standing list, best first. */
  async list(tx: Tx, demandId: string): Promise<Placed[]> {
    return tx.query(
      `SELECT achievement_id AS "achievementId", score FROM match WHERE demand_id = $1 AND rank IS NOT NULL ORDER BY rank`,
      [demandId],
    );
  }

  private async rejected(tx: Tx, demandId: string): Promise<Set<string>> {
    const rows: { achievementId: string }[] = await tx.query(
      `SELECT achievement_id AS "achievementId" FROM match
       WHERE demand_id = $1 AND (demand_decision = 'REJECTED' OR achievement_decision = 'REJECTED')`,
      [demandId],
    );
    return new Set(rows.map((row) => row.achievementId));
  }

  private async write(tx: Tx, run: Run, pairs: readonly ScoredPair[], ranked: readonly Placed[]): Promise<void> {
    if (pairs.length === 0) return;
    const rankById = new Map(ranked.map((placed, at) => [placed.achievementId, at + 1]));
    const rows: { achievementId: string; organisationId: string; isNew: boolean }[] = await tx.query(UPSERT, [
      run.demandId,
      run.demandOrganisationId,
      run.weightsVersion,
      run.statisticsVersion,
      this.clock.now(),
      pairs.map(() => newId()),
      pairs.map((pair) => pair.achievementId),
      pairs.map((pair) => pair.achievementOrganisationId),
      pairs.map((pair) => pair.score),
      pairs.map((pair) => rankById.get(pair.achievementId)),
      pairs.map((pair) => JSON.stringify(pair.features)),
      pairs.map((pair) => JSON.stringify(pair.reasons)),
      pairs.map((pair) => JSON.stringify(pair.missing)),
      run.statisticsDocuments,
    ]);
    const fresh = rows.filter((row) => row.isNew);
    if (fresh.length === 0) return;
    await this.outbox.add(tx, MatchSuggested, {
      demandId: run.demandId,
      demandOrganisationId: run.demandOrganisationId,
      achievementIds: fresh.map((row) => row.achievementId),
      achievementOrganisationIds: [...new Set(fresh.map((row) => row.organisationId))],
    });
  }
}
