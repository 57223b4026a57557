// SQL on table `match` for whole lists: read, rank, write. Not for deciding who belongs on a list.
import { newId, type Tx } from '@app/platform';
import type { PairScore } from './scoring.js';

export interface ScoredPair extends PairScore {
  readonly achievementId: string;
  readonly achievementOrganisationId: string;
}

/** What belongs to every pair of one scoring run. */
export interface Run {
  readonly weightsVersion: string;
  readonly statisticsVersion: number;
  readonly statisticsDocuments: number;
}

export interface ListOwner {
  readonly demandId: string;
  readonly demandOrganisationId: string;
}

export interface Placed {
  readonly achievementId: string;
  readonly score: number;
}

export interface ListRow extends Placed {
  readonly demandId: string;
  readonly rank: number | null;
  readonly isRejected: boolean;
}

export interface Ranked {
  readonly owner: ListOwner;
  readonly pair: ScoredPair;
  readonly rank: number;
}

export interface Written extends Placed {
  readonly demandId: string;
  readonly demandOrganisationId: string;
  readonly achievementOrganisationId: string;
  /** Never suggested before. */
  readonly isNew: boolean;
}

/** One writer per demand, until the transaction ends; in one order, so that two writers do not wait for each other. */
export async function lockLists(tx: Tx, demandIds: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(7311, key)
     FROM (SELECT DISTINCT hashtext(id) AS key FROM unnest($1::text[]) AS id ORDER BY key) AS keys`,
    [demandIds],
  );
}

/** What is suggested now or was rejected, best first. */
export async function listRows(tx: Tx, demandIds: readonly string[]): Promise<ListRow[]> {
  return tx.query(
    `SELECT demand_id AS "demandId", achievement_id AS "achievementId", score, rank,
       demand_decision = 'REJECTED' OR achievement_decision = 'REJECTED' AS "isRejected"
     FROM match
     WHERE demand_id = ANY($1::uuid[])
       AND (rank IS NOT NULL OR demand_decision = 'REJECTED' OR achievement_decision = 'REJECTED')
     ORDER BY demand_id, rank`,
    [demandIds],
  );
}

/** Sets the ranks of stored pairs; null ends a suggestion. */
export async function rankRows(
  tx: Tx,
  rows: readonly { demandId: string; achievementId: string; rank: number | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `UPDATE match m SET rank = new.rank
     FROM unnest($1::uuid[], $2::uuid[], $3::smallint[]) AS new (demand_id, achievement_id, rank)
     WHERE m.demand_id = new.demand_id AND m.achievement_id = new.achievement_id`,
    [rows.map((row) => row.demandId), rows.map((row) => row.achievementId), rows.map((row) => row.rank)],
  );
}

const UPSERT = `
  INSERT INTO match AS old (id, demand_id, demand_organisation_id, achievement_id, achievement_organisation_id, score, rank,
    features, reasons, missing, weights_version, statistics_version, statistics_documents, suggested_at, scored_at)
  SELECT id, demand_id, demand_organisation_id, achievement_id, organisation_id, score, rank,
    features, reasons, missing, $1, $2, $3, $4, $4
  FROM unnest($5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::float8[], $11::smallint[], $12::jsonb[],
    $13::jsonb[], $14::jsonb[])
    AS new (id, demand_id, demand_organisation_id, achievement_id, organisation_id, score, rank, features, reasons, missing)
  ON CONFLICT (demand_id, achievement_id) DO UPDATE SET score = excluded.score, rank = excluded.rank,
    features = excluded.features, reasons = excluded.reasons, missing = excluded.missing,
    weights_version = excluded.weights_version, statistics_version = excluded.statistics_version,
    statistics_documents = excluded.statistics_documents, scored_at = excluded.scored_at
  RETURNING demand_id AS "demandId", demand_organisation_id AS "demandOrganisationId", achievement_id AS "achievementId",
    achievement_organisation_id AS "achievementOrganisationId", score, id = ANY($5) AS "isNew"`;

export async function writeRows(tx: Tx, run: Run, now: Date, rows: readonly Ranked[]): Promise<Written[]> {
  if (rows.length === 0) return [];
  return tx.query(UPSERT, [
    run.weightsVersion,
    run.statisticsVersion,
    run.statisticsDocuments,
    now,
    rows.map(() => newId()),
    rows.map(({ owner }) => owner.demandId),
    rows.map(({ owner }) => owner.demandOrganisationId),
    rows.map(({ pair }) => pair.achievementId),
    rows.map(({ pair }) => pair.achievementOrganisationId),
    rows.map(({ pair }) => pair.score),
    rows.map(({ rank }) => rank),
    rows.map(({ pair }) => JSON.stringify(pair.features)),
    rows.map(({ pair }) => JSON.stringify(pair.reasons)),
    rows.map(({ pair }) => JSON.stringify(pair.missing)),
  ]);
}
