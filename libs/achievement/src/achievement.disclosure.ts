// From row to what a reader at a given level may see. The only place where an entity becomes a view, a card or a fact.
import type { OrganisationCard } from '@app/identity';
import { missingFrom } from '@app/listing';
import type { FieldError } from '@app/platform';
import type { AchievementEntity } from './achievement.entity.js';
import { reaches } from './achievement.policy.js';
import {
  CompleteAchievement,
  FIELD_GROUPS,
  type DisclosureLevel,
  type FieldGroup,
  type IpRight,
  type IpState,
  type Price,
  type ProjectedAchievement,
} from './achievement.schema.js';
import type { AchievementCard } from './achievement.list.schema.js';

/** What a reader at `level` sees; a withheld group is absent and named with the level it asks for. */
export function project(
  row: AchievementEntity,
  holder: OrganisationCard,
  level: DisclosureLevel,
): ProjectedAchievement {
  const open = (group: FieldGroup) => reaches(level, row.disclosure[group]);
  const closed = FIELD_GROUPS.filter((group) => !open(group));
  return {
    ...toHeading(row, holder),
    ...(open('summary') && { abstract: row.abstract, keywords: row.keywords }),
    ...(open('technical') && {
      problem: row.problem,
      innovation: row.innovation,
      applications: row.applications,
      comparison: row.comparison,
      indicators: row.indicators,
      trlEvidence: row.trlEvidence,
      ip: row.ip,
      ipState: row.ipState,
    }),
    ...(open('commercial') && {
      modes: row.modes,
      licenceModes: row.licenceModes,
      price: priceOf(row),
      economicBenefit: row.economicBenefit,
      cases: row.cases,
    }),
    ...(open('team') && { completers: row.completers }),
    withheld: Object.fromEntries(closed.map((group) => [group, row.disclosure[group]])),
  };
}

/** The few fields of a list row, under the same rules as the whole view. */
export function toCard(row: CardRow, holder: OrganisationCard, level: DisclosureLevel): AchievementCard {
  const open = (group: FieldGroup) => reaches(level, row.disclosure[group]);
  return {
    ...toHeading(row, holder),
    ...(open('summary') && { abstract: row.abstract, keywords: row.keywords }),
    ...(open('technical') && { ipState: row.ipState, hasComparison: row.comparison.length > 0 }),
    ...(open('commercial') && { modes: row.modes, price: priceOf(row) }),
  };
}

/** Columns that a card needs: lists never read the long texts. */
export const CARD_COLUMNS = [
  'id',
  'code',
  'organisationId',
  'createdBy',
  'submittedBy',
  'state',
  'revisionState',
  'title',
  'abstract',
  'keywords',
  'comparison',
  'trl',
  'stage',
  'attribute',
  'ipState',
  'modes',
  'priceKind',
  'priceMinFen',
  'priceMaxFen',
  'priceBasisPoints',
  'techArea',
  'industry',
  'bases',
  'disclosure',
  'publishedAt',
  'validUntil',
  'sourceUrl',
  'updatedAt',
] as const satisfies readonly (keyof AchievementEntity)[];
export type CardRow = Pick<AchievementEntity, (typeof CARD_COLUMNS)[number]>;

/** The wire form of the stored price columns. */
export function priceOf(
  row: Pick<AchievementEntity, 'priceKind' | 'priceMinFen' | 'priceMaxFen' | 'priceBasisPoints'>,
): Price | null {
  switch (row.priceKind) {
    case null:
      return null;
    case 'FIXED':
      return { kind: 'FIXED', amountFen: String(row.priceMinFen) };
    case 'RANGE':
      return { kind: 'RANGE', minFen: String(row.priceMinFen), maxFen: String(row.priceMaxFen) };
    case 'ROYALTY':
    case 'EQUITY':
      return { kind: row.priceKind, percent: (row.priceBasisPoints ?? 0) / 100 };
    default:
      return { kind: row.priceKind };
  }
}

/** The stored columns of a price; the inverse of `priceOf`. */
export function priceColumns(price: Price | null) {
  const isRange = price?.kind === 'RANGE';
  const isShare = price?.kind === 'ROYALTY' || price?.kind === 'EQUITY';
  const lower = price?.kind === 'FIXED' ? price.amountFen : isRange ? price.minFen : null;
  const upper = price?.kind === 'FIXED' ? price.amountFen : isRange ? price.maxFen : null;
  return {
    priceKind: price?.kind ?? null,
    priceMinFen: lower === null ? null : BigInt(lower),
    priceMaxFen: upper === null ? null : BigInt(upper),
    priceBasisPoints: isShare ? Math.round(price.percent * 100) : null,
  };
}

const LAPSED = new Set(['REJECTED', 'WITHDRAWN', 'INVALID', 'LAPSED', 'EXPIRED']);

/** 权利状态 derived from the rights listed; a secret or another unregistered right counts as in force. */
export function ipStateOf(rights: readonly IpRight[]): IpState {
  const real = rights.filter((right) => right.type !== 'NONE');
  if (real.length === 0) return 'NONE';
  const alive = real.filter((right) => !LAPSED.has(right.status));
  if (alive.length === 0) return 'LAPSED';
  return alive.every((right) => right.status === 'PENDING') ? 'PENDING' : 'IN_FORCE';
}

/** What submission still asks for, one entry per field. */
export function missingIn(row: AchievementEntity): FieldError[] {
  return missingFrom(CompleteAchievement, { ...row, price: priceOf(row) ?? undefined });
}

/** Hints to the holder that block nothing (domain §4.4: an application not laid open loses novelty when told). */
export function warningsOf(row: Pick<AchievementEntity, 'ip' | 'disclosure'>): 'unpublished-application'[] {
  const isSecretYet = row.ip.some((right) => right.status === 'PENDING' && !right.isLaidOpen);
  return isSecretYet && row.disclosure.technical === 'PUBLIC' ? ['unpublished-application'] : [];
}

function toHeading(row: CardRow, holder: OrganisationCard) {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    state: row.state,
    holder: { id: holder.id, name: holder.name, kind: holder.kind, regionCode: holder.regionCode },
    trl: row.trl,
    stage: row.stage,
    attribute: row.attribute,
    techArea: row.techArea,
    industry: row.industry,
    bases: row.bases,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    validUntil: row.validUntil?.toISOString() ?? null,
    sourceUrl: row.sourceUrl,
  };
}
