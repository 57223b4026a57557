// From what is typed in to columns: derived values, and which changes of a published achievement need review.
import { givenOnly } from '@app/listing';
import { ipStateOf, priceColumns, priceOf } from './achievement.disclosure.js';
import type { AchievementEntity, PendingCore } from './achievement.entity.js';
import { stageOfTrl } from './achievement.lifecycle.js';
import {
  DEFAULT_DISCLOSURE,
  DISCLOSURE_LEVELS,
  FIELD_GROUPS,
  type Disclosure,
  type EditAchievement,
  type FieldGroup,
} from './achievement.schema.js';

/** Fields whose change on a published achievement is reviewed first (domain §4.2). */
export const CORE_FIELDS = ['title', 'ip', 'price', 'disclosure'] as const;
type Fields = Omit<EditAchievement, 'expectedVersion'>;

/** The columns that the given fields stand for; fields left out stay as they are. */
export function toColumns(fields: Fields): Partial<AchievementEntity> {
  const { price, trl, stage, ip, ...plain } = fields;
  const derivedStage = typeof trl === 'number' ? stageOfTrl(trl) : undefined;
  return givenOnly<Partial<AchievementEntity>>({
    ...plain,
    ...(price !== undefined && priceColumns(price)),
    ...(trl !== undefined && { trl }),
    ...(ip !== undefined && { ip, ipState: ipStateOf(ip) }),
    ...((stage !== undefined || derivedStage !== undefined) && { stage: stage ?? derivedStage ?? null }),
  });
}

/** Of two disclosures the more restricted level of each group. */
function tighter(one: Disclosure, other: Disclosure): Disclosure {
  const level = (group: FieldGroup) =>
    DISCLOSURE_LEVELS[Math.max(DISCLOSURE_LEVELS.indexOf(one[group]), DISCLOSURE_LEVELS.indexOf(other[group]))];
  return Object.fromEntries(FIELD_GROUPS.map((group) => [group, level(group)])) as Disclosure;
}

/**
 * Parts an edit of a published achievement: core fields that differ from what is visible, and all others. What restricts
 * a group applies at once, only what opens one waits: a slip must not stay public while it is being reviewed.
 */
export function splitCore(row: AchievementEntity, fields: Fields): { core: PendingCore; rest: Fields } {
  const visible = { title: row.title, ip: row.ip, price: priceOf(row), disclosure: row.disclosure };
  const tightened = fields.disclosure && tighter(row.disclosure, fields.disclosure);
  if (tightened && !isSame(tightened, row.disclosure)) {
    const { core, rest } = splitCore({ ...row, disclosure: tightened }, fields);
    return { core, rest: { ...rest, disclosure: tightened } };
  }
  const changed = CORE_FIELDS.filter((field) => fields[field] !== undefined && !isSame(fields[field], visible[field]));
  const rest = Object.entries(fields).filter(([field]) => !CORE_FIELDS.some((core) => core === field));
  return { core: Object.fromEntries(changed.map((field) => [field, fields[field]])), rest: Object.fromEntries(rest) };
}

/** A row before anything is typed in. */
export function newAchievement(id: string, organisationId: string, now: Date): AchievementEntity {
  return {
    id,
    code: '',
    organisationId,
    createdBy: null,
    contactUserId: null,
    state: 'DRAFT',
    title: '',
    abstract: null,
    keywords: [],
    problem: null,
    innovation: null,
    applications: null,
    comparison: [],
    indicators: [],
    trl: null,
    trlEvidence: null,
    stage: null,
    attribute: null,
    ip: [],
    ipState: 'NONE',
    modes: [],
    licenceModes: [],
    priceKind: null,
    priceMinFen: null,
    priceMaxFen: null,
    priceBasisPoints: null,
    economicBenefit: null,
    cases: null,
    techArea: null,
    industry: null,
    bases: [],
    completers: [],
    disclosure: DEFAULT_DISCLOSURE,
    secrecyDeclaredBy: null,
    secrecyDeclaredAt: null,
    revisionState: 'NONE',
    pending: null,
    submittedBy: null,
    submittedAt: null,
    returnReason: null,
    publishedAt: null,
    validUntil: null,
    remindedDays: null,
    source: null,
    sourceId: null,
    sourceUrl: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** Equal as stored: jsonb gives its members back in another order. */
export function isSame(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
