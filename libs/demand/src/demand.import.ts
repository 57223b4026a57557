// Brings demands from outside in as open ones, in batches, each row once per (source, sourceId).
// Lenient on purpose: real texts are shorter and poorer than what the form asks for. Not for reading files.
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit, type Viewer } from '@app/identity';
import { importBatch, LISTING_BATCH, type ImportOrigin } from '@app/listing';
import { Clock, Outbox, safeText, type Tx } from '@app/platform';
import { code } from '@app/reference';
import { DemandPublished } from './demand.events.js';
import { validUntil } from './demand.lifecycle.js';
import { demandListing } from './demand.listing.js';
import { budgetColumns } from './demand.projection.js';
import { Budget } from './demand.schema.js';

/** One row of an import. Against the form: title to 300, problem 1–5000, no type, modes or deadline. */
export const ImportedDemand = z.object({
  sourceId: safeText(1, 128),
  title: safeText(2, 300),
  problem: safeText(1, 5000),
  /** What the source says beside the problem, e.g. where the enterprise is. */
  constraints: safeText(1, 2000).nullable().default(null),
  budget: Budget.default({ kind: 'NEGOTIABLE' }),
  techArea: code('techArea').nullable().default(null),
  sourceUrl: z.url('不是有效的网址').max(500).nullable().default(null),
});
export type ImportedDemand = z.infer<typeof ImportedDemand>;

/** Rows of one `publishImported` call: one statement, one audit entry, one event. */
export const IMPORT_BATCH = LISTING_BATCH;

const INSERT = `
  INSERT INTO demand (id, code, organisation_id, state, is_anonymous, title, problem, targets, constraints, budget_kind,
    budget_min_fen, budget_max_fen, cooperation_modes, tech_area, bases, preferred_partners, excluded_partners,
    published_at, confirmed_at, valid_until, source, source_id, source_url, version, created_at, updated_at)
  SELECT r.id, r.code, $1::uuid, 'OPEN', false, r.title, r.problem, '[]'::jsonb, r.constraints, r.budget_kind,
    r.budget_min_fen, r.budget_max_fen, '{}'::text[], r.tech_area, '{}'::text[], '{}'::uuid[], '{}'::uuid[],
    $2::timestamptz, $2::timestamptz, $3::timestamptz, $4, r.source_id, r.source_url, 1, $2::timestamptz,
    $2::timestamptz
  FROM unnest($5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bigint[], $12::bigint[],
    $13::text[], $14::text[], $15::text[])
    AS r(id, code, title, problem, constraints, budget_kind, budget_min_fen, budget_max_fen, tech_area, source_id,
      source_url)
  ON CONFLICT (source, source_id) DO NOTHING RETURNING id`;

@Injectable()
export class DemandImport {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Opens up to `IMPORT_BATCH` rows in the caller's transaction; rows known from an earlier import are left alone.
   * @returns how many were added
   */
  async publishImported(tx: Tx, actor: Viewer, origin: ImportOrigin, rows: readonly ImportedDemand[]): Promise<number> {
    const now = this.clock.now();
    const shared = [origin.organisationId, now, validUntil(now, null), origin.source];
    const demandIds = await importBatch(tx, demandListing, {
      viewer: actor,
      now,
      origin,
      rows,
      trail: this.audit,
      sql: INSERT,
      shared,
      columnsOf,
    });
    if (demandIds.length > 0) await this.outbox.add(tx, DemandPublished, { demandIds });
    return demandIds.length;
  }
}

function columnsOf(rows: readonly ImportedDemand[]): unknown[][] {
  const budgets = rows.map((row) => budgetColumns(row.budget));
  return [
    rows.map((row) => row.title),
    rows.map((row) => row.problem),
    rows.map((row) => row.constraints),
    budgets.map((budget) => budget.budgetKind),
    budgets.map((budget) => budget.budgetMinFen?.toString() ?? null),
    budgets.map((budget) => budget.budgetMaxFen?.toString() ?? null),
    rows.map((row) => row.techArea),
    rows.map((row) => row.sourceId),
    rows.map((row) => row.sourceUrl),
  ];
}
