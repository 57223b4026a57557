// What other rooms compute with: plain facts by id, without policy. Texts stop at what a member may read (REGISTERED),
// because reasons made from them are shown to the other side. Not for showing an achievement: that is a view.
import { In } from 'typeorm';
import type { Database } from '@app/platform';
import { priceOf } from './achievement.disclosure.js';
import { AchievementEntity } from './achievement.entity.js';
import { isOpen, reaches } from './achievement.policy.js';
import type {
  AchievementState,
  ComparisonRow,
  Indicator,
  IpState,
  Price,
  RevisionState,
  Stage,
} from './achievement.schema.js';

export interface AchievementFacts {
  id: string;
  code: string;
  title: string;
  organisationId: string;
  /** Who answers for the holder; shown to the other side only after both agreed. */
  contactUserId: string | null;
  state: AchievementState;
  revisionState: RevisionState;
  /** Published and still valid at the instant of asking. */
  isOpen: boolean;
  techArea: string | null;
  industry: string | null;
  bases: string[];
  trl: number | null;
  stage: Stage | null;
  publishedAt: Date | null;
  validUntil: Date | null;
  /** The search index takes its milliseconds as the revision of the document. */
  updatedAt: Date;
  /** Groups that members may not read are left out below: null or empty. */
  abstract: string | null;
  keywords: string[];
  problem: string | null;
  innovation: string | null;
  applications: string | null;
  indicators: Indicator[];
  comparison: ComparisonRow[];
  ipState: IpState | null;
  modes: string[];
  licenceModes: string[];
  price: Price | null;
  /** Lower and upper end of a fixed price or a range, in fen. */
  priceMinFen: bigint | null;
  priceMaxFen: bigint | null;
}

/** Facts of the given achievements in any order; unknown ids are left out. */
export async function achievementFacts(
  database: Database,
  ids: readonly string[],
  now: Date,
): Promise<AchievementFacts[]> {
  if (ids.length === 0) return [];
  const rows = await database.manager.getRepository(AchievementEntity).findBy({ id: In([...ids]) });
  return rows.map((row) => toFacts(row, now));
}

/**
 * How many achievements every holder has on display.
 * @param among only of these; absent: of all
 */
export async function openByHolder(
  database: Database,
  now: Date,
  among?: readonly string[],
): Promise<Map<string, number>> {
  const rows = await database.query<{ holder: string; open: number }>(
    `SELECT organisation_id AS holder, count(*)::int AS open FROM achievement
     WHERE state = 'PUBLISHED' AND valid_until > $1 AND ($2::uuid[] IS NULL OR id = ANY($2)) GROUP BY organisation_id`,
    [now, among ?? null],
  );
  return new Map(rows.map(({ holder, open }) => [holder, open]));
}

function toFacts(row: AchievementEntity, now: Date): AchievementFacts {
  const { disclosure } = row;
  const hasSummary = reaches('REGISTERED', disclosure.summary);
  const hasTechnical = reaches('REGISTERED', disclosure.technical);
  const hasCommercial = reaches('REGISTERED', disclosure.commercial);
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    organisationId: row.organisationId,
    contactUserId: row.contactUserId,
    state: row.state,
    revisionState: row.revisionState,
    isOpen: isOpen(row, now),
    techArea: row.techArea,
    industry: row.industry,
    bases: row.bases,
    trl: row.trl,
    stage: row.stage,
    publishedAt: row.publishedAt,
    validUntil: row.validUntil,
    updatedAt: row.updatedAt,
    abstract: hasSummary ? row.abstract : null,
    keywords: hasSummary ? row.keywords : [],
    problem: hasTechnical ? row.problem : null,
    innovation: hasTechnical ? row.innovation : null,
    applications: hasTechnical ? row.applications : null,
    indicators: hasTechnical ? row.indicators : [],
    comparison: hasTechnical ? row.comparison : [],
    ipState: hasTechnical ? row.ipState : null,
    modes: hasCommercial ? row.modes : [],
    licenceModes: hasCommercial ? row.licenceModes : [],
    price: hasCommercial ? priceOf(row) : null,
    priceMinFen: hasCommercial ? row.priceMinFen : null,
    priceMaxFen: hasCommercial ? row.priceMaxFen : null,
  };
}
