// Brings texts from outside in as published achievements, in batches, each row once per (source, sourceId).
// Lenient on purpose: real texts are shorter, longer and poorer than what the form asks for. Not for reading files.
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit, type Viewer } from '@app/identity';
import { endOfDayAfter, importBatch, LISTING_BATCH, type ImportOrigin } from '@app/listing';
import { Clock, Outbox, safeText, type Tx } from '@app/platform';
import { code } from '@app/reference';
import { AchievementPublished } from './achievement.events.js';
import { VALID_MONTHS } from './achievement.lifecycle.js';
import { achievementListing } from './achievement.listing.js';
import { DEFAULT_DISCLOSURE, STAGES } from './achievement.schema.js';

/** One row of an import. Against the form: title to 300, abstract 1–5000, 30 keywords, no problem, TRL or attribute. */
export const ImportedAchievement = z.object({
  sourceId: safeText(1, 128),
  title: safeText(2, 300),
  abstract: safeText(1, 5000),
  keywords: z.array(safeText(1, 100)).max(30, '最多 30 个关键词').default([]),
  techArea: code('techArea').nullable().default(null),
  stage: z.enum(STAGES).nullable().default(null),
  /** What the source says about maturity, in its own words. */
  trlEvidence: safeText(1, 500).nullable().default(null),
  modes: z.array(code('transformationMode')).default([]),
  /** Whom the source names as owner; kept as the completer's organisation. */
  owner: safeText(1, 100).nullable().default(null),
  sourceUrl: z.url('不是有效的网址').max(500).nullable().default(null),
});
export type ImportedAchievement = z.infer<typeof ImportedAchievement>;

/** Rows of one `publishImported` call: one statement, one audit entry, one event. */
export const IMPORT_BATCH = LISTING_BATCH;

const INSERT = `
  INSERT INTO achievement (id, code, organisation_id, state, title, abstract, keywords, comparison, indicators,
    trl_evidence, stage, ip, ip_state, modes, licence_modes, price_kind, tech_area, bases, completers, disclosure,
    revision_state, published_at, valid_until, source, source_id, source_url, version, created_at, updated_at)
  SELECT r.id, r.code, $1::uuid, 'PUBLISHED', r.title, r.abstract, string_to_array(r.keywords, $2), '[]'::jsonb, '[]'::jsonb,
    r.trl_evidence, r.stage, '[]'::jsonb, 'NONE', string_to_array(r.modes, $2), '{}'::text[], 'NEGOTIABLE', r.tech_area,
    '{}'::text[], r.completers, $3::jsonb, 'NONE', $4::timestamptz, $5::timestamptz, $6, r.source_id, r.source_url, 1,
    $4::timestamptz, $4::timestamptz
  FROM unnest($7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
    $15::text[], $16::jsonb[], $17::text[], $18::text[])
    AS r(id, code, title, abstract, keywords, trl_evidence, stage, modes, tech_area, completers, source_id, source_url)
  ON CONFLICT (source, source_id) DO NOTHING RETURNING id`;
/** Between the members of a packed list; `safeText` refuses it inside of one. */
const UNIT_SEPARATOR = '\u001F';

@Injectable()
export class AchievementImport {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Publishes up to `IMPORT_BATCH` rows in the caller's transaction; rows known from an earlier import are left alone.
   * @returns how many were added
   */
  async publishImported(
    tx: Tx,
    actor: Viewer,
    origin: ImportOrigin,
    rows: readonly ImportedAchievement[],
  ): Promise<number> {
    const now = this.clock.now();
    const shared = [
      origin.organisationId,
      UNIT_SEPARATOR,
      DEFAULT_DISCLOSURE,
      now,
      endOfDayAfter(now, VALID_MONTHS),
      origin.source,
    ];
    const achievementIds = await importBatch(tx, achievementListing, {
      viewer: actor,
      now,
      origin,
      rows,
      trail: this.audit,
      sql: INSERT,
      shared,
      columnsOf,
    });
    if (achievementIds.length > 0) await this.outbox.add(tx, AchievementPublished, { achievementIds });
    return achievementIds.length;
  }
}

function columnsOf(rows: readonly ImportedAchievement[]): unknown[][] {
  return [
    rows.map((row) => row.title),
    rows.map((row) => row.abstract),
    rows.map((row) => row.keywords.join(UNIT_SEPARATOR)),
    rows.map((row) => row.trlEvidence),
    rows.map((row) => row.stage),
    rows.map((row) => row.modes.join(UNIT_SEPARATOR)),
    rows.map((row) => row.techArea),
    rows.map((row) => JSON.stringify(completersOf(row.owner))),
    rows.map((row) => row.sourceId),
    rows.map((row) => row.sourceUrl),
  ];
}

function completersOf(owner: string | null): object[] {
  return owner === null ? [] : [{ name: owner, organisation: owner, isLeader: false, contributionPercent: null }];
}
