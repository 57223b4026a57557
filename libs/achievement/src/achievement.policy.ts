// Who may see and do what with an achievement: pure functions of the actor and the row.
// true = may · a reason code = has this action, but not now or not on this row · undefined = never has it.
import { definePermissions, holds, type Actor, type Viewer } from '@app/identity';
import { LISTING_ALIAS as ROW, verdictsBy, type Condition } from '@app/listing';
import type { AchievementEntity } from './achievement.entity.js';
import { achievementLifecycle, reviewOf } from './achievement.lifecycle.js';
import { DISCLOSURE_LEVELS, type DisclosureLevel } from './achievement.schema.js';

export const achievementPermissions = definePermissions({
  'achievement.draft': ['RESEARCHER', 'TT_OFFICER'],
  'achievement.read-own': ['RESEARCHER', 'TT_OFFICER', 'IP_OFFICER', 'COMPLIANCE_OFFICER'],
  'achievement.approve': ['TT_OFFICER'],
  'achievement.publish': ['PLATFORM_ADMIN'],
  'achievement.review': ['TT_OFFICER', 'PLATFORM_ADMIN'],
  'achievement.renew': ['TT_OFFICER'],
  'achievement.withdraw': ['TT_OFFICER', 'PLATFORM_ADMIN'],
  'achievement.history': ['RESEARCHER', 'TT_OFFICER', 'IP_OFFICER', 'COMPLIANCE_OFFICER', 'PLATFORM_ADMIN'],
});

export type PolicyRow = Pick<
  AchievementEntity,
  'organisationId' | 'createdBy' | 'submittedBy' | 'state' | 'revisionState' | 'validUntil'
>;
export type Verdict = true | 'wrong-state' | 'self-review' | undefined;

/** Member of the organisation that holds the achievement. */
export function isHolder(viewer: Viewer, row: Pick<PolicyRow, 'organisationId'>): boolean {
  return viewer?.organisationId === row.organisationId;
}

/** Holder and operator see the office part: pending fields, disclosure, reasons. */
export function isInOffice(viewer: Viewer, row: PolicyRow): boolean {
  return isHolder(viewer, row) || (isOperator(viewer) && row.state !== 'DRAFT' && row.state !== 'UNIT_REVIEW');
}

/** Published and still valid. */
export function isOpen(row: Pick<PolicyRow, 'state' | 'validUntil'>, now: Date): boolean {
  return row.state === 'PUBLISHED' && row.validUntil !== null && row.validUntil > now;
}

/** Everyone sees what is published and still valid; drafts of others do not exist for the asker. */
export function canSee(viewer: Viewer, row: PolicyRow, now: Date): boolean {
  return isOpen(row, now) || isInOffice(viewer, row);
}

/** `canSee` as a condition, for lists. */
export function visibleTo(viewer: Viewer, now: Date): Condition {
  const open = `(${ROW}.state = 'PUBLISHED' AND ${ROW}.valid_until > :now)`;
  if (isOperator(viewer)) return { sql: `(${open} OR ${ROW}.state NOT IN ('DRAFT', 'UNIT_REVIEW'))`, params: { now } };
  if (!viewer?.organisationId) return { sql: open, params: { now } };
  return { sql: `(${open} OR ${ROW}.organisation_id = :own)`, params: { now, own: viewer.organisationId } };
}

/** The level at which a viewer reads an achievement; MATCHED is granted by the deal room, not here. */
export function levelOf(viewer: Viewer, row: PolicyRow): DisclosureLevel {
  if (isInOffice(viewer, row)) return 'INTERNAL';
  return viewer?.organisationId ? 'REGISTERED' : 'PUBLIC';
}

/** True when a reader at `level` may see what is disclosed to `required`. */
export function reaches(level: DisclosureLevel, required: DisclosureLevel): boolean {
  return DISCLOSURE_LEVELS.indexOf(level) >= DISCLOSURE_LEVELS.indexOf(required);
}

/** A technology-transfer officer edits any achievement of the unit, a researcher the own ones. */
export function canEdit(viewer: Viewer, row: PolicyRow): Verdict {
  if (!isDrafter(viewer, row)) return undefined;
  return achievementLifecycle.can(row.state, 'edit') || 'wrong-state';
}

export function canSubmit(viewer: Viewer, row: PolicyRow): Verdict {
  if (!isDrafter(viewer, row)) return undefined;
  return achievementLifecycle.can(row.state, 'submit') || 'wrong-state';
}

/** The unit's own check: by an officer who neither wrote nor submitted it (creator ≠ approver, domain §7.2). */
export function canApprove(viewer: Viewer, row: PolicyRow): Verdict {
  if (!viewer || !isHolder(viewer, row) || !holds(viewer, 'achievement.approve')) return undefined;
  return reviewVerdict(viewer, row, 'UNIT_REVIEW');
}

/** The platform's check, which makes it visible. */
export function canPublish(viewer: Viewer, row: PolicyRow): Verdict {
  if (!viewer || !holds(viewer, 'achievement.publish')) return undefined;
  return reviewVerdict(viewer, row, 'PLATFORM_REVIEW');
}

/** Whoever reviews may send back, with a reason. */
export function canReturn(viewer: Viewer, row: PolicyRow): Verdict {
  const stage = reviewOf(row)?.stage;
  const isUnit = isHolder(viewer, row) && viewer !== null && holds(viewer, 'achievement.approve');
  if (!isUnit && !isOperator(viewer)) return undefined;
  return (isUnit && stage === 'UNIT_REVIEW') || (isOperator(viewer) && stage === 'PLATFORM_REVIEW') || 'wrong-state';
}

/** The holder's officer takes it back; the operator takes it down. */
export function canWithdraw(viewer: Viewer, row: PolicyRow): Verdict {
  const isUnit = isHolder(viewer, row) && viewer !== null && holds(viewer, 'achievement.withdraw');
  if (!isUnit && !isOperator(viewer)) return undefined;
  return achievementLifecycle.can(row.state, 'withdraw') || 'wrong-state';
}

/** The holder's officer confirms that it still stands. */
export function canRenew(viewer: Viewer, row: PolicyRow): Verdict {
  if (!viewer || !isHolder(viewer, row) || !holds(viewer, 'achievement.renew')) return undefined;
  return achievementLifecycle.can(row.state, 'renew') || 'wrong-state';
}

const RULES = {
  edit: canEdit,
  submit: canSubmit,
  approve: canApprove,
  publish: canPublish,
  return: canReturn,
  withdraw: canWithdraw,
  renew: canRenew,
};

export type Action = keyof typeof RULES;

/** The `can` of a view: every action the viewer has, with true or the reason why not now. */
export function abilitiesOf(viewer: Viewer, row: PolicyRow): Record<string, true | string> {
  return verdictsBy(RULES, viewer, row);
}

function isOperator(viewer: Viewer): boolean {
  return viewer !== null && holds(viewer, 'achievement.publish');
}

function isDrafter(viewer: Viewer, row: PolicyRow): boolean {
  if (!viewer || !isHolder(viewer, row) || !holds(viewer, 'achievement.draft')) return false;
  return holds(viewer, 'achievement.approve') || viewer.userId === row.createdBy;
}

function reviewVerdict(actor: Actor, row: PolicyRow, stage: 'UNIT_REVIEW' | 'PLATFORM_REVIEW'): Verdict {
  const review = reviewOf(row);
  if (review?.stage !== stage) return 'wrong-state';
  const isAuthor = actor.userId === row.submittedBy || (!review.isRevision && actor.userId === row.createdBy);
  return isAuthor ? 'self-review' : true;
}
